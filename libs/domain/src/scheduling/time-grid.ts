import type { Span } from './span.js';

const minuteMs = 60_000;
const wordBits = 32;

/** A stretch of time cut into minutes; a set of minutes is a bit for each. */
export interface TimeGrid {
  /** A whole minute, in ms since 1970. */
  readonly from: number;
  readonly minutes: number;
}

/** One bit a minute, the first the lowest of the first word. */
export type MinuteSet = Uint32Array<ArrayBuffer>;

export const gridOver = ({ from, until }: Span): TimeGrid => {
  const start = Math.floor(from / minuteMs) * minuteMs;
  return { from: start, minutes: Math.ceil((until - start) / minuteMs) };
};

export const noMinutes = ({ minutes }: TimeGrid): MinuteSet => new Uint32Array(Math.ceil(minutes / wordBits));

function fill(set: MinuteSet, from: number, until: number): void {
  const first = from >>> 5;
  const last = (until - 1) >>> 5;
  for (let word = first; word <= last; word += 1) {
    let mask = 0xffff_ffff;
    if (word === first) mask = (mask << (from & 31)) >>> 0;
    if (word === last) mask &= 0xffff_ffff >>> (31 - ((until - 1) & 31));
    set[word] = (set[word] ?? 0) | mask;
  }
}

const minutesAfter = (grid: TimeGrid, ms: number): number => (ms - grid.from) / minuteMs;

function fillWithin(set: MinuteSet, { minutes }: TimeGrid, from: number, until: number): void {
  const first = Math.max(0, from);
  const end = Math.min(minutes, until);
  if (first < end) fill(set, first, end);
}

/** The minutes from which so many in a row lie wholly inside one of the spans, which neither touch nor overlap. */
export function startsInside(grid: TimeGrid, spans: readonly Span[], minutes: number): MinuteSet {
  const set = noMinutes(grid);
  for (const { from, until } of spans) {
    const end = Math.floor(minutesAfter(grid, until)) - minutes + 1;
    fillWithin(set, grid, Math.ceil(minutesAfter(grid, from)), end);
  }
  return set;
}

/** The minutes that lie wholly inside one of the spans. */
export const minutesInside = (grid: TimeGrid, spans: readonly Span[]): MinuteSet =>
  startsInside(grid, spans, 1);

/**
 * The minutes from which so many in a row, with those before and after them, are taken by none of the spans even for a
 * second. A span is widened by what must keep clear of it, so that it costs the same however long that is.
 */
export function startsFree(
  grid: TimeGrid,
  taken: readonly Span[],
  { minutes, before, after }: { readonly minutes: number; readonly before: number; readonly after: number },
): MinuteSet {
  const set = noMinutes(grid);
  for (const { from, until } of taken) {
    const first = Math.floor(minutesAfter(grid, from)) - minutes - after + 1;
    fillWithin(set, grid, first, Math.ceil(minutesAfter(grid, until)) + before);
  }
  for (let word = 0; word < set.length; word += 1) set[word] = ~(set[word] ?? 0) >>> 0;
  return set;
}

/** What is in both, into the first. */
export function keep(set: MinuteSet, other: MinuteSet): MinuteSet {
  for (let word = 0; word < set.length; word += 1) set[word] = (set[word] ?? 0) & (other[word] ?? 0);
  return set;
}

/** What is in either, into the first. */
export function join(set: MinuteSet, other: MinuteSet): MinuteSet {
  for (let word = 0; word < set.length; word += 1) set[word] = (set[word] ?? 0) | (other[word] ?? 0);
  return set;
}

/** The set moved to earlier minutes; what comes in from beyond the grid is missing. */
function earlier(set: MinuteSet, by: number): MinuteSet {
  const words = by >>> 5;
  const bits = by & 31;
  const moved = new Uint32Array(set.length);
  for (let word = 0; word + words < set.length; word += 1) {
    const low = (set[word + words] ?? 0) >>> bits;
    moved[word] = bits === 0 ? low : low | ((set[word + words + 1] ?? 0) << (wordBits - bits));
  }
  return moved;
}

/** The minutes from which so many in a row are in the set. Doubles what is known, so that an hour takes six steps. */
export function runsOf(set: MinuteSet, minutes: number): MinuteSet {
  let runs = set.slice();
  let known = 1;
  while (known < minutes) {
    const step = Math.min(known, minutes - known);
    runs = keep(runs, earlier(runs, step));
    known += step;
  }
  return runs;
}

export const has = (set: MinuteSet, minute: number): boolean =>
  (((set[minute >>> 5] ?? 0) >>> (minute & 31)) & 1) === 1;

export const isEmpty = (set: MinuteSet): boolean => set.every((word) => word === 0);
