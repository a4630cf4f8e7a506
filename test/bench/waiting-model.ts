import {
  addDays,
  type ClinicDay,
  clinicDayOf,
  defaultWorkingHours,
  type DemandModel,
  drawRequests,
  isOpen,
  modelDepartments,
  publishedCalendar,
  publishedDemand,
  type ReplayDemand,
  type ReplaySettings,
  replayPlanner,
  replayUniform,
  type RuleOutcome,
  seededRandom,
} from '@jiedui/domain';
import { createRequire } from 'node:module';

const chineseDays = createRequire(import.meta.url)('chinese-days/dist/chinese-days.json') as {
  readonly holidays: Readonly<Record<string, string>>;
  readonly workdays: Readonly<Record<string, string>>;
};

/**
 * A year of the published demand under both rules. What is published and what is assumed of the demand stands at
 * `publishedDemand`; of the rules this is assumed:
 *
 * - The wait is counted in hours of the calendar, nights and weekends among them, from the request to the start of the
 *   service. Both rules see people first come, first served, eight minutes each, until nobody is left; nobody is lost.
 * - An expert-day is one expert of one department called to the tele-clinic on one day, whether anybody waits or not.
 * - The uniform rule calls on Wednesdays and Fridays at 17:00, as published, but not on holidays. Three of four weekdays
 *   wait for 28 or 52 hours and two for under 5, which is 27 h on average; Saturdays (79 to 103 h) and the weeks of the
 *   great holidays make 33 of it.
 * - The planner may call at the end of each morning and afternoon that is worked, told an hour before; who is called in
 *   the morning comes again in the afternoon if somebody waits, for the same expert-day. It has the uniform rule's
 *   expert-days of the year as its budget, one common pool, knows the year before and what has come so far.
 */
export const baseSettings = {
  slotMinutes: 8,
  noticeMinutes: 60,
  comesTwice: true,
  longestWaitHours: 168,
} as const satisfies Omit<ReplaySettings, 'budget'>;

export interface Variant {
  readonly model?: Partial<DemandModel>;
  readonly settings?: Partial<Omit<ReplaySettings, 'budget'>>;
  /** Only expert-days on which the uniform rule found somebody waiting. */
  readonly isBudgetStrict?: boolean;
  readonly isClosedOnSaturdays?: boolean;
}

const calendar = publishedCalendar({
  holidays: Object.keys(chineseDays.holidays),
  makeUpWorkdays: Object.keys(chineseDays.workdays),
});
const saturdayMorning = { weekday: 6, fromMinute: 8 * 60, untilMinute: 12 * 60 };

function daysOf(year: number, hours: typeof defaultWorkingHours): ClinicDay[] {
  const days: ClinicDay[] = [];
  for (let date = `${year}-01-01`; date <= `${year}-12-31`; date = addDays(date, 1)) {
    days.push(clinicDayOf(date, calendar, hours));
  }
  return days;
}

/** @param year whose calendar, and that of the year before, are published */
export function drawYear(seed: number, year: number, { model, isClosedOnSaturdays }: Variant): ReplayDemand {
  const full = { ...publishedDemand, ...model };
  const hours = isClosedOnSaturdays ? defaultWorkingHours : [...defaultWorkingHours, saturdayMorning];
  const historyDays = daysOf(year - 1, hours);
  const days = daysOf(year, hours);
  const clearing = daysOf(year + 1, hours).find(isOpen);
  const random = seededRandom(seed);
  const departments = modelDepartments(full, days);
  const draw = (span: ClinicDay[]) => departments.map((one) => drawRequests(one, span, full, random));
  return {
    historyDays,
    history: draw(historyDays),
    days: clearing ? [...days, clearing] : days,
    requests: draw(days),
  };
}

export function runUniform({ requests, days }: ReplayDemand): RuleOutcome {
  const each = requests.map((one) => replayUniform(one, days, baseSettings.slotMinutes));
  const sum = (of: (one: RuleOutcome) => number) => each.reduce((total, one) => total + of(one), 0);
  return {
    waitsHours: each.flatMap(({ waitsHours }) => waitsHours),
    expertDays: sum(({ expertDays }) => expertDays),
    idleDays: sum(({ idleDays }) => idleDays),
  };
}

export function runPlanner(demand: ReplayDemand, uniform: RuleOutcome, variant: Variant) {
  const budget = uniform.expertDays - (variant.isBudgetStrict ? uniform.idleDays : 0);
  return replayPlanner(demand, { ...baseSettings, ...variant.settings, budget });
}
