import { type ClinicDay, isOrdinaryDay } from '../clinic-day.js';
import { minuteOfDate } from '../clinic-moment.js';
import type { DemandCounts } from '../demand-class.js';
import { type DemandForecast, forecastOf } from '../demand-forecast.js';
import type { RequestMinute } from './published-demand.js';

const minutesOfDay = 24 * 60;

/** @returns requests of each of the days */
export function countsOn(requests: readonly RequestMinute[], days: readonly ClinicDay[]): DemandCounts {
  const byDay = new Map<number, number>();
  for (const request of requests) {
    const day = Math.floor(request / minutesOfDay);
    byDay.set(day, (byDay.get(day) ?? 0) + 1);
  }
  return days.map(({ date }) => byDay.get(minuteOfDate(date) / minutesOfDay) ?? 0);
}

/** What is known of one department's demand: all of the past, and of the days those that have passed. */
export class ObservedDemand {
  private readonly ordinary: number[];
  private known = 0;

  /** @param past and @param counts of each of their days */
  constructor(
    past: DemandCounts,
    pastDays: readonly ClinicDay[],
    private readonly counts: DemandCounts,
    private readonly days: readonly ClinicDay[],
  ) {
    this.ordinary = past.filter((_, at) => isOrdinaryDay(pastDays[at] as ClinicDay));
  }

  /** @param passed how many of the days are over */
  forecastAfter(passed: number): DemandForecast {
    for (; this.known < passed; this.known += 1) {
      const day = this.days[this.known] as ClinicDay;
      if (isOrdinaryDay(day)) this.ordinary.push(this.counts[this.known] as number);
    }
    return forecastOf(this.ordinary);
  }
}
