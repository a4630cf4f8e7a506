import { describe, expect, it } from '@jest/globals';
import { nextActionsOf, type OpenNeed, type PairingFacts } from './next-action.rule.js';

const today = '2026-11-22';
const facts = (overrides: Partial<PairingFacts> = {}): PairingFacts => ({
  state: 'dormant',
  agreementId: 'a',
  agreementUntil: '2028-01-01',
  planId: 'p',
  milestonesOverdue: 0,
  oldestMilestoneDueOn: null,
  needs: [],
  consultations: 3,
  ...overrides,
});
const need = (overrides: Partial<OpenNeed>): OpenNeed => ({
  specialty: 'cardiology',
  casesPerYear: 400,
  transferOutPercent: 40,
  wantedPosts: 1,
  wantedTechniques: 2,
  ...overrides,
});
const codes = (overrides: Partial<PairingFacts>) =>
  nextActionsOf(facts(overrides), today).map(({ code }) => code);

describe('the next best action', () => {
  it('is nothing where a pairing lives and nothing falls due', () => {
    expect(nextActionsOf(facts({ state: 'awake', needs: [need({})] }), today)).toEqual([]);
  });

  it('is at least a call where a pairing sleeps', () => {
    expect(codes({})).toEqual(['callPartner']);
  });

  it('offers a tele-clinic in the specialty that sends most patients away', () => {
    const needs = [
      need({ specialty: 'oncology', casesPerYear: 50, transferOutPercent: 90 }),
      need({ specialty: 'cardiology' }),
      need({ specialty: 'neurology', casesPerYear: 900, wantedPosts: 0, wantedTechniques: 0 }),
    ];
    expect(nextActionsOf(facts({ needs }), today)[0]).toEqual({
      code: 'holdTeleclinic',
      specialty: 'cardiology',
      needs: 3,
      transferOutPercent: 40,
    });
  });

  it('invites to teach where the county asked for nothing', () => {
    expect(codes({ consultations: 0 })).toEqual(['inviteTeaching', 'callPartner']);
  });

  it('says how late a milestone is and how soon the agreement ends', () => {
    const late = facts({
      milestonesOverdue: 2,
      oldestMilestoneDueOn: '2026-11-02',
      agreementUntil: '2026-12-12',
    });
    expect(nextActionsOf(late, today)).toEqual([
      { code: 'finishMilestone', planId: 'p', overdue: 2, days: 20 },
      { code: 'renewAgreement', agreementId: 'a', days: 20 },
      { code: 'callPartner' },
    ]);
  });

  it('puts an agreement that lapses within two weeks before all else, also where the pairing lives', () => {
    const lapsing = {
      agreementUntil: '2026-12-01',
      milestonesOverdue: 9,
      oldestMilestoneDueOn: '2026-01-01',
    };
    expect(codes({ ...lapsing, needs: [need({})], consultations: 0 })[0]).toBe('renewAgreement');
    expect(codes({ state: 'awake', agreementUntil: '2026-12-01' })).toEqual(['renewAgreement']);
  });

  it('asks for a rhythm where none was agreed, and for no call', () => {
    expect(codes({ state: 'noRhythm', needs: [need({})], consultations: 0 })).toEqual(['agreeRhythm']);
    expect(codes({ state: 'noRhythm', agreementUntil: '2026-12-01' })).toEqual([
      'renewAgreement',
      'agreeRhythm',
    ]);
  });

  it('asks for a plan of this year where there is none', () => {
    expect(nextActionsOf(facts({ planId: null, state: 'awake' }), today)).toEqual([
      { code: 'makePlan', year: 2026 },
    ]);
  });
});
