import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ladderLevels } from '../continuity/ladder.js';
import {
  addReading,
  minuteOf,
  qualityMeasures,
  type QualityFigures,
  type QualityMinute,
  type QualityReading,
  type RunningMinute,
} from './quality.reading.js';
import { summariseLink, weightedQuantile } from './quality.summary.js';
import { defaultQualityThresholds } from './quality.thresholds.js';

const quiet: QualityFigures = {
  uplinkLossShare: 0,
  downlinkLossShare: 0,
  uplinkBps: 800_000,
  downlinkBps: 700_000,
  uplinkAvailableBps: 1_500_000,
  roundTripMs: 60,
  freezeShare: 0,
  concealedShare: 0,
  framesPerSecond: 28,
  uplinkScore: 10,
  downlinkScore: 10,
};
const reading = (atMs: number, changed: Partial<QualityReading> = {}): QualityReading => ({
  ...quiet,
  atMs,
  intervalMs: 10_000,
  level: 'fullVideo',
  ...changed,
});
const minute = (changed: Partial<QualityMinute> = {}): QualityMinute => ({
  ...quiet,
  minuteAtMs: 0,
  coveredMs: 60_000,
  level: 'fullVideo',
  levelMs: { fullVideo: 60_000 },
  ...changed,
});
const summary = (...minutes: QualityMinute[]) => summariseLink(minutes, defaultQualityThresholds);

describe('a minute', () => {
  it('is the mean of its readings by their length, and leaves out what was not measured', () => {
    let running = addReading(undefined, reading(1_000, { uplinkLossShare: 0.1, framesPerSecond: null }));
    running = addReading(
      running,
      reading(31_000, { uplinkLossShare: 0.4, intervalMs: 20_000, level: 'voice' }),
    );
    const told = minuteOf(running);
    expect(told.uplinkLossShare).toBeCloseTo(0.3);
    expect(told).toMatchObject({
      minuteAtMs: 0,
      coveredMs: 30_000,
      framesPerSecond: 28,
      level: 'voice',
      levelMs: { fullVideo: 10_000, voice: 20_000 },
    });
  });

  it('ends where the next begins', () => {
    const first = addReading(undefined, reading(59_000));
    expect(addReading(first, reading(61_000))).toMatchObject({ minuteAtMs: 60_000, coveredMs: 10_000 });
  });

  it('covers a minute at most, and has means between what was read', () => {
    const readings = fc.array(
      fc.record({
        atMs: fc.integer({ min: 0, max: 59_999 }),
        intervalMs: fc.integer({ min: 1_000, max: 60_000 }),
        value: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
        level: fc.constantFrom(...ladderLevels),
      }),
      { minLength: 1, maxLength: 20 },
    );
    fc.assert(
      fc.property(readings, (told) => {
        let running: RunningMinute | undefined;
        for (const { atMs, intervalMs, value, level } of told) {
          running = addReading(running, reading(atMs, { intervalMs, level, downlinkLossShare: value }));
        }
        const { coveredMs, levelMs, downlinkLossShare } = minuteOf(running as RunningMinute);
        expect(coveredMs).toBeLessThanOrEqual(60_000);
        expect(Object.values(levelMs).reduce((sum, ms) => sum + ms, 0)).toBe(coveredMs);
        const values = told.flatMap(({ value }) => value ?? []);
        if (downlinkLossShare !== null) {
          expect(downlinkLossShare).toBeGreaterThanOrEqual(Math.min(...values) - 1e-9);
          expect(downlinkLossShare).toBeLessThanOrEqual(Math.max(...values) + 1e-9);
        }
      }),
    );
  });
});

describe('a session', () => {
  it('was good where nothing was felt', () => {
    expect(summary(minute(), minute())).toMatchObject({ verdict: 'good', faults: [], coveredMs: 120_000 });
  });

  it.each([
    ['noPicture', 'poor', { levelMs: { voice: 60_000 } }],
    ['noPicture', 'fair', { levelMs: { fullVideo: 48_000, voice: 12_000 } }],
    ['brokenSpeech', 'poor', { concealedShare: 0.2 }],
    ['loss', 'fair', { uplinkLossShare: 0.05 }],
    ['loss', 'poor', { downlinkLossShare: 0.3 }],
    ['freeze', 'fair', { freezeShare: 0.05 }],
    ['delay', 'poor', { roundTripMs: 900 }],
  ] as const)('names %s as %s', (reason, severity, changed) => {
    expect(summary(minute(changed), minute(changed))).toMatchObject({
      verdict: severity,
      faults: [{ reason, severity }],
    });
  });

  it('is not spoilt by one bad minute of an hour, which its 95th percentile still tells', () => {
    const hour = Array.from({ length: 57 }, () => minute());
    const bad = minute({ downlinkLossShare: 0.3, freezeShare: 0.5 });
    const told = summary(...hour, bad, bad, bad);
    expect(told.verdict).toBe('good');
    expect(told.downlinkLoss).toEqual({ median: 0, p95: 0 });
    expect(summary(...hour, bad, bad, bad, bad).downlinkLoss?.p95).toBe(0.3);
  });

  it('is not judged by a few seconds, nor by nothing', () => {
    expect(summary(minute({ coveredMs: 10_000, freezeShare: 1 }))).toMatchObject({
      verdict: null,
      faults: [],
    });
    expect(summary()).toMatchObject({ verdict: null, coveredMs: 0, uplinkLoss: null });
  });

  it('gets no better verdict when any of its figures gets worse', () => {
    const rank = { good: 0, fair: 1, poor: 2 };
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const worsened = fc.constantFrom('uplinkLossShare', 'downlinkLossShare', 'freezeShare', 'concealedShare');
    fc.assert(
      fc.property(
        fc.array(share, { minLength: 1, maxLength: 10 }),
        share,
        worsened,
        (values, by, measure) => {
          const before = summary(...values.map((value) => minute({ [measure]: value })));
          const after = summary(...values.map((value) => minute({ [measure]: Math.min(1, value + by) })));
          expect(rank[after.verdict ?? 'good']).toBeGreaterThanOrEqual(rank[before.verdict ?? 'good']);
        },
      ),
    );
  });
});

describe('a weighted quantile', () => {
  it('is one of the values, and grows with the share', () => {
    const values = fc.array(
      fc.record({ value: fc.integer({ min: -1_000, max: 1_000 }), weight: fc.integer({ min: 1, max: 60 }) }),
      { minLength: 1 },
    );
    const share = fc.double({ min: 0.01, max: 1, noNaN: true });
    fc.assert(
      fc.property(values, share, share, (weighted, a, b) => {
        const low = weightedQuantile(weighted, Math.min(a, b));
        const high = weightedQuantile(weighted, Math.max(a, b));
        expect(weighted.map(({ value }) => value)).toContain(low);
        expect(low).toBeLessThanOrEqual(high ?? -Infinity);
      }),
    );
  });

  it('counts weight, not heads', () => {
    const values = [
      { value: 1, weight: 9 },
      { value: 5, weight: 1 },
    ];
    expect([
      weightedQuantile(values, 0.5),
      weightedQuantile(values, 0.9),
      weightedQuantile(values, 0.91),
    ]).toEqual([1, 1, 5]);
    expect(weightedQuantile([], 0.5)).toBeNull();
  });
});

it('has a mean for every measure', () => {
  expect(Object.keys(minuteOf(addReading(undefined, reading(0))))).toEqual(
    expect.arrayContaining([...qualityMeasures]),
  );
});
