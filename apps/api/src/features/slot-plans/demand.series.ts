import {
  type ClinicDay,
  type DayShare,
  type DemandForecast,
  type DemandPattern,
  forecastOf,
  isOrdinaryDay,
  learnDayShares,
  patternOf,
  type Specialty,
} from '@jiedui/domain';
import type { DemandDay } from './demand.counts.js';

/** What the past of one specialty says. */
export interface SpecialtySeries {
  readonly specialty: Specialty;
  /** Of each of the days. */
  readonly counts: readonly number[];
  readonly byHour: readonly number[];
  readonly requests: number;
  readonly pattern: DemandPattern;
  readonly forecast: DemandForecast;
}

export interface DemandSeries {
  readonly days: readonly ClinicDay[];
  /** Most requests first. */
  readonly specialties: readonly SpecialtySeries[];
  readonly shareOf: DayShare;
}

function seriesOf(
  specialty: Specialty,
  rows: readonly DemandDay[],
  days: readonly ClinicDay[],
): SpecialtySeries {
  const byDate = new Map(rows.map((row) => [row.date, row]));
  const counts = days.map(({ date }) => byDate.get(date)?.requests ?? 0);
  const ordinary = counts.filter((_, at) => isOrdinaryDay(days[at] as ClinicDay));
  const pattern = patternOf(ordinary);
  return {
    specialty,
    counts,
    byHour: Array.from({ length: 24 }, (_, hour) =>
      rows.reduce((sum, row) => sum + (row.byHour[hour] ?? 0), 0),
    ),
    requests: counts.reduce((sum, count) => sum + count, 0),
    pattern,
    forecast: forecastOf(ordinary, pattern),
  };
}

/** @param days all days of the past that is looked at, with and without demand */
export function demandSeries(rows: readonly DemandDay[], days: readonly ClinicDay[]): DemandSeries {
  const bySpecialty = new Map<Specialty, DemandDay[]>();
  for (const row of rows) {
    const known = bySpecialty.get(row.specialty);
    if (known) known.push(row);
    else bySpecialty.set(row.specialty, [row]);
  }
  const specialties = [...bySpecialty]
    .map(([specialty, own]) => seriesOf(specialty, own, days))
    .toSorted((one, other) => other.requests - one.requests || one.specialty.localeCompare(other.specialty));
  const shareOf = learnDayShares(
    days,
    specialties.map(({ counts }) => counts),
  );
  return { days, specialties, shareOf };
}
