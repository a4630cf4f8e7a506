import { describe, expect, it } from '@jest/globals';
import { clockWords, minutesToBeijing, shifted, spansOf } from './working-hours';

const at = new Date('2026-11-21T04:30:20Z');

describe('minutesToBeijing', () => {
  it('is two hours for Xinjiang and nothing for the rest', () => {
    expect(minutesToBeijing('Asia/Urumqi', at)).toBe(120);
    expect(minutesToBeijing('Asia/Shanghai', at)).toBe(0);
  });
});

describe('shifted', () => {
  it('says the clock of the other zone, and the day where it is another', () => {
    expect(shifted(8 * 60, 120)).toEqual({ day: 0, words: '10:00' });
    expect(shifted(23 * 60, 120)).toEqual({ day: 1, words: '01:00' });
    expect(shifted(60, -120)).toEqual({ day: -1, words: '23:00' });
    expect(shifted(22 * 60, 120)).toEqual({ day: 0, words: '24:00' });
  });
});

describe('spansOf', () => {
  it('has the hours of one day in their order', () => {
    const span = (weekday: number, from: number) => ({ weekday, fromMinute: from, untilMinute: from + 60 });
    const day = spansOf([span(1, 840), span(2, 480), span(1, 480)], 1);
    expect(day.map(({ fromMinute }) => clockWords(fromMinute))).toEqual(['08:00', '14:00']);
  });
});
