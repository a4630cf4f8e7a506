import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { covers, merged, overlaps, type Span } from './span.js';
import { findSlots, type SlotCandidate, type SlotQuestion } from './slot-search.js';

const minute = 60_000;
const dawn = Date.parse('2026-03-02T00:00:00Z');
const at = (from: number, until: number): Span => ({
  from: dawn + from * minute,
  until: dawn + until * minute,
});
const day = at(0, 24 * 60);

const candidate = (id: string, changed: Partial<SlotCandidate> = {}): SlotCandidate => ({
  id,
  open: [at(8 * 60, 12 * 60)],
  teleClinic: [],
  busy: [],
  walking: { beforeMinutes: 0, afterMinutes: 0 },
  ...changed,
});
const question = (changed: Partial<SlotQuestion> = {}): SlotQuestion => ({
  window: day,
  durationMinutes: 20,
  everyMinutes: 5,
  limit: 3,
  seats: [{ candidates: [candidate('a')] }],
  hours: [],
  ...changed,
});
const timesOf = (asked: SlotQuestion) =>
  findSlots(asked).slots.map(({ from }) => new Date(from).toISOString().slice(11, 16));

describe('the earliest slots', () => {
  it('begin when all seats are open and free', () => {
    const busy = candidate('a', { busy: [at(8 * 60, 9 * 60 + 7)] });
    expect(timesOf(question({ seats: [{ candidates: [busy] }] }))).toEqual(['09:10', '09:15', '09:20']);
  });

  it('end with the hours of both sides', () => {
    const hours = [[at(9 * 60, 11 * 60)], [at(10 * 60 + 30, 14 * 60)]];
    expect(timesOf(question({ hours }))).toEqual(['10:30', '10:35', '10:40']);
    expect(findSlots(question({ hours: [[at(0, 60)], [at(60, 120)]] })).want).toEqual({
      code: 'HOURS_NEVER_MEET',
    });
  });

  it('leave time to walk, but not within the tele-clinic', () => {
    const walker = candidate('a', {
      busy: [at(8 * 60, 8 * 60 + 30)],
      walking: { beforeMinutes: 10, afterMinutes: 10 },
      teleClinic: [at(11 * 60, 11 * 60 + 40)],
    });
    expect(timesOf(question({ seats: [{ candidates: [walker] }], limit: 1 }))).toEqual(['08:40']);
    const full = { ...walker, busy: [at(8 * 60, 11 * 60 + 20), at(11 * 60 + 40, 12 * 60)] };
    expect(timesOf(question({ seats: [{ candidates: [full] }] }))).toEqual(['11:20']);
  });

  it('never put one person on two seats', () => {
    const both = { candidates: [candidate('a'), candidate('b')] };
    const [slot] = findSlots(question({ seats: [both, { candidates: [candidate('a')] }] })).slots;
    expect(slot?.taken).toEqual(['b', 'a']);
    const alone = { candidates: [candidate('a')] };
    expect(findSlots(question({ seats: [alone, alone] })).want).toEqual({ code: 'SEATS_NEVER_MEET' });
  });

  it('say which seat is the trouble', () => {
    const asleep = candidate('b', { open: [] });
    const full = candidate('c', { busy: [day] });
    const seats = (one: readonly SlotCandidate[]) => [{ candidates: [candidate('a')] }, { candidates: one }];
    const wantOf = (one: readonly SlotCandidate[]) => findSlots(question({ seats: seats(one) })).want;
    expect(wantOf([])).toEqual({ code: 'SEAT_EMPTY', seat: 1 });
    expect(wantOf([asleep])).toEqual({ code: 'SEAT_NEVER_OPEN', seat: 1 });
    expect(wantOf([asleep, full])).toEqual({ code: 'SEAT_ALWAYS_BUSY', seat: 1 });
  });
});

/** The plain way: each start in turn, each candidate asked, all pairings tried. */
function triedOneByOne({
  window,
  durationMinutes,
  everyMinutes,
  limit,
  seats,
  hours,
}: SlotQuestion): number[] {
  const found: number[] = [];
  const inOne = (spans: readonly Span[], part: Span) => merged(spans).some((span) => covers(span, part));
  const can = ({ open, teleClinic, busy, walking }: SlotCandidate, session: Span): boolean => {
    const isInClinic = teleClinic.some((block) => covers(block, session));
    const before = isInClinic ? 0 : walking.beforeMinutes * minute;
    const after = isInClinic ? 0 : walking.afterMinutes * minute;
    const taken = { from: session.from - before, until: session.until + after };
    return inOne(open, session) && !busy.some((span) => overlaps(span, taken));
  };
  const pairings = (session: Span, left: SlotQuestion['seats'], used: readonly string[]): boolean => {
    const [seat, ...rest] = left;
    if (!seat) return true;
    return seat.candidates.some(
      (one) => !used.includes(one.id) && can(one, session) && pairings(session, rest, [...used, one.id]),
    );
  };
  const step = everyMinutes * minute;
  for (let from = Math.ceil(window.from / step) * step; from < window.until; from += step) {
    const session = { from, until: from + durationMinutes * minute };
    if (!covers(window, session) || !hours.every((spans) => inOne(spans, session))) continue;
    if (pairings(session, seats, [])) found.push(from);
    if (found.length === limit) break;
  }
  return found;
}

const spanIn = (latest: number) =>
  fc
    .tuple(fc.integer({ min: 0, max: latest }), fc.integer({ min: 1, max: 300 }))
    .map(([from, length]) => at(from, from + length));
/** To the second: what is busy does not end on a full minute. */
const busySpan = fc
  .tuple(spanIn(700), fc.integer({ min: 0, max: 59_999 }))
  .map(([span, ms]) => ({ from: span.from + ms, until: span.until + ms }));
const anyCandidate = fc
  .record({
    id: fc.constantFrom('a', 'b', 'c', 'd'),
    open: fc.array(spanIn(700), { maxLength: 3 }),
    clinic: fc.array(spanIn(700), { maxLength: 2 }),
    busy: fc.array(busySpan, { maxLength: 4 }),
    beforeMinutes: fc.integer({ min: 0, max: 40 }),
    afterMinutes: fc.integer({ min: 0, max: 40 }),
  })
  .map(({ id, open, clinic, busy, ...walking }) => {
    const teleClinic = merged(clinic);
    return { id, open: [...open, ...teleClinic], teleClinic, busy, walking };
  });
const anyQuestion = fc.record({
  window: fc
    .tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 30, max: 800 }))
    .map(([from, length]) => at(from, from + length)),
  durationMinutes: fc.integer({ min: 1, max: 70 }),
  everyMinutes: fc.constantFrom(1, 5, 15),
  limit: fc.integer({ min: 1, max: 500 }),
  seats: fc.array(
    fc.record({ candidates: fc.uniqueArray(anyCandidate, { maxLength: 3, selector: ({ id }) => id }) }),
    { minLength: 1, maxLength: 3 },
  ),
  hours: fc.array(fc.array(spanIn(900), { maxLength: 3 }), { maxLength: 2 }),
});

describe('the search by bit sets', () => {
  it('finds what trying every start finds', () => {
    fc.assert(
      fc.property(anyQuestion, (asked) => {
        expect(findSlots(asked).slots.map(({ from }) => from)).toEqual(triedOneByOne(asked));
      }),
      { numRuns: 600 },
    );
  });
});
