import type { PersonId } from '@jiedui/kernel';
import { addDays, type IsoDate } from '../plan/plan-days.js';
import { instantAt, localDate, weekdayOf } from './zoned-time.js';

export const onCallRanks = [1, 2, 3] as const;
export type OnCallRank = (typeof onCallRanks)[number];

export const dayMinutes = 24 * 60;

/** Minutes are counted from midnight by the hospital's own clock; beyond a day they run into the next. */
interface DayPart {
  readonly rank: OnCallRank;
  readonly fromMinute: number;
  readonly untilMinute: number;
}

export interface WeeklyShift extends DayPart {
  /** 1 is Monday, 7 is Sunday: the day on which it begins. */
  readonly weekday: number;
  readonly personId: PersonId;
}

/** What holds on one day instead of the week: somebody else, or nobody. */
export interface RosterException extends DayPart {
  readonly date: IsoDate;
  readonly personId: PersonId | null;
  readonly source: 'exception' | 'swap';
  /** Of two for the same hours the later counts. */
  readonly createdAt: Date;
}

export interface Roster {
  readonly timeZone: string;
  readonly weekly: readonly WeeklyShift[];
  readonly exceptions: readonly RosterException[];
}

export interface OnCallSpan {
  readonly rank: OnCallRank;
  readonly personId: PersonId;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly source: 'weekly' | RosterException['source'];
}

interface Layer {
  readonly rank: OnCallRank;
  readonly personId: PersonId | null;
  readonly source: OnCallSpan['source'];
  readonly from: number;
  readonly until: number;
  /** The higher covers the lower. */
  readonly order: readonly [layer: number, at: number];
}

const partOf = ({ fromMinute, untilMinute }: DayPart, date: IsoDate, timeZone: string) => ({
  from: instantAt(date, fromMinute, timeZone).getTime(),
  until: instantAt(date, untilMinute, timeZone).getTime(),
});

function layersOf({ timeZone, weekly, exceptions }: Roster, from: Date, until: Date): Layer[] {
  const layers: Layer[] = [];
  const last = localDate(until, timeZone);
  // A shift of the day before may run into the first.
  for (let date = addDays(localDate(from, timeZone), -1); date <= last; date = addDays(date, 1)) {
    for (const shift of weekly.filter(({ weekday }) => weekday === weekdayOf(date))) {
      const part = partOf(shift, date, timeZone);
      layers.push({
        ...part,
        rank: shift.rank,
        personId: shift.personId,
        source: 'weekly',
        order: [0, part.from],
      });
    }
    for (const one of exceptions.filter((exception) => exception.date === date)) {
      const part = partOf(one, date, timeZone);
      const { rank, personId, source, createdAt } = one;
      layers.push({ ...part, rank, personId, source, order: [1, createdAt.getTime()] });
    }
  }
  return layers;
}

const isAbove = (a: Layer, b: Layer): boolean =>
  a.order[0] - b.order[0] > 0 || (a.order[0] === b.order[0] && a.order[1] >= b.order[1]);

const topAt = (layers: readonly Layer[], at: number): Layer | undefined =>
  layers
    .filter((layer) => layer.from <= at && at < layer.until)
    .reduce<Layer | undefined>((top, layer) => (top && !isAbove(layer, top) ? top : layer), undefined);

function spansOfRank(layers: readonly Layer[], from: number, until: number): OnCallSpan[] {
  const edges = layers.flatMap((layer) => [layer.from, layer.until]).filter((at) => at > from && at < until);
  const bounds = [...new Set([from, ...edges, until])].toSorted((a, b) => a - b);
  const parts: { readonly top: Layer; readonly span: OnCallSpan }[] = [];
  for (const [at, start] of bounds.slice(0, -1).entries()) {
    const top = topAt(layers, start);
    if (!top || top.personId === null) continue;
    const endsAt = new Date(bounds[at + 1] ?? until);
    const before = parts.at(-1);
    const goesOn = before?.top === top && before.span.endsAt.getTime() === start;
    const { rank, personId, source } = top;
    const startsAt = goesOn ? before.span.startsAt : new Date(start);
    parts.splice(goesOn ? -1 : parts.length, 1, { top, span: { rank, personId, startsAt, endsAt, source } });
  }
  return parts.map(({ span }) => span);
}

/** Who is on call when, within a span of time, by rank and then by time: each is a shift or what is left of it. */
export function onCallSpans(roster: Roster, from: Date, until: Date): OnCallSpan[] {
  const layers = layersOf(roster, from, until);
  return onCallRanks.flatMap((rank) =>
    spansOfRank(
      layers.filter((layer) => layer.rank === rank),
      from.getTime(),
      until.getTime(),
    ),
  );
}

/** Who is on call at an instant, the first first; somebody who holds two ranks is named once. */
export function onCallAt(roster: Roster, at: Date): PersonId[] {
  const spans = onCallSpans(roster, at, new Date(at.getTime() + 1));
  return [...new Set(spans.map(({ personId }) => personId))];
}

export interface CoverageGap {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** When nobody is on call as the first, within a span of time. */
export function coverageGaps(spans: readonly OnCallSpan[], from: Date, until: Date): CoverageGap[] {
  const first = spans.filter(({ rank }) => rank === 1);
  const gaps: CoverageGap[] = [];
  let covered = from.getTime();
  for (const { startsAt, endsAt } of first.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime())) {
    if (startsAt.getTime() > covered) gaps.push({ startsAt: new Date(covered), endsAt: startsAt });
    covered = Math.max(covered, endsAt.getTime());
  }
  if (covered < until.getTime()) gaps.push({ startsAt: new Date(covered), endsAt: until });
  return gaps;
}

const weekMinutes = 7 * dayMinutes;
const weekPart = ({ weekday, fromMinute, untilMinute }: WeeklyShift) => {
  const from = (weekday - 1) * dayMinutes + fromMinute;
  return { from, until: from + untilMinute - fromMinute };
};

const overlap = (a: WeeklyShift, b: WeeklyShift): boolean => {
  const [one, other] = [weekPart(a), weekPart(b)];
  // Sunday's night runs into Monday.
  return [-weekMinutes, 0, weekMinutes].some(
    (by) => one.from < other.until + by && other.from + by < one.until,
  );
};

/** True where no shift is empty, longer than a day, or overlaps another of its rank. */
export const isWeekSound = (shifts: readonly WeeklyShift[]): boolean =>
  shifts.every(
    (shift, at) =>
      shift.untilMinute > shift.fromMinute &&
      shift.untilMinute - shift.fromMinute <= dayMinutes &&
      shifts.every((other, otherAt) => otherAt <= at || other.rank !== shift.rank || !overlap(shift, other)),
  );
