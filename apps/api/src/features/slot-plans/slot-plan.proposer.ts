import type { SlotPlanFigure, SlotPlanTerms } from '@jiedui/contracts';
import {
  type ClinicDay,
  clinicMoments,
  type DepartmentSlots,
  expectedWaits,
  type PlannedDepartment,
  planSlots,
  seededRandom,
  type SlotBlock,
  type Specialty,
  uniformDays,
} from '@jiedui/domain';
import type { DemandSeries, SpecialtySeries } from './demand.series.js';

export interface ProposedBlock extends SlotBlock {
  readonly specialty: Specialty;
}

export interface Proposal {
  readonly blocks: readonly ProposedBlock[];
  readonly figures: readonly SlotPlanFigure[];
  readonly budget: number;
  readonly reservedDays: number;
}

export const noticeMinutes = 60;
/** Enough for a mean that holds to about a tenth, and few enough to answer at once. */
const repeats = 30;
/** The same plan comes out for the same past, whoever asks and how often. */
const seed = 1;

const rounded = (value: number | null): number | null =>
  value === null ? null : Math.round(value * 10) / 10;

/** Expert-days that two services a week would use for these specialties. */
export const uniformBudget = (specialties: number, days: readonly ClinicDay[]): number =>
  specialties * uniformDays(days).length;

/** @param days those of the plan */
export function propose(
  series: DemandSeries,
  waiting: ReadonlyMap<Specialty, number>,
  days: readonly ClinicDay[],
  { slotMinutes, budget: asked }: Pick<SlotPlanTerms, 'slotMinutes' | 'budget'>,
): Proposal {
  const moments = clinicMoments(days, series.shareOf);
  const departments = series.specialties.map(({ specialty, forecast }): PlannedDepartment<Specialty> => ({
    key: specialty,
    forecast,
    waiting: waiting.get(specialty) ?? 0,
  }));
  const budget = asked ?? uniformBudget(departments.length, days);
  const terms = { budget, slotMinutes, noticeMinutes };
  const plan = planSlots(departments, moments, terms);
  const random = seededRandom(seed);
  const figures = plan.departments.map((planned, at): SlotPlanFigure => {
    const department = departments[at] as PlannedDepartment<Specialty>;
    const question = { days, moments, terms, repeats };
    const waits = expectedWaits(department, planned.policy, question, random);
    return figureOf(series.specialties[at] as SpecialtySeries, department.waiting, planned, {
      uniformDays: uniformDays(days).length,
      oursHours: rounded(waits.oursHours),
      uniformHours: rounded(waits.uniformHours),
    });
  });
  const blocks = plan.departments.flatMap(({ key, blocks: own }) =>
    own.map((block) => ({ ...block, specialty: key })),
  );
  return { blocks, figures, budget, reservedDays: plan.reservedDays };
}

function figureOf(
  { specialty, pattern, forecast }: SpecialtySeries,
  waiting: number,
  { expectedDays }: DepartmentSlots<Specialty>,
  rest: Pick<SlotPlanFigure, 'uniformDays' | 'oursHours' | 'uniformHours'>,
): SlotPlanFigure {
  return {
    specialty,
    demandClass: pattern.demandClass,
    forecastPerDay: Math.round(forecast.meanPerDay * 100) / 100,
    waiting,
    expectedDays: Math.round(expectedDays * 10) / 10,
    ...rest,
  };
}

/** Means over all specialties, each as heavy as the requests it is expected to bring. */
export function meanHours(
  figures: readonly SlotPlanFigure[],
  of: (figure: SlotPlanFigure) => number | null,
): number | null {
  let weight = 0;
  let sum = 0;
  for (const figure of figures) {
    const hours = of(figure);
    if (hours === null) continue;
    weight += figure.forecastPerDay;
    sum += figure.forecastPerDay * hours;
  }
  return weight === 0 ? null : rounded(sum / weight);
}
