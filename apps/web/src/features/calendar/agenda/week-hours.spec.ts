import { describe, expect, it } from '@jest/globals';
import type { CalendarEntry } from '@jiedui/contracts';
import { hoursOn, isLong, shownHours } from './week-hours';

/** In the viewer's own time, whatever the zone of the machine. */
const at = (text: string) => new Date(text).toISOString();
const entry = (from: string, until: string): CalendarEntry => ({
  kind: 'session',
  startsAt: at(from),
  endsAt: at(until),
  consultation: null,
});

describe('the hours of a week', () => {
  it('places an entry by the clock of the viewer', () => {
    expect(hoursOn(entry('2026-11-23T14:00', '2026-11-23T14:30'), '2026-11-23')).toEqual({
      from: 14,
      until: 14.5,
    });
  });

  it('shows of a night only the part that lies on the day', () => {
    const night = entry('2026-11-23T22:00', '2026-11-24T06:00');
    expect(hoursOn(night, '2026-11-23')).toEqual({ from: 22, until: 24 });
    expect(hoursOn(night, '2026-11-24')).toEqual({ from: 0, until: 6 });
  });

  it('stretches over what is early and late, to whole hours', () => {
    expect(shownHours([])).toEqual({ from: 8, until: 18 });
    expect(shownHours([{ from: 6.5, until: 22.25 }])).toEqual({ from: 6, until: 23 });
  });

  it('keeps leave of days out of the hours', () => {
    expect(isLong(entry('2026-11-23T00:00', '2026-11-25T00:00'))).toBe(true);
    expect(isLong(entry('2026-11-23T08:00', '2026-11-23T20:00'))).toBe(false);
  });
});
