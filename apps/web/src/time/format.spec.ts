import { describe, expect, it } from '@jest/globals';
import { formatBytes, formatElapsed, formatInstant } from './format';

describe('formatInstant', () => {
  it('writes the date and time of a zone', () => {
    expect(formatInstant('2026-11-21T06:30:00Z', 'Asia/Shanghai')).toBe('2026-11-21 14:30');
    expect(formatInstant('2026-11-21T20:30:00Z', 'Asia/Urumqi')).toBe('2026-11-22 02:30');
  });
});

describe('formatElapsed', () => {
  it.each([
    [0, '00:00'],
    [65_000, '01:05'],
    [3_725_000, '1:02:05'],
  ])('writes %d ms as %s', (spanMs, words) => expect(formatElapsed(spanMs)).toBe(words));
});

describe('formatBytes', () => {
  it.each([
    [78, '78 B'],
    [130_000, '127 kB'],
    [26_214_400, '25 MB'],
    [1_600_000, '1.5 MB'],
  ])('writes %d as %s', (bytes, words) => expect(formatBytes(bytes)).toBe(words));
});
