import { describe, expect, it } from '@jest/globals';
import { createRequire } from 'node:module';
import { areRulesSound, availabilityWithin, walkingFor } from './availability.js';
import { owedCalendarMails, type ToldAppointment } from './calendar-mail.rule.js';
import { zonedInstant, localDayOf, clockMinuteOf } from './local-time.js';
import { hoursWithin } from './weekly-hours.js';
import { publishedCalendar } from './workday-calendar.js';

const published = createRequire(import.meta.url)('chinese-days/dist/chinese-days.json') as {
  holidays: Record<string, string>;
  workdays: Record<string, string>;
};
const calendar = publishedCalendar({
  holidays: Object.keys(published.holidays),
  makeUpWorkdays: Object.keys(published.workdays),
});
const shanghai = 'Asia/Shanghai';
const officeHours = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, fromMinute: 480, untilMinute: 1_080 }));
const span = (from: string, until: string) => ({ from: Date.parse(from), until: Date.parse(until) });
const shown = (spans: readonly { from: number; until: number }[]) =>
  spans.map(({ from, until }) => `${new Date(from).toISOString()}/${new Date(until).toISOString()}`);

describe('the state calendar', () => {
  it('knows Spring Festival 2026 and the days worked for it', () => {
    const kinds = [
      '2026-02-13',
      '2026-02-14',
      '2026-02-15',
      '2026-02-23',
      '2026-02-24',
      '2026-02-28',
      '2026-03-01',
    ];
    expect(kinds.map(calendar.kindOf)).toEqual([
      'workday',
      'makeUpWorkday',
      'holiday',
      'holiday',
      'workday',
      'makeUpWorkday',
      'restDay',
    ]);
  });

  it('says that it does not know a year that was not published', () => {
    expect(calendar.kindOf('2026-12-31')).toBe('workday');
    expect([
      calendar.kindOf('2027-01-01'),
      calendar.kindOf('2027-01-04'),
      calendar.kindOf('2003-12-31'),
    ]).toEqual(['unknown', 'unknown', 'unknown']);
  });

  it('takes the end from what was published, and a lone New Year of the next year for no end', () => {
    const grown = publishedCalendar({ holidays: ['2026-10-01', '2027-01-01'], makeUpWorkdays: [] });
    expect([grown.knownFrom, grown.knownUntil]).toEqual(['2026-01-01', '2026-12-31']);
    expect(publishedCalendar({ holidays: [], makeUpWorkdays: [] }).kindOf('2026-05-01')).toBe('unknown');
  });
});

describe('working hours', () => {
  it('are not kept on holidays, and are on the make-up Saturday', () => {
    const days = hoursWithin(
      { zone: shanghai, hours: officeHours },
      span('2026-02-12T16:00:00Z', '2026-02-24T16:00:00Z'),
      calendar,
    ).map(({ from }) => localDayOf(new Date(from), shanghai));
    expect(days).toEqual(['2026-02-13', '2026-02-14', '2026-02-24']);
  });

  it('of a make-up workday are only those of every weekday, since nobody says which one it stands for', () => {
    const hours = [
      ...officeHours.filter(({ weekday }) => weekday !== 3),
      { weekday: 3, fromMinute: 480, untilMinute: 720 },
    ];
    const on = hoursWithin(
      { zone: shanghai, hours },
      span('2026-02-13T16:00:00Z', '2026-02-14T16:00:00Z'),
      calendar,
    );
    expect(shown(on)).toEqual(['2026-02-14T00:00:00.000Z/2026-02-14T04:00:00.000Z']);
  });

  it('of Urumqi are two hours later than those of Shanghai', () => {
    const on = (zone: string) =>
      hoursWithin(
        { zone, hours: officeHours },
        span('2026-03-03T00:00:00Z', '2026-03-04T00:00:00Z'),
        calendar,
      );
    expect(shown(on(shanghai))[0]).toBe('2026-03-03T00:00:00.000Z/2026-03-03T10:00:00.000Z');
    expect(shown(on('Asia/Urumqi'))[0]).toBe('2026-03-03T02:00:00.000Z/2026-03-03T12:00:00.000Z');
  });

  it('may cross midnight, also into the window from the day before', () => {
    const night = [{ weekday: 1, fromMinute: 1_320, untilMinute: 1_800 }];
    const on = hoursWithin(
      { zone: shanghai, hours: night },
      span('2026-03-02T16:30:00Z', '2026-03-04T16:00:00Z'),
      calendar,
    );
    expect(shown(on)).toEqual(['2026-03-02T16:30:00.000Z/2026-03-02T22:00:00.000Z']);
  });

  it('follow a clock that is put forward and back', () => {
    const berlin = 'Europe/Berlin';
    expect(zonedInstant('2026-03-29', 150, berlin).toISOString()).toBe('2026-03-29T01:30:00.000Z');
    expect(zonedInstant('2026-10-25', 150, berlin).toISOString()).toBe('2026-10-25T00:30:00.000Z');
    const sunday = [{ weekday: 7, fromMinute: 0, untilMinute: 480 }];
    const everyDay = { kindOf: () => 'workday' as const };
    const hoursOn = (from: string, until: string) =>
      hoursWithin({ zone: berlin, hours: sunday }, span(from, until), everyDay).map(
        (one) => (one.until - one.from) / 3_600_000,
      );
    expect(hoursOn('2026-03-28T12:00:00Z', '2026-03-30T12:00:00Z')).toEqual([7]);
    expect(hoursOn('2026-10-24T12:00:00Z', '2026-10-26T12:00:00Z')).toEqual([9]);
    expect(clockMinuteOf(new Date('2026-07-01T06:05:00Z'), berlin)).toBe(485);
  });
});

