import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, type IsoDate } from '../plan/plan-days.js';
import {
  defaultRadarRule,
  escalationSteps,
  isSnoozeDay,
  lifeSigns,
  type PairingSigns,
  radarOf,
  radarStates,
  stepToRaise,
} from './radar.rule.js';

const noSign = { consultation: null, visit: null, milestone: null };
const signs = (overrides: Partial<PairingSigns> = {}): PairingSigns => ({
  beganOn: '2026-01-01',
  contactEveryDays: 30,
  last: noSign,
  ...overrides,
});

describe('the radar', () => {
  it.each([
    ['2026-01-01', 'awake', 0, 0],
    ['2026-01-23', 'awake', 22, 0],
    ['2026-01-24', 'due', 23, 0],
    ['2026-01-31', 'due', 30, 0],
    ['2026-02-01', 'neverWoken', 31, 1],
    ['2026-03-03', 'neverWoken', 61, 2],
    ['2026-04-02', 'neverWoken', 91, 3],
  ])('sees on %s that a pairing nobody used is %s', (today, state, daysSilent, reachedStep) => {
    expect(radarOf(signs(), today)).toEqual({
      state,
      daysSilent,
      reachedStep,
      silentSince: '2026-01-01',
      lastSign: null,
      dueOn: '2026-01-31',
    });
  });

  it('tells a pairing that fell asleep from one that never woke', () => {
    const once = signs({ last: { ...noSign, visit: '2026-02-01' } });
    expect(radarOf(once, '2026-03-04')).toMatchObject({
      state: 'dormant',
      lastSign: 'visit',
      daysSilent: 31,
    });
  });

  it('counts from when a lapsed pairing began again, and remembers that it once lived', () => {
    const again = signs({ last: { ...noSign, consultation: '2023-05-01' } });
    expect(radarOf(again, '2026-01-02')).toMatchObject({ state: 'awake', daysSilent: 1 });
    expect(radarOf(again, '2026-03-01')).toMatchObject({ state: 'dormant', silentSince: '2026-01-01' });
  });

  it('takes somebody who is on site until next month for a sign of today', () => {
    const onSite = signs({ last: { ...noSign, visit: '2026-12-31' } });
    expect(radarOf(onSite, '2026-06-01')).toMatchObject({ state: 'awake', silentSince: '2026-06-01' });
  });
});

const epoch: IsoDate = '2024-01-01';
const day = fc.integer({ min: 0, max: 900 }).map((days) => addDays(epoch, days));
const anySigns = fc.record({
  beganOn: day,
  contactEveryDays: fc.integer({ min: 1, max: 366 }),
  last: fc.record({
    consultation: fc.option(day),
    visit: fc.option(day),
    milestone: fc.option(day),
  }),
});
const silence = fc.integer({ min: 0, max: 900 });

describe('for whatever signs', () => {
  it('silence only ever leads further from awake, and further up', () => {
    const rank = { noRhythm: 0, awake: 0, due: 1, dormant: 2, neverWoken: 2 };
    fc.assert(
      fc.property(anySigns, silence, silence, (one, start, more) => {
        const from = addDays('2026-07-01', start);
        const [before, after] = [radarOf(one, from), radarOf(one, addDays(from, more))];
        expect(after.daysSilent - before.daysSilent).toBe(more);
        expect(rank[after.state]).toBeGreaterThanOrEqual(rank[before.state]);
        expect(after.reachedStep).toBeGreaterThanOrEqual(before.reachedStep);
      }),
    );
  });

  it('a sign of any kind wakes', () => {
    fc.assert(
      fc.property(anySigns, silence, fc.constantFrom(...lifeSigns), (one, start, sign) => {
        const today = addDays('2026-07-01', start);
        const woken = radarOf({ ...one, last: { ...one.last, [sign]: today } }, today);
        expect(woken).toMatchObject({ daysSilent: 0, state: 'awake', reachedStep: 0 });
      }),
    );
  });

  it('the rhythm of the agreement is respected to the day', () => {
    fc.assert(
      fc.property(anySigns, silence, (one, start) => {
        const { silentSince, dueOn } = radarOf(one, addDays('2026-07-01', start));
        if (dueOn === null) throw new Error('There is a rhythm');
        expect(dueOn).toBe(addDays(silentSince, one.contactEveryDays));
        const fixed = { ...one, last: { ...noSign, visit: silentSince }, beganOn: silentSince };
        expect(['awake', 'due']).toContain(radarOf(fixed, dueOn).state);
        expect(radarOf(fixed, addDays(dueOn, 1))).toMatchObject({ state: 'dormant', reachedStep: 1 });
      }),
    );
  });

  it('nobody is late, and nobody is told, where no rhythm was agreed', () => {
    fc.assert(
      fc.property(anySigns, silence, (one, start) => {
        const today = addDays('2026-07-01', start);
        const { daysSilent, lastSign } = radarOf(one, today);
        const reading = radarOf({ ...one, contactEveryDays: null }, today);
        expect(reading).toMatchObject({ state: 'noRhythm', dueOn: null, daysSilent, lastSign });
        expect(stepToRaise(reading, { raised: undefined, contactEveryDays: 1, today })).toBeUndefined();
      }),
    );
  });

  it('has one of the states and never a step without sleep', () => {
    fc.assert(
      fc.property(anySigns, silence, (one, start) => {
        const { state, reachedStep } = radarOf(one, addDays('2026-07-01', start));
        expect(radarStates).toContain(state);
        expect(reachedStep > 0).toBe(state === 'dormant' || state === 'neverWoken');
      }),
    );
  });
});

describe('raising', () => {
  it('goes one step a day at most, each a rhythm after the one before it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 0, max: 400 }),
        (contactEveryDays, lateDays) => {
          const one = signs({ contactEveryDays });
          const raisedOn: IsoDate[] = [];
          for (let at = lateDays; at <= lateDays + contactEveryDays * 6; at += 1) {
            const today = addDays(one.beganOn, at);
            const last = raisedOn.at(-1);
            const raised =
              last === undefined ? undefined : { step: escalationSteps[raisedOn.length - 1] ?? 3, on: last };
            const { reachedStep } = radarOf(one, today);
            const step = stepToRaise({ reachedStep }, { raised, contactEveryDays, today });
            if (step === undefined) continue;
            expect(step).toBe(raisedOn.length + 1);
            expect(step).toBeLessThanOrEqual(reachedStep);
            if (last) expect(today >= addDays(last, contactEveryDays)).toBe(true);
            raisedOn.push(today);
          }
          expect(raisedOn).toHaveLength(3);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('keeps silent within the rhythm', () => {
    const asked = { raised: undefined, contactEveryDays: 30, today: '2026-01-31' };
    expect(stepToRaise(radarOf(signs(), '2026-01-31'), asked)).toBeUndefined();
  });
});

it('climbs by the thresholds it is given', () => {
  const patient = { ...defaultRadarRule, stepAfterRhythms: { 1: 2, 2: 4, 3: 8 } };
  expect(radarOf(signs(), '2026-02-01', patient)).toMatchObject({ state: 'neverWoken', reachedStep: 0 });
  expect(radarOf(signs(), '2026-03-03', patient).reachedStep).toBe(1);
});

it('lets a pairing rest until tomorrow at the earliest and sixty days at most', () => {
  const ends = ['2026-01-10', '2026-01-11', '2026-03-11', '2026-03-12'];
  expect(ends.map((until) => isSnoozeDay(until, '2026-01-10'))).toEqual([false, true, true, false]);
});
