import { describe, expect, it } from '@jest/globals';
import type { HospitalId } from '@jiedui/kernel';
import fc from 'fast-check';
import { creditBalances } from './credits.js';
import { triageClock, triageDueAt, type TriageFacts, triageStep } from './triage.js';

const submittedAt = new Date('2026-11-22T08:00:00Z');
const after = (minutes: number) => new Date(submittedAt.getTime() + minutes * 60_000);
const facts = (changed: Partial<TriageFacts> = {}): TriageFacts => ({
  state: 'submitted',
  submittedAt,
  responseDueAt: after(100),
  answerDueAt: after(400),
  ...changed,
});
const next = (minutes: number, changed: Partial<TriageFacts> = {}, isDirected = false) =>
  triageStep({ ...facts(changed), isDirected }, after(minutes));

describe('the clock of the board', () => {
  it.each([
    [0, 'calm'],
    [74, 'calm'],
    [75, 'soon'],
    [99, 'soon'],
    [100, 'overdue'],
  ])('after %i of 100 minutes is %s', (minutes, clock) =>
    expect(triageClock(facts(), after(minutes))).toBe(clock),
  );

  it('is that of the answer once somebody took it, and stops when it is signed', () => {
    expect(triageDueAt(facts({ state: 'accepted' }))).toEqual(after(400));
    expect(triageClock(facts({ state: 'signed' }), after(9_999))).toBe('calm');
  });
});

describe('what to do next', () => {
  it('is to direct what nobody takes, and to look elsewhere once the time is over', () => {
    expect([next(0), next(80), next(80, {}, true), next(101)]).toEqual([
      'watch',
      'direct',
      'watch',
      'reroute',
    ]);
  });

  it('is to chase whoever has to act', () => {
    expect(next(0, { state: 'informationRequested' })).toBe('chaseAsker');
    expect(next(0, { state: 'missed' })).toBe('rebook');
    expect(next(350, { state: 'accepted' })).toBe('chaseExpert');
    expect(next(350, { state: 'opinionDrafted' })).toBe('chaseOpinion');
    expect(next(0, { state: 'signed' })).toBe('chaseReader');
    expect(next(401, { state: 'scheduled' })).toBe('chaseOpinion');
  });
});

describe('the ledger of help', () => {
  it('comes to nothing over all hospitals', () => {
    const id = fc.constantFrom('a', 'b', 'c') as fc.Arbitrary<HospitalId>;
    const entry = fc.record({ helperId: id, helpedId: id, credits: fc.integer({ min: 1, max: 4 }) });
    fc.assert(
      fc.property(fc.array(entry), (entries) => {
        const sum = [...creditBalances(entries).values()].reduce((all, one) => all + one, 0);
        expect(sum).toBe(0);
      }),
    );
  });
});
