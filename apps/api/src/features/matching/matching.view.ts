import type {
  Hospital as HospitalView,
  MatchConstraint as ConstraintView,
  MatchingRun as RunView,
} from '@jiedui/contracts';
import type { MatchConstraint } from '@jiedui/domain';
import type { HospitalId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { hospitalView } from '../hospitals/index.js';
import { personView } from '../people/index.js';
import { findRegions } from '../regions/index.js';
import { acceptedCounts, hospitalsById } from './matching.queries.js';
import type { MatchingRun } from './matching-run.entity.js';

type Names = ReadonlyMap<HospitalId, HospitalView>;

export const constraintView = (
  { kind, countyId, topId, specialty, limit }: MatchConstraint,
  names: Names,
): ConstraintView => ({
  kind,
  county: (countyId && names.get(countyId)) ?? null,
  top: (topId && names.get(topId)) ?? null,
  specialty,
  limit,
});

export const hospitalsOf = (constraints: readonly MatchConstraint[]): HospitalId[] =>
  constraints.flatMap(({ countyId, topId }) => [countyId, topId].filter((id) => id !== null));

const wishedOf = ({ wishes }: MatchingRun): HospitalId[] => [
  ...[...wishes.pins, ...wishes.bans].flatMap(({ countyId, topId }) => [countyId, topId]),
  ...wishes.places.map(({ topId }) => topId),
];

/** Runs as they are shown; who started them and for which hospital is loaded already. */
export async function matchingViews(em: EntityManager, runs: readonly MatchingRun[]): Promise<RunView[]> {
  const named = runs.flatMap((run) => [...wishedOf(run), ...hospitalsOf(run.conflict ?? [])]);
  const names = await hospitalsById(em, named);
  const codes = runs.flatMap(({ regionCode, topRegionCode }) => [regionCode, topRegionCode]);
  const regions = await findRegions(
    em,
    codes.filter((code) => code !== null),
  );
  const accepted = await acceptedCounts(
    em,
    runs.map(({ id }) => id),
  );
  const regionOf = (code: string | null) => {
    const region = code === null ? undefined : regions.get(code);
    return region ? { code: region.code, nameZh: region.nameZh, nameEn: region.nameEn } : null;
  };
  return runs.map((run) => ({
    id: run.id,
    name: run.name,
    state: run.state,
    stage: run.stage,
    percent: run.percent,
    region: regionOf(run.regionCode),
    hospital: run.hospital && hospitalView(run.hospital),
    topRegion: regionOf(run.topRegionCode),
    rules: run.rules,
    wishes: run.wishes,
    startedBy: personView(run.startedBy),
    startedAt: run.startedAt.toISOString(),
    finishedAt: run.finishedAt?.toISOString() ?? null,
    failure: run.failure,
    figures: run.figures,
    conflict: run.conflict?.map((one) => constraintView(one, names)) ?? null,
    accepted: accepted.get(run.id) ?? 0,
    hospitals: [...new Set(wishedOf(run))].flatMap((id) => names.get(id) ?? []),
    canCancel: run.state === 'queued' || run.state === 'solving',
    canAccept: run.state === 'solved',
  }));
}
