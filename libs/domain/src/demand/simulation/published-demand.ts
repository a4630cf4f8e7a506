import { type ClinicDay, isOpen, openMinutesOf } from '../clinic-day.js';
import { minuteOfDate } from '../clinic-moment.js';
import { burstyCount, type Random } from './random.js';

/** When a request came, in minutes since 1970-01-01 00:00 of the hospitals' clock. */
export type RequestMinute = number;

export const modelKinds = ['erratic', 'lumpy', 'slow'] as const;
export type ModelKind = (typeof modelKinds)[number];

export interface ModelDepartment {
  readonly kind: ModelKind;
  readonly meanPerWorkday: number;
}

/** The demand of a tele-clinic centre for a year. */
export interface DemandModel {
  readonly requestsPerYear: number;
  readonly departments: Readonly<Record<ModelKind, number>>;
  /** Demand of the department of rank r is proportional to r to the power of minus this. */
  readonly sizeExponent: number;
  /** Shape of the negative binomial of a day's count: the smaller, the burstier; Infinity is Poisson. */
  readonly shape: Readonly<Record<ModelKind, number>>;
  /** Demand of an open hour on a Saturday, against an hour of a workday. */
  readonly saturdayHourShare: number;
  /** What is left of a day's demand on a holiday. */
  readonly holidayShare: number;
}

/**
 * What is published of the National Telemedicine Center of China, and what had to be assumed.
 *
 * Published: 21,295 requests in a year (Qiao, Ran and Li, "Optimization of Teleconsultation Using Discrete-Event
 * Simulation from a Data-Driven Perspective", 2020); 43 series of demand in the classes erratic, lumpy and slow, hardly
 * any demand in the weeks of Spring Festival and National Day, and the mean waits of fixed weekly services held at
 * 17:00, on Saturdays at noon ("Teleconsultation demand classification and service analysis", BMC Medical Informatics
 * and Decision Making, 2021, table 5): 33.14 h for Wednesdays and Fridays; about eight minutes for one consultation.
 *
 * Assumed, because it is not published:
 * - How many series are in each class. 8, 19 and 16 are such that the services a week which the same table names for
 *   the classes (4, 2 and 1) add up to what 43 departments with 2 use: 8×4 + 19×2 + 16×1 = 86.
 * - Sizes by rank: Zipf's law (exponent 1). The waits of a planner depend on it more than on anything else.
 * - Day counts are independent. The shapes put the classes where the cut values want them.
 * - Requests come evenly over the working hours, 8 to 12 and 14 to 18, and on Saturdays from 8 to 12.
 * - Saturday's rate is the one figure that is fitted: of 0, ¼, ½ and 1 a quarter comes nearest to all four means of the
 *   table together, not to the 33 h alone.
 * - Fifty times less on holidays ("almost decreases to zero").
 */
export const publishedDemand: DemandModel = {
  requestsPerYear: 21_295,
  departments: { erratic: 8, lumpy: 19, slow: 16 },
  sizeExponent: 1,
  shape: { erratic: 1.6, lumpy: 0.6, slow: Infinity },
  saturdayHourShare: 0.25,
  holidayShare: 0.02,
};

const workdayMinutes = 480;
const minutesOfDay = 24 * 60;

/** How much of a full working day's demand a day brings. */
export function dayShare(day: ClinicDay, { holidayShare, saturdayHourShare }: DemandModel): number {
  if (day.kind === 'holiday') return holidayShare;
  return (openMinutesOf(day) / workdayMinutes) * (day.kind === 'restDay' ? saturdayHourShare : 1);
}

/** The departments, the largest first, so scaled that the days bring as many requests as the model says of a year. */
export function modelDepartments(model: DemandModel, days: readonly ClinicDay[]): ModelDepartment[] {
  const made = modelKinds.flatMap((kind) => Array.from({ length: model.departments[kind] }, () => kind));
  const weights = made.map((_, at) => (at + 1) ** -model.sizeExponent);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const dayShares = days.reduce((sum, day) => sum + dayShare(day, model), 0);
  const perYear = (model.requestsPerYear * days.length) / 365;
  return made.map((kind, at) => ({
    kind,
    meanPerWorkday: (perYear * (weights[at] as number)) / total / dayShares,
  }));
}

function minutesIn(day: ClinicDay, random: Random): number {
  const spans = isOpen(day) ? day.spans : [{ fromMinute: 8 * 60, untilMinute: 18 * 60 }];
  const length = spans.reduce((sum, { fromMinute, untilMinute }) => sum + untilMinute - fromMinute, 0);
  let into = random() * length;
  for (const { fromMinute, untilMinute } of spans) {
    if (into < untilMinute - fromMinute) return fromMinute + into;
    into -= untilMinute - fromMinute;
  }
  return minutesOfDay - 1;
}

/** @returns the moments at which the requests of one department come on the days, in order */
export function drawRequests(
  department: ModelDepartment,
  days: readonly ClinicDay[],
  model: DemandModel,
  random: Random,
): RequestMinute[] {
  return days.flatMap((day) => {
    const mean = department.meanPerWorkday * dayShare(day, model);
    const count = burstyCount(random, mean, model.shape[department.kind]);
    const start = minuteOfDate(day.date);
    return Array.from({ length: count }, () => start + minutesIn(day, random)).toSorted((a, b) => a - b);
  });
}
