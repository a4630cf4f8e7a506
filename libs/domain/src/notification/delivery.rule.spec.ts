import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  defaultChannels,
  deliveryChannels,
  isQuiet,
  type NoticePreferences,
  noticeUrgencies,
  planDeliveries,
} from './delivery.rule.js';
import { localMinuteOf, nextLocalMinute } from './local-time.js';

const zones = [
  'Asia/Shanghai',
  'Asia/Urumqi',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'UTC',
];
const minute = fc.integer({ min: 0, max: 1_439 });
const channels = fc.subarray([...deliveryChannels]);
const zone = fc.constantFrom(...zones);
const now = fc.date({ min: new Date('2024-01-01'), max: new Date('2028-01-01'), noInvalidDate: true });
const preferences: fc.Arbitrary<NoticePreferences> = fc.record({
  zone,
  quietHours: fc.option(
    fc.record({ from: minute, until: minute }).filter(({ from, until }) => from !== until),
  ),
  digestMinute: minute,
  channels: fc.record({ emergency: channels, soon: channels, digestible: channels }, { requiredKeys: [] }),
});
const urgency = fc.constantFrom(...noticeUrgencies);
const reachable = channels.map((list) => new Set(list));
const hourMs = 3_600_000;

describe('planDeliveries', () => {
  it('tells everybody in the application, at once, whatever they chose', () => {
    fc.assert(
      fc.property(urgency, preferences, reachable, now, (which, how, ways, at) => {
        const inApp = planDeliveries(which, how, ways, at).filter(({ channel }) => channel === 'inApp');
        expect(inApp).toEqual([{ channel: 'inApp', timing: 'atOnce', dueAt: at }]);
      }),
    );
  });

  it('delays no emergency, and takes every way there is of those that emergencies go', () => {
    fc.assert(
      fc.property(preferences, reachable, now, (how, ways, at) => {
        const planned = planDeliveries('emergency', how, ways, at);
        expect(planned.every(({ dueAt }) => dueAt.getTime() === at.getTime())).toBe(true);
        const told = new Set(planned.map(({ channel }) => channel));
        expect(defaultChannels.emergency.every((channel) => !ways.has(channel) || told.has(channel))).toBe(
          true,
        );
      }),
    );
  });

  it('only delays in quiet hours: the channels are the same, none is early, and none later than a day', () => {
    fc.assert(
      fc.property(urgency, preferences, reachable, now, (which, how, ways, at) => {
        const planned = planDeliveries(which, how, ways, at);
        const loud = planDeliveries(which, { ...how, quietHours: null }, ways, at);
        expect(planned.map(({ channel }) => channel)).toEqual(loud.map(({ channel }) => channel));
        for (const { dueAt } of planned) {
          expect(dueAt.getTime()).toBeGreaterThanOrEqual(at.getTime());
          // The day on which the clocks are put back has 25 hours.
          expect(dueAt.getTime() - at.getTime()).toBeLessThanOrEqual(25 * hourMs);
        }
      }),
    );
  });

  it('lets nothing but emergencies and the daily mail out in quiet hours', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('soon', 'digestible'),
        preferences,
        reachable,
        now,
        (which, how, ways, at) => {
          for (const { channel, timing, dueAt } of planDeliveries(which, how, ways, at)) {
            // What begins in the hour that the clocks skip or repeat may end beside it.
            if (channel === 'inApp' || timing === 'digest' || isNearShift(dueAt, how.zone)) continue;
            expect(isQuiet(dueAt, how)).toBe(false);
          }
        },
      ),
    );
  });

  it('collects what can wait in one mail at the hour that was chosen', () => {
    const how = { zone: 'Asia/Shanghai', quietHours: null, digestMinute: 17 * 60, channels: {} };
    const at = new Date('2026-11-22T02:00:00Z');
    const [, mail] = planDeliveries('digestible', how, new Set(['mail', 'sms']), at);
    expect(mail).toEqual({ channel: 'mail', timing: 'digest', dueAt: new Date('2026-11-22T09:00:00Z') });
  });
});

const isNearShift = (at: Date, zoneName: string) => {
  const shown = (ms: number) => localMinuteOf(new Date(at.getTime() + ms), zoneName);
  return [-3, 3].some((hours) => (shown(hours * hourMs) - shown(0) - hours * 60 + 4_320) % 1_440 !== 0);
};

describe('nextLocalMinute', () => {
  it('shows the time asked for, and there is none between', () => {
    fc.assert(
      fc.property(now, zone, minute, (at, zoneName, wanted) => {
        const next = nextLocalMinute(at, zoneName, wanted);
        if (isNearShift(next, zoneName)) return;
        expect(localMinuteOf(next, zoneName)).toBe(wanted);
        expect(next.getTime() - at.getTime()).toBeLessThanOrEqual(25 * hourMs);
      }),
    );
  });

  it.each([
    // The clocks of Berlin jump from 2:00 to 3:00 on 29 March 2026, and are put back from 3:00 to 2:00 on 25 October.
    ['a time that is skipped', '2026-03-29T00:00:00Z', 150, '2026-03-29T01:30:00.000Z'],
    ['a time shown twice, before the first', '2026-10-24T23:00:00Z', 150, '2026-10-25T00:30:00.000Z'],
    ['a time shown twice, between both', '2026-10-25T00:45:00Z', 150, '2026-10-25T01:30:00.000Z'],
    ['the very instant', '2026-06-01T05:00:00Z', 7 * 60, '2026-06-01T05:00:00.000Z'],
    ['an instant later', '2026-06-01T05:00:00.001Z', 7 * 60, '2026-06-02T05:00:00.000Z'],
  ])('finds %s', (_, from, wanted, expected) => {
    expect(nextLocalMinute(new Date(from), 'Europe/Berlin', wanted).toISOString()).toBe(expected);
  });
});
