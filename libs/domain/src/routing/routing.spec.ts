import { describe, expect, it } from '@jest/globals';
import type { HospitalId } from '@jiedui/kernel';
import fc from 'fast-check';
import { urgencies } from '../consultation/consultation.js';
import {
  defaultOpenPerExpert,
  isOverLoad,
  regionDistance,
  regionDistances,
  type RoutingCandidate,
  type RoutingQuestion,
} from './routing.js';
import { routingOrder } from './routing.rule.js';

const question: RoutingQuestion = {
  specialty: 'cardiology',
  urgency: 'urgent',
  language: null,
  isLive: true,
};
const able: RoutingCandidate = {
  hospitalId: 'a' as HospitalId,
  way: 'paired',
  block: undefined,
  experts: 3,
  speakers: 0,
  open: 2,
  openPerExpert: defaultOpenPerExpert,
  freeInMinutes: 60,
  record: { answered: 20, inLimitPercent: 90, medianMinutes: 120 },
  distance: 'elsewhere',
  credits: 0,
};
const neighbour = (changed: Partial<RoutingCandidate> = {}): RoutingCandidate => ({
  ...able,
  hospitalId: 'n' as HospitalId,
  way: 'overflow',
  distance: 'samePrefecture',
  ...changed,
});
const ids = (order: ReturnType<typeof routingOrder>) => order.options.map(({ hospitalId }) => hospitalId);

const candidate = fc.record({
  hospitalId: fc.uuid() as unknown as fc.Arbitrary<HospitalId>,
  way: fc.constantFrom('paired' as const, 'overflow' as const),
  block: fc.option(fc.constant({ code: 'AGREEMENT_MISSING' as const, on: null }), {
    nil: undefined,
    freq: 4,
  }),
  experts: fc.integer({ min: 0, max: 12 }),
  speakers: fc.integer({ min: 0, max: 3 }),
  open: fc.integer({ min: 0, max: 60 }),
  openPerExpert: fc.integer({ min: 1, max: 10 }),
  freeInMinutes: fc.option(fc.integer({ min: 0, max: 10_000 })),
  record: fc.option(
    fc.record({
      answered: fc.integer({ min: 1, max: 500 }),
      inLimitPercent: fc.integer({ min: 0, max: 100 }),
      medianMinutes: fc.integer({ min: 1, max: 10_000 }),
    }),
  ),
  distance: fc.constantFrom(...regionDistances),
  credits: fc.integer({ min: -60, max: 60 }),
});
const candidates = fc.uniqueArray(candidate, { maxLength: 12, selector: ({ hospitalId }) => hospitalId });
const asked = fc.record({
  specialty: fc.constant('cardiology' as const),
  urgency: fc.constantFrom(...urgencies),
  language: fc.constantFrom(null, 'bo' as const),
  isLive: fc.boolean(),
});

