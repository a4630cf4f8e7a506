import { describe, expect, it } from '@jest/globals';
import type { PersonId } from '@jiedui/kernel';
import fc from 'fast-check';
import { addDays } from '../plan/plan-days.js';
import {
  coverageGaps,
  isWeekSound,
  onCallAt,
  type OnCallRank,
  onCallSpans,
  type Roster,
  type RosterException,
  type WeeklyShift,
} from './roster.js';
import { instantAt, localDate, weekdayOf } from './zoned-time.js';

const [one, two, three] = ['p1', 'p2', 'p3'] as PersonId[] as [PersonId, PersonId, PersonId];
const everyDay = (personId: PersonId, fromMinute: number, untilMinute: number, rank: OnCallRank = 1) =>
  [1, 2, 3, 4, 5, 6, 7].map((weekday): WeeklyShift => ({ rank, weekday, fromMinute, untilMinute, personId }));
const roster = (changed: Partial<Roster> = {}): Roster => ({
  timeZone: 'Asia/Shanghai',
  weekly: [...everyDay(one, 480, 1_080), ...everyDay(two, 1_080, 1_920), ...everyDay(three, 0, 1_440, 2)],
  exceptions: [],
  ...changed,
});
const exception = (changed: Partial<RosterException>): RosterException => ({
  rank: 1,
  date: '2026-11-24',
  fromMinute: 480,
  untilMinute: 1_080,
  personId: null,
  source: 'exception',
  createdAt: new Date('2026-11-01T00:00:00Z'),
  ...changed,
});
const at = (date: string, hour: number, zone = 'Asia/Shanghai') => instantAt(date, hour * 60, zone);

describe('a clock on the wall', () => {
  it('is read in the zone of its hospital', () => {
    expect(instantAt('2026-11-24', 480, 'Asia/Shanghai').toISOString()).toBe('2026-11-24T00:00:00.000Z');
    expect(instantAt('2026-11-24', 480, 'Asia/Urumqi').toISOString()).toBe('2026-11-24T02:00:00.000Z');
    expect(localDate(new Date('2026-11-24T16:30:00Z'), 'Asia/Shanghai')).toBe('2026-11-25');
    expect(localDate(new Date('2026-11-24T16:30:00Z'), 'Asia/Urumqi')).toBe('2026-11-24');
    expect(weekdayOf('2026-11-22')).toBe(7);
    expect(weekdayOf('2026-11-23')).toBe(1);
  });

  it('keeps to the hour where summer time begins and ends', () => {
    expect(instantAt('2026-03-29', 12 * 60, 'Europe/Berlin').toISOString()).toBe('2026-03-29T10:00:00.000Z');
    expect(instantAt('2026-10-25', 12 * 60, 'Europe/Berlin').toISOString()).toBe('2026-10-25T11:00:00.000Z');
  });
});

describe('who is on call', () => {
  it('goes by the week, through the night, the first before the second', () => {
    expect(onCallAt(roster(), at('2026-11-24', 10))).toEqual([one, three]);
    expect(onCallAt(roster(), at('2026-11-24', 23))).toEqual([two, three]);
    expect(onCallAt(roster(), at('2026-11-25', 7))).toEqual([two, three]);
    expect(onCallAt(roster(), at('2026-11-25', 8))).toEqual([one, three]);
  });

  it('goes by the exception of the day, and by the later of two', () => {
    const swapped = exception({
      personId: three,
      source: 'swap',
      createdAt: new Date('2026-11-02T00:00:00Z'),
    });
    const away = roster({ exceptions: [exception({})] });
    expect(onCallAt(away, at('2026-11-24', 10))).toEqual([three]);
    expect(onCallAt(roster({ exceptions: [swapped, exception({})] }), at('2026-11-24', 10))).toEqual([three]);
    expect(onCallAt(away, at('2026-11-25', 10))).toEqual([one, three]);
  });

  it('goes by the clock of the hospital', () => {
    const west = roster({ timeZone: 'Asia/Urumqi' });
    expect(onCallAt(west, at('2026-11-24', 9))).toEqual([two, three]);
    expect(onCallAt(west, at('2026-11-24', 10))).toEqual([one, three]);
  });

  it('is foreseen: a gap is where nobody is the first', () => {
    const away = roster({ exceptions: [exception({ fromMinute: 600, untilMinute: 720 })] });
    const [from, until] = [at('2026-11-23', 0), at('2026-11-30', 0)];
    expect(coverageGaps(onCallSpans(away, from, until), from, until)).toEqual([
      { startsAt: at('2026-11-24', 10), endsAt: at('2026-11-24', 12) },
    ]);
    expect(coverageGaps([], from, until)).toEqual([{ startsAt: from, endsAt: until }]);
  });

  it('is the same asked for an instant as read from the spans of its week', () => {
    const shift = fc.record({
      rank: fc.constantFrom<OnCallRank>(1, 2),
      weekday: fc.integer({ min: 1, max: 7 }),
      fromMinute: fc.integer({ min: 0, max: 1_439 }),
      untilMinute: fc.integer({ min: 1, max: 2_000 }),
      personId: fc.constantFrom(one, two, three),
    });
    const days = fc.integer({ min: 0, max: 6 }).map((day) => addDays('2026-11-23', day));
    const change = fc
      .record({
        date: days,
        personId: fc.constantFrom(null, one, two),
        rank: fc.constantFrom<OnCallRank>(1, 2),
      })
      .map((changed) => exception(changed));
    const [from, until] = [at('2026-11-23', 0), at('2026-11-30', 0)];
    fc.assert(
      fc.property(
        fc.array(shift),
        fc.array(change),
        fc.nat({ max: 7 * 1_440 - 1 }),
        (weekly, exceptions, minute) => {
          const made = roster({ weekly, exceptions });
          const instant = new Date(from.getTime() + minute * 60_000);
          const spans = onCallSpans(made, from, until).filter(
            ({ startsAt, endsAt }) => startsAt <= instant && instant < endsAt,
          );
          expect([...new Set(spans.map(({ personId }) => personId))]).toEqual(onCallAt(made, instant));
        },
      ),
    );
  });
});

describe('a week', () => {
  it('is sound where nobody is on call twice in one rank, Sunday night included', () => {
    const night = { rank: 1, weekday: 7, fromMinute: 1_080, untilMinute: 1_920, personId: one } as const;
    const morning = { rank: 1, weekday: 1, fromMinute: 420, untilMinute: 600, personId: two } as const;
    expect(isWeekSound(roster().weekly)).toBe(true);
    expect(isWeekSound([night, morning])).toBe(false);
    expect(isWeekSound([night, { ...morning, rank: 2 }])).toBe(true);
    expect(isWeekSound([{ ...morning, untilMinute: 420 }])).toBe(false);
    expect(isWeekSound([{ ...morning, untilMinute: 420 + 1_441 }])).toBe(false);
  });
});