describe('availability', () => {
  const within = span('2026-03-02T00:00:00Z', '2026-03-03T00:00:00Z');
  const facts = {
    rules: [
      {
        zone: shanghai,
        rules: [{ weekday: 1, fromMinute: 840, untilMinute: 960, kind: 'teleClinic' as const }],
      },
    ],
    otherwise: { zone: shanghai, hours: officeHours },
    exceptions: [],
    clinics: [],
  };

  it('is the working hours of the hospital until somebody says otherwise', () => {
    const { open } = availabilityWithin({ ...facts, rules: [] }, within, calendar);
    expect(shown(open)).toEqual(['2026-03-02T00:00:00.000Z/2026-03-02T10:00:00.000Z']);
  });

  it('loses leave and gains what was added; leave wins', () => {
    const exceptions = [
      { kind: 'extra' as const, ...span('2026-03-02T12:00:00Z', '2026-03-02T14:00:00Z') },
      { kind: 'leave' as const, ...span('2026-03-02T07:00:00Z', '2026-03-02T13:00:00Z') },
    ];
    const { open, teleClinic } = availabilityWithin({ ...facts, exceptions }, within, calendar);
    expect(shown(open)).toEqual([
      '2026-03-02T06:00:00.000Z/2026-03-02T07:00:00.000Z',
      '2026-03-02T13:00:00.000Z/2026-03-02T14:00:00.000Z',
    ]);
    expect(shown(teleClinic)).toEqual(['2026-03-02T06:00:00.000Z/2026-03-02T07:00:00.000Z']);
  });

  it('gains the blocks of a slot plan, but for leave, whatever the week says', () => {
    const planned = { ...facts, rules: [], clinics: [span('2026-03-01T23:00:00Z', '2026-03-02T01:00:00Z')] };
    const leave = { kind: 'leave' as const, ...span('2026-03-02T00:30:00Z', '2026-03-02T09:00:00Z') };
    const { open, teleClinic } = availabilityWithin({ ...planned, exceptions: [leave] }, within, calendar);
    expect(shown(teleClinic)).toEqual(['2026-03-02T00:00:00.000Z/2026-03-02T00:30:00.000Z']);
    expect(shown(open)).toEqual([
      '2026-03-02T00:00:00.000Z/2026-03-02T00:30:00.000Z',
      '2026-03-02T09:00:00.000Z/2026-03-02T10:00:00.000Z',
    ]);
  });

  it('asks nobody to walk within the tele-clinic', () => {
    const walking = { beforeMinutes: 10, afterMinutes: 5 };
    const teleClinic = [span('2026-03-02T06:00:00Z', '2026-03-02T07:00:00Z')];
    expect(
      walkingFor(span('2026-03-02T06:40:00Z', '2026-03-02T07:00:00Z'), { teleClinic }, walking).beforeMinutes,
    ).toBe(0);
    expect(walkingFor(span('2026-03-02T06:50:00Z', '2026-03-02T07:10:00Z'), { teleClinic }, walking)).toBe(
      walking,
    );
  });

  it('is refused where shifts overlap, also around the end of the week', () => {
    const open = (weekday: number, fromMinute: number, untilMinute: number) => ({
      weekday,
      fromMinute,
      untilMinute,
      kind: 'open' as const,
    });
    expect(areRulesSound([open(7, 1_320, 1_800), open(1, 360, 720)])).toBe(true);
    expect(areRulesSound([open(7, 1_320, 1_800), open(1, 330, 720)])).toBe(false);
    expect(areRulesSound([open(1, 480, 480)])).toBe(false);
    expect(areRulesSound([open(1, 480, 720), open(1, 700, 800)])).toBe(false);
  });
});

describe('calendar mails', () => {
  const appointment = {
    startsAt: new Date('2026-03-02T06:00:00Z'),
    endsAt: new Date('2026-03-02T06:20:00Z'),
  };
  const told = (personId: string, sequence: number, changed: Partial<ToldAppointment<string>> = {}) =>
    ({ personId, sequence, method: 'REQUEST', ...appointment, ...changed }) as const;

  it('are owed once, and again when the time changes', () => {
    const first = owedCalendarMails([], { ...appointment, attendeeIds: ['a', 'b'] });
    expect(first).toEqual([told('a', 0), told('b', 0)]);
    expect(owedCalendarMails(first, { ...appointment, attendeeIds: ['a', 'b'] })).toEqual([]);
    const moved = { startsAt: new Date('2026-03-03T06:00:00Z'), endsAt: new Date('2026-03-03T06:20:00Z') };
    expect(owedCalendarMails(first, { ...moved, attendeeIds: ['a', 'b'] })).toEqual([
      told('a', 1, moved),
      told('b', 1, moved),
    ]);
  });

  it('call it off to whoever need not come, once, and invite again with a higher number', () => {
    const first = [told('a', 0), told('b', 0)];
    const off = owedCalendarMails(first, { ...appointment, attendeeIds: ['a'] });
    expect(off).toEqual([told('b', 1, { method: 'CANCEL' })]);
    expect(owedCalendarMails([...first, ...off], { ...appointment, attendeeIds: ['a'] })).toEqual([]);
    expect(owedCalendarMails([...first, ...off], { ...appointment, attendeeIds: ['a', 'b'] })).toEqual([
      told('b', 2),
    ]);
  });
});
