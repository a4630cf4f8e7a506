import type { Availability, Walking } from './availability.js';
import { merged, type Span } from './span.js';
import {
  gridOver,
  has,
  isEmpty,
  join,
  keep,
  type MinuteSet,
  minutesInside,
  noMinutes,
  runsOf,
  startsFree,
  startsInside,
  type TimeGrid,
} from './time-grid.js';

/** Somebody or something that could take a seat. */
export interface SlotCandidate<Id extends string = string> extends Availability {
  readonly id: Id;
  /** What is held or booked, with the walking that belongs to it. */
  readonly busy: readonly Span[];
  readonly walking: Walking;
}

/** One of these must be there from beginning to end; the first that can is taken. */
export interface SlotSeat<Id extends string = string> {
  readonly candidates: readonly SlotCandidate<Id>[];
}

export interface SlotQuestion<Id extends string = string> {
  readonly window: Span;
  readonly durationMinutes: number;
  /** Sessions begin on these minutes, counted from the full hour of UTC. */
  readonly everyMinutes: number;
  readonly limit: number;
  readonly seats: readonly SlotSeat<Id>[];
  /** Hours that must all be kept, such as those of both hospitals. */
  readonly hours: readonly (readonly Span[])[];
}

export interface FoundSlot<Id extends string = string> extends Span {
  /** Who takes each seat, in the order of the seats; nobody twice. */
  readonly taken: readonly Id[];
}

/** Why there is none: the first of these that is so. */
export type SlotWant =
  | { readonly code: 'HOURS_NEVER_MEET' }
  | { readonly code: 'SEAT_EMPTY' | 'SEAT_NEVER_OPEN' | 'SEAT_ALWAYS_BUSY'; readonly seat: number }
  | { readonly code: 'SEATS_NEVER_MEET' };

export interface SlotAnswer<Id extends string = string> {
  readonly slots: readonly FoundSlot<Id>[];
  readonly want: SlotWant | undefined;
}

const minuteMs = 60_000;
/** What is read and looked at on either side of the window, so that walking into it and out of it is seen. */
export const walkMarginMs = 120 * minuteMs;

interface Trial {
  readonly grid: TimeGrid;
  readonly durationMinutes: number;
}

/** The minutes at which this candidate could begin, walking included. */
function startsOf({ grid, durationMinutes: minutes }: Trial, candidate: SlotCandidate): MinuteSet {
  const { open, teleClinic, busy, walking } = candidate;
  const starts = startsInside(grid, merged(open), minutes);
  if (isEmpty(starts)) return starts;
  const atOnce = startsFree(grid, busy, { minutes, before: 0, after: 0 });
  const { beforeMinutes: before, afterMinutes: after } = walking;
  if (before + after === 0) return keep(starts, atOnce);
  const withWalk = startsFree(grid, busy, { minutes, before, after });
  // Block by block: a session across two of them is in neither.
  const inClinic = startsInside(grid, teleClinic, minutes);
  return keep(starts, join(withWalk, keep(inClinic, atOnce)));
}

/** A candidate for each seat, nobody twice. Seats are few: trying is enough. */
function seated<Id extends string>(
  able: readonly (readonly Id[])[],
  taken: readonly Id[] = [],
): readonly Id[] | undefined {
  const seat = able[taken.length];
  if (!seat) return taken;
  for (const id of seat) {
    const whole = taken.includes(id) ? undefined : seated(able, [...taken, id]);
    if (whole) return whole;
  }
  return undefined;
}

const hoursStarts = ({ grid, durationMinutes }: Trial, hours: readonly (readonly Span[])[], window: Span) =>
  runsOf(
    hours.map((spans) => minutesInside(grid, spans)).reduce(keep, minutesInside(grid, [window])),
    durationMinutes,
  );

function wantOf(
  trial: Trial,
  allowed: MinuteSet,
  seats: readonly SlotSeat[],
  anyOf: readonly MinuteSet[],
): SlotWant {
  if (isEmpty(allowed)) return { code: 'HOURS_NEVER_MEET' };
  for (const [seat, { candidates }] of seats.entries()) {
    if (candidates.length === 0) return { code: 'SEAT_EMPTY', seat };
    if (!isEmpty(keep(allowed.slice(), anyOf[seat] ?? noMinutes(trial.grid)))) continue;
    const isEverOpen = candidates.some(
      ({ open }) => !isEmpty(keep(startsInside(trial.grid, merged(open), trial.durationMinutes), allowed)),
    );
    return { code: isEverOpen ? 'SEAT_ALWAYS_BUSY' : 'SEAT_NEVER_OPEN', seat };
  }
  return { code: 'SEATS_NEVER_MEET' };
}

/** The earliest times at which every seat can be taken, by bit sets of minutes. */
export function findSlots<Id extends string>(question: SlotQuestion<Id>): SlotAnswer<Id> {
  const { window, durationMinutes, everyMinutes, limit, seats } = question;
  const grid = gridOver({ from: window.from - walkMarginMs, until: window.until + walkMarginMs });
  const trial = { grid, durationMinutes };
  const allowed = hoursStarts(trial, question.hours, window);
  const starts = seats.map(({ candidates }) =>
    candidates.map((candidate) => ({ id: candidate.id, at: startsOf(trial, candidate) })),
  );
  const anyOf = starts.map((seat) => seat.reduce((any, { at }) => join(any, at), noMinutes(grid)));
  const possible = anyOf.reduce(keep, allowed.slice());
  const slots: FoundSlot<Id>[] = [];
  const stepMs = everyMinutes * minuteMs;
  for (let from = Math.ceil(window.from / stepMs) * stepMs; from < window.until; from += stepMs) {
    const minute = (from - grid.from) / minuteMs;
    if (!has(possible, minute)) continue;
    const able = starts.map((seat) => seat.filter(({ at }) => has(at, minute)).map(({ id }) => id));
    const taken = seated(able);
    if (!taken) continue;
    slots.push({ from, until: from + durationMinutes * minuteMs, taken });
    if (slots.length === limit) break;
  }
  return { slots, want: slots.length > 0 ? undefined : wantOf(trial, allowed, seats, anyOf) };
}
