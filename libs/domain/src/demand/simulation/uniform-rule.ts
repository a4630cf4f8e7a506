import { weekdayOn } from '../../scheduling/local-time.js';
import { type ClinicDay, isOpen } from '../clinic-day.js';
import { minuteOfDate } from '../clinic-moment.js';
import type { RequestMinute } from './published-demand.js';
import { serveBlock } from './served.js';

/** Two services a week for every department alike: Wednesdays and Fridays, at five in the afternoon. */
export const uniformRule = { weekdays: [3, 5], startMinute: 17 * 60 } as const;

/** A service on a holiday is left out. */
export const uniformDays = (days: readonly ClinicDay[]): ClinicDay[] =>
  days.filter(
    (day) => isOpen(day) && (uniformRule.weekdays as readonly number[]).includes(weekdayOn(day.date)),
  );

export interface RuleOutcome {
  readonly waitsHours: readonly number[];
  readonly expertDays: number;
  /** Expert-days on which nobody had to be seen. */
  readonly idleDays: number;
}

/**
 * @param days the year, and after it one more day on which whoever is left is seen, so that no wait is left out
 */
export function replayUniform(
  requests: readonly RequestMinute[],
  days: readonly ClinicDay[],
  slotMinutes: number,
): RuleOutcome {
  const waitsHours: number[] = [];
  const last = days.at(-1);
  const services = uniformDays(days.slice(0, -1));
  let seen = 0;
  let idleDays = 0;
  const hold = (date: string) => {
    const start = minuteOfDate(date) + uniformRule.startMinute;
    seen = serveBlock(requests, seen, { start, stayUntil: start }, slotMinutes, waitsHours);
  };
  for (const { date } of services) {
    const before = seen;
    hold(date);
    if (seen === before) idleDays += 1;
  }
  const isAnyLeft = seen < requests.length;
  if (isAnyLeft && last) hold(last.date);
  return { waitsHours, expertDays: services.length + (isAnyLeft ? 1 : 0), idleDays };
}
