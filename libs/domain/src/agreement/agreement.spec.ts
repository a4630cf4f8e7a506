import { describe, expect, it } from '@jest/globals';
import {
  areLimitsOrdered,
  clausesOf,
  contractDay,
  daysUntil,
  scopeBlock,
  type StandingAgreement,
  standingOf,
} from './agreement.js';

const now = new Date('2026-11-22T04:00:00Z');

const active: StandingAgreement = {
  state: 'active',
  specialties: ['cardiology'],
  services: ['writtenOpinion'],
  validFrom: '2026-01-01',
  validUntil: '2026-12-31',
  suspendedAt: null,
  endedAt: null,
};

const blockOf = (...agreements: Partial<StandingAgreement>[]) =>
  standingOf(
    agreements.map((one) => ({ ...active, ...one })),
    now,
  ).block;

describe('which agreement counts', () => {
  it('is the one in force, from its first day to its last', () => {
    expect(blockOf({})).toBeUndefined();
    expect(blockOf({ validFrom: '2026-11-22', validUntil: '2026-11-22' })).toBeUndefined();
    expect(blockOf({ validUntil: null })).toBeUndefined();
    expect(blockOf({ state: 'expired', validUntil: '2025-12-31' }, {})).toBeUndefined();
  });

  it('says what blocks and since or from when', () => {
    expect(blockOf()).toEqual({ code: 'AGREEMENT_MISSING', on: null });
    expect(blockOf({ state: 'withdrawn' })).toEqual({ code: 'AGREEMENT_MISSING', on: null });
    expect(blockOf({ state: 'proposed' })).toEqual({ code: 'AGREEMENT_NOT_CONCLUDED', on: null });
    expect(blockOf({ state: 'accepted', validFrom: '2026-12-01' })).toEqual({
      code: 'AGREEMENT_NOT_YET_ACTIVE',
      on: '2026-12-01',
    });
    expect(blockOf({ state: 'suspended', suspendedAt: new Date('2026-11-01T20:00:00Z') })).toEqual({
      code: 'AGREEMENT_SUSPENDED',
      on: '2026-11-02',
    });
    expect(blockOf({ state: 'ended', endedAt: new Date('2026-10-01T00:00:00Z') })).toEqual({
      code: 'AGREEMENT_ENDED',
      on: '2026-10-01',
    });
  });

  it('does not wait for the sweep: past its last day it is not in force, whatever its state still says', () => {
    expect(blockOf({ validUntil: '2026-11-21' })).toEqual({ code: 'AGREEMENT_EXPIRED', on: '2026-11-21' });
    expect(blockOf({ validFrom: '2026-11-23' })).toEqual({
      code: 'AGREEMENT_NOT_YET_ACTIVE',
      on: '2026-11-23',
    });
  });

  it('of several that are not in force, names what is nearest to it', () => {
    expect(blockOf({ state: 'expired', validUntil: '2025-12-31' }, { state: 'draft' })?.code).toBe(
      'AGREEMENT_NOT_CONCLUDED',
    );
    expect(
      blockOf({ state: 'expired', validUntil: '2024-12-31' }, { state: 'expired', validUntil: '2025-12-31' }),
    ).toEqual({ code: 'AGREEMENT_EXPIRED', on: '2025-12-31' });
    expect(
      blockOf(
        { state: 'expired', validUntil: '2025-12-31' },
        { state: 'ended', endedAt: new Date('2026-02-01T00:00:00Z') },
      )?.code,
    ).toBe('AGREEMENT_ENDED');
  });
});

describe('the scope of an agreement', () => {
  it('covers its own specialties and services', () => {
    const ask = (specialty: 'cardiology' | 'neurology' | null, service: 'writtenOpinion' | 'teaching') =>
      scopeBlock(active, { specialty, anyServiceOf: [service] })?.code;
    expect(ask('cardiology', 'writtenOpinion')).toBeUndefined();
    expect(ask(null, 'writtenOpinion')).toBeUndefined();
    expect(ask('neurology', 'writtenOpinion')).toBe('SPECIALTY_NOT_AGREED');
    expect(ask('cardiology', 'teaching')).toBe('SERVICE_NOT_AGREED');
  });

  it('brings the clauses that hold for its services', () => {
    expect(clausesOf(['teaching'])).toEqual([]);
    expect(clausesOf(['liveConsultation', 'remoteDiagnosis'])).toEqual(['opinionIsAdvice', 'diagnosisSplit']);
  });
});

it('answers the pressing sooner', () => {
  expect(areLimitsOrdered({ routine: 100, urgent: 100, emergency: 10 })).toBe(true);
  expect(areLimitsOrdered({ routine: 100, urgent: 10, emergency: 20 })).toBe(false);
});

it('counts days as the calendar in Beijing does', () => {
  expect(contractDay(new Date('2026-11-21T16:00:00Z'))).toBe('2026-11-22');
  expect(daysUntil('2026-11-22', now)).toBe(0);
  expect(daysUntil('2026-12-01', now)).toBe(9);
  expect(daysUntil('2026-11-21', now)).toBe(-1);
});
