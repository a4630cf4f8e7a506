import { describe, expect, it } from '@jest/globals';
import { alarmsOf } from './quality.alarm.js';
import type { QualityMinute } from './quality.reading.js';
import { defaultQualityThresholds } from './quality.thresholds.js';

const minute = (at: number, changed: Partial<QualityMinute> = {}): QualityMinute => ({
  minuteAtMs: at * 60_000,
  coveredMs: 60_000,
  level: 'fullVideo',
  levelMs: { fullVideo: 60_000 },
  uplinkLossShare: 0,
  downlinkLossShare: 0,
  uplinkBps: 800_000,
  downlinkBps: 800_000,
  uplinkAvailableBps: null,
  roundTripMs: 50,
  freezeShare: 0,
  concealedShare: 0,
  framesPerSecond: 30,
  uplinkScore: 10,
  downlinkScore: 10,
  ...changed,
});
const alarms = (...minutes: QualityMinute[]) => alarmsOf(minutes, defaultQualityThresholds);
const lossy = { uplinkLossShare: 0.3 };

describe('an alarm', () => {
  it('is raised by what got in the way for minutes', () => {
    expect(alarms(minute(1, lossy), minute(2, lossy), minute(3, lossy))).toEqual(['loss']);
    expect(
      alarms(minute(1, { ...lossy, freezeShare: 0.5 }), minute(2, { ...lossy, freezeShare: 0.5 })),
    ).toEqual(['loss', 'freeze']);
  });

  it('is not raised by a single bad sample, nor by a bad minute that is over', () => {
    expect(alarms(minute(1, { ...lossy, coveredMs: 10_000 }))).toEqual([]);
    expect(alarms(minute(1, lossy))).toEqual([]);
    expect(alarms(minute(1, lossy), minute(2), minute(3), minute(4))).toEqual([]);
  });

  it('is not raised by what was felt and no more', () => {
    const felt = { uplinkLossShare: 0.05 };
    expect(alarms(minute(1, felt), minute(2, felt), minute(3, felt))).toEqual([]);
  });
});
