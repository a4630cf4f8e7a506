import { describe, expect, it } from '@jest/globals';
import { type RecordedSpan, uncoveredSpans } from './coverage.js';

const span = (fromMs: number, untilMs: number): RecordedSpan => ({ fromMs, untilMs });
const gapsIn = (spans: readonly RecordedSpan[], toleranceMs = 1_000) =>
  uncoveredSpans(span(10_000, 40_000), spans, toleranceMs);

describe('what a recording does not cover', () => {
  it('is all of it where there is nothing, and nothing where files follow closely', () => {
    expect(gapsIn([])).toEqual([span(10_000, 40_000)]);
    expect(gapsIn([span(10_300, 20_000), span(20_040, 30_000), span(30_900, 39_500)])).toEqual([]);
  });

  it('is told at the beginning, in the middle and at the end', () => {
    expect(gapsIn([span(12_000, 20_000), span(25_000, 30_000)])).toEqual([
      span(10_000, 12_000),
      span(20_000, 25_000),
      span(30_000, 40_000),
    ]);
  });

  it('is filled by whoever else was written down, in any order', () => {
    expect(
      gapsIn([span(30_000, 40_000), span(10_000, 15_000), span(12_000, 31_000), span(13_000, 14_000)]),
    ).toEqual([]);
  });

  it('does not reach beyond the recording', () => {
    expect(gapsIn([span(0, 5_000), span(50_000, 60_000)])).toEqual([span(10_000, 40_000)]);
    expect(gapsIn([span(0, 12_000), span(38_000, 60_000)])).toEqual([span(12_000, 38_000)]);
  });
});
