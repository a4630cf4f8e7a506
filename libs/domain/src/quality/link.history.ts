import { localDate, localMinute, weekdayOf } from '../routing/zoned-time.js';
import type { IsoDate } from '../plan/plan-days.js';
import type { LinkSummary } from './quality.summary.js';
import { type QualityReason, qualityReasons, type QualityVerdict } from './quality.thresholds.js';

/** One session of one participant, as the history of their hospital's link keeps it. */
export interface PastLink extends Pick<
  LinkSummary,
  'verdict' | 'faults' | 'uplinkLoss' | 'downlinkLoss' | 'freezeShare' | 'roundTripMs'
> {
  readonly startedAt: Date;
}

/** Sessions that began in one stretch of time. Medians of those in which it was measured; null where in none. */
export interface LinkTally {
  readonly sessions: number;
  readonly good: number;
  readonly fair: number;
  readonly poor: number;
  readonly lossShare: number | null;
  readonly freezeShare: number | null;
  readonly roundTripMs: number | null;
}

export interface LinkHistory {
  readonly all: LinkTally;
  readonly byDay: readonly (LinkTally & { readonly date: IsoDate })[];
  /** Hours of the hospital's own clock in which sessions began, from 0 to 23. */
  readonly byHour: readonly (LinkTally & { readonly hour: number })[];
  /** 1 is Monday. */
  readonly byWeekday: readonly (LinkTally & { readonly weekday: number })[];
  /** How often each reason spoilt a session, the most frequent first. */
  readonly reasons: readonly { readonly reason: QualityReason; readonly sessions: number }[];
}

const present = (values: readonly (number | null | undefined)[]): number[] =>
  values.filter((value): value is number => value !== null && value !== undefined);

function median(values: readonly (number | null | undefined)[]): number | null {
  const sorted = present(values).toSorted((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

const worseLoss = ({ uplinkLoss, downlinkLoss }: PastLink): number | null => {
  const known = present([uplinkLoss?.median, downlinkLoss?.median]);
  return known.length === 0 ? null : Math.max(...known);
};

function tallyOf(links: readonly PastLink[]): LinkTally {
  const count = (verdict: QualityVerdict) => links.filter((link) => link.verdict === verdict).length;
  return {
    sessions: links.length,
    good: count('good'),
    fair: count('fair'),
    poor: count('poor'),
    lossShare: median(links.map(worseLoss)),
    freezeShare: median(links.map(({ freezeShare }) => freezeShare)),
    roundTripMs: median(links.map(({ roundTripMs }) => roundTripMs?.median)),
  };
}

const from0To = (end: number): readonly number[] => Array.from({ length: end }, (_, at) => at);

/** What a hospital's link was like, by the clock on its own wall. */
export function linkHistory(links: readonly PastLink[], timeZone: string): LinkHistory {
  const dated = links.map((link) => {
    const date = localDate(link.startedAt, timeZone);
    const hour = Math.floor(localMinute(link.startedAt, timeZone) / 60);
    return { link, date, hour, weekday: weekdayOf(date) };
  });
  const where = (fits: (one: (typeof dated)[number]) => boolean) =>
    tallyOf(dated.filter(fits).map(({ link }) => link));
  const dates = [...new Set(dated.map(({ date }) => date))].toSorted();
  const spoilt = qualityReasons.map((reason) => ({
    reason,
    sessions: links.filter(({ faults }) => faults.some((fault) => fault.reason === reason)).length,
  }));
  return {
    all: tallyOf(links),
    byDay: dates.map((date) => ({ date, ...where((one) => one.date === date) })),
    byHour: from0To(24).map((hour) => ({ hour, ...where((one) => one.hour === hour) })),
    byWeekday: from0To(7).map((day) => ({ weekday: day + 1, ...where((one) => one.weekday === day + 1) })),
    reasons: spoilt.filter(({ sessions }) => sessions > 0).toSorted((a, b) => b.sessions - a.sessions),
  };
}
