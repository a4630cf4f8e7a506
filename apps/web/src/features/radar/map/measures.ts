import type { RadarFigures } from '@jiedui/contracts';
import { nation } from '@jiedui/domain';
import type { Translator } from '@jiedui/messages';
import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { asleepShareOf } from '../radar-figures';
import { regionRadarQuery } from '../radar-queries';

/** By the code of a province; null where there is nothing to measure. */
export type MeasuredValues = ReadonlyMap<string, number | null>;

/** Something that the map can show. Whoever has figures by province adds one to the list below. */
export interface MapMeasure {
  readonly id: string;
  readonly label: (t: Translator) => string;
  /** What is counted, for the head of the table. */
  readonly unit: (t: Translator) => string;
  /** Whether much of it is only much, or bad. */
  readonly tone: 'action' | 'danger';
  readonly isPercent: boolean;
  readonly read: (queries: QueryClient) => Promise<MeasuredValues>;
}

const fifths = 20;
export const bandStepOf = ({ isPercent }: MapMeasure) => (isPercent ? fifths : undefined);

const ofRadar = (
  id: 'pairings' | 'asleepShare' | 'unpaired',
  tone: MapMeasure['tone'],
  valueOf: (figures: RadarFigures) => number | null,
): MapMeasure => ({
  id,
  label: (t) => t(`radar.map.measure.${id}`),
  unit: (t) => t(`radar.map.unit.${id}`),
  tone,
  isPercent: id === 'asleepShare',
  read: async (queries) => {
    const { children } = await queries.ensureQueryData(regionRadarQuery(nation));
    return new Map(children.map(({ code, figures }) => [code, valueOf(figures)]));
  },
});

export const mapMeasures: readonly [MapMeasure, ...MapMeasure[]] = [
  ofRadar('pairings', 'action', ({ pairings }) => pairings),
  ofRadar('asleepShare', 'danger', asleepShareOf),
  ofRadar('unpaired', 'danger', ({ countyHospitals, unpairedHospitals }) =>
    countyHospitals === 0 ? null : unpairedHospitals,
  ),
];

/** @param since when the regions were read last: newer ones are measured anew */
export const measureQuery = ({ id, read }: MapMeasure, since: number) =>
  queryOptions({
    queryKey: ['measure', id, since],
    queryFn: ({ client }) => read(client),
  });