describe('who should be asked', () => {
  it('is a paired hospital while one can answer, and a neighbour only when none can', () => {
    expect(ids(routingOrder(question, [neighbour(), able]))).toEqual(['a']);
    const busy = { ...able, open: able.experts * able.openPerExpert };
    const order = routingOrder(question, [busy, neighbour()]);
    expect(order).toMatchObject({
      isOverflowOpen: true,
      options: [{ way: 'overflow' }, { isOverLoad: true }],
    });
    expect(routingOrder(question, [able, neighbour()]).excluded).toMatchObject([
      { hospitalId: 'n', code: 'pairedCanAnswer' },
    ]);
  });

  it('is never somebody without an agreement that may be used', () => {
    const block = { code: 'AGREEMENT_EXPIRED', on: '2026-01-01' } as const;
    const order = routingOrder(question, [{ ...able, block }, neighbour({ block })]);
    expect(order.options).toEqual([]);
    expect(order.excluded).toMatchObject([
      { hospitalId: 'a', code: 'needsAgreement', block },
      { hospitalId: 'n', code: 'needsAgreement' },
    ]);
  });

  it('is, of two neighbours alike, the one that owes', () => {
    const owing = neighbour({ hospitalId: 'z' as HospitalId, credits: -4 });
    expect(ids(routingOrder(question, [neighbour({ credits: 4 }), owing]))).toEqual(['z', 'n']);
  });

  it('does not depend on the order in which the candidates come', () => {
    fc.assert(
      fc.property(asked, candidates, fc.infiniteStream(fc.nat()), (one, all, numbers) => {
        const keyed = all.map((item) => ({ item, key: numbers.next().value as number }));
        const shuffled = keyed.toSorted((a, b) => a.key - b.key).map(({ item }) => item);
        expect(routingOrder(one, shuffled)).toEqual(routingOrder(one, all));
      }),
    );
  });

  it('puts every able paired hospital before every neighbour, and loses nobody', () => {
    fc.assert(
      fc.property(asked, candidates, (one, all) => {
        const { options, excluded, isOverflowOpen } = routingOrder(one, all);
        expect(options.length + excluded.length).toBe(all.length);
        const firstOverflow = options.findIndex(({ way }) => way === 'overflow');
        const lastAble = options.findLastIndex((option) => option.way === 'paired' && !option.isOverLoad);
        if (firstOverflow >= 0) expect(lastAble).toBeLessThan(firstOverflow);
        expect(isOverflowOpen && lastAble >= 0).toBe(false);
      }),
    );
  });

  it('never ranks a strictly better candidate lower', () => {
    const gain = fc.record({
      open: fc.nat({ max: 20 }),
      experts: fc.nat({ max: 4 }),
      sooner: fc.nat({ max: 500 }),
      inLimit: fc.nat({ max: 30 }),
      faster: fc.nat({ max: 500 }),
      owes: fc.nat({ max: 20 }),
    });
    fc.assert(
      fc.property(asked, candidate, gain, candidates, (one, weaker, by, others) => {
        const { freeInMinutes, record } = weaker;
        const better: RoutingCandidate = {
          ...weaker,
          // Last by id, so that a tie would put it behind.
          hospitalId: `zz${weaker.hospitalId}` as HospitalId,
          open: Math.max(0, weaker.open - by.open),
          experts: weaker.experts + by.experts,
          freeInMinutes: freeInMinutes && Math.max(0, freeInMinutes - by.sooner - 1),
          record: record && {
            ...record,
            inLimitPercent: Math.min(100, record.inLimitPercent + by.inLimit),
            medianMinutes: Math.max(1, record.medianMinutes - by.faster),
          },
          credits: weaker.credits - by.owes,
        };
        const order = routingOrder(one, [weaker, better, ...others]);
        const place = (id: HospitalId) => order.options.findIndex(({ hospitalId }) => hospitalId === id);
        const scoreAt = (id: HospitalId) => order.options[place(id)]?.score ?? -1;
        if (place(weaker.hospitalId) < 0) return;
        expect(place(better.hospitalId)).toBeGreaterThanOrEqual(0);
        expect(scoreAt(better.hospitalId)).toBeGreaterThanOrEqual(scoreAt(weaker.hospitalId));
        if (scoreAt(better.hospitalId) > scoreAt(weaker.hospitalId)) {
          expect(place(better.hospitalId)).toBeLessThan(place(weaker.hospitalId));
        }
      }),
    );
  });

  it('holds a hospital without experts to be over its load', () => {
    expect(isOverLoad({ open: 0, experts: 0, openPerExpert: 6 })).toBe(true);
    expect(isOverLoad({ open: 5, experts: 1, openPerExpert: 6 })).toBe(false);
  });
});

describe('the distance between two hospitals', () => {
  it.each([
    ['530926', '530926', 'sameCounty'],
    ['530926101', '530926', 'sameCounty'],
    ['530926', '530902', 'samePrefecture'],
    ['530926', '530102', 'sameProvince'],
    ['530926', '653022', 'elsewhere'],
    ['530926', null, 'elsewhere'],
  ])('of %s and %s is %s', (a, b, distance) => expect(regionDistance(a, b)).toBe(distance));
});
