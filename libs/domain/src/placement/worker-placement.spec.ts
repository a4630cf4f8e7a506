import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { placeOnWorker, type WorkerCandidate } from './worker-placement.js';

const worker = (slot: number, changed: Partial<WorkerCandidate> = {}): WorkerCandidate => ({
  slot,
  cpuShare: 0.2,
  peers: 0,
  peersOfRoom: undefined,
  ...changed,
});

describe('placing a person on a worker', () => {
  it('finds nothing among no workers', () => {
    expect(placeOnWorker([], 10)).toBeUndefined();
  });

  it('begins a room on the idlest, and spreads rooms over workers that are about as idle', () => {
    const busy = worker(0, { cpuShare: 0.7, peers: 1 });
    const idle = worker(1, { cpuShare: 0.2, peers: 9 });
    expect(placeOnWorker([busy, idle], 10)).toEqual({ slot: 1, reason: 'first', rejected: [] });
    expect(placeOnWorker([worker(0, { peers: 3 }), worker(1, { cpuShare: 0.25 })], 10)?.slot).toBe(1);
  });

  it('keeps a room together while there is capacity, then spreads it, and says why', () => {
    const held = worker(0, { peers: 2, peersOfRoom: 2 });
    expect(placeOnWorker([held, worker(1)], 3)).toMatchObject({ slot: 0, reason: 'together' });
    expect(placeOnWorker([held, worker(1)], 2)).toEqual({
      slot: 1,
      reason: 'spread',
      rejected: [{ slot: 0, reason: 'full' }],
    });
    const hot = { ...held, cpuShare: 0.9 };
    expect(placeOnWorker([hot, worker(1)], 9)).toMatchObject({
      slot: 1,
      rejected: [{ slot: 0, reason: 'busy' }],
    });
  });

  it('sends nobody away where all is full', () => {
    const full = [worker(0, { peers: 5 }), worker(1, { peers: 5, peersOfRoom: 1 })];
    expect(placeOnWorker(full, 5)).toMatchObject({ slot: 1, reason: 'crowded' });
  });
});

const anyWorkers = fc
  .array(
    fc.record({
      cpuShare: fc.double({ min: 0, max: 1, noNaN: true }),
      peers: fc.nat(12),
      peersOfRoom: fc.option(fc.nat(12), { nil: undefined }),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((workers) => workers.map((each, slot): WorkerCandidate => ({ slot, ...each })));

it('A worker is always found, never a rejected one while another fits, in whatever order they are named', () => {
  fc.assert(
    fc.property(anyWorkers, fc.integer({ min: 1, max: 12 }), (workers, capacity) => {
      const placed = placeOnWorker(workers, capacity);
      const isRejected = placed?.rejected.some(({ slot }) => slot === placed.slot);
      expect(placed).toBeDefined();
      expect(isRejected).toBe(placed?.rejected.length === workers.length);
      expect(placeOnWorker(workers.toReversed(), capacity)?.slot).toBe(placed?.slot);
      const roomIsFit = workers.some(
        ({ slot, peersOfRoom }) =>
          peersOfRoom !== undefined && !placed?.rejected.some((one) => one.slot === slot),
      );
      expect(placed?.reason === 'together').toBe(roomIsFit);
    }),
  );
});
