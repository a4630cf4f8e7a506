import { describe, expect, it } from '@jest/globals';
import type { PersonId } from '@jiedui/kernel';
import { lifecycleFaults } from '../lifecycle/lifecycle.js';
import type { AgreementTerms } from './agreement.js';
import { type AgreementContext, agreementLifecycle, decideAgreement, partyOf } from './agreement.machine.js';
import {
  type AgreementAction,
  agreementActions,
  type AgreementParty,
  type AgreementRelation,
  agreementRelations,
  type AgreementState,
  agreementStates,
} from './agreement.states.js';

/** Noon in Beijing. */
const now = new Date('2026-11-22T04:00:00Z');
const [anna, bo] = ['anna', 'bo'] as PersonId[];

const terms: AgreementTerms = {
  isLead: true,
  specialties: ['cardiology'],
  services: ['writtenOpinion'],
  purpose: 'p',
  invitingDuties: 'd',
  invitedDuties: 'd',
  invitingLiability: 'l',
  invitedLiability: 'l',
  fees: '',
  responseLimitMinutes: { routine: 2_880, urgent: 240, emergency: 30 },
  answerLimitMinutes: { routine: 2_880, urgent: 240, emergency: 30 },
  contactEveryDays: 30,
  validFrom: '2026-11-22',
  validUntil: '2027-11-21',
};

/** All that a step could want is there, so that only state and relation decide. */
function contextFor(action: AgreementAction, party: AgreementParty | undefined): AgreementContext {
  const isSigned = action === 'withdraw' || action === 'conclude';
  return {
    terms: action === 'expire' ? { ...terms, validUntil: '2026-11-21' } : terms,
    acceptedBy: isSigned
      ? { inviting: anna ?? null, invited: bo ?? null }
      : { inviting: null, invited: null },
    suspendedBy: party ?? null,
    isSuccessorDue: true,
    ...(party ? { party } : {}),
    ...(anna ? { personId: anna } : {}),
    reason: 'because',
  };
}

const partyFor: Partial<Record<AgreementRelation, AgreementParty>> = {
  invitingCoordinator: 'inviting',
  invitedCoordinator: 'invited',
  supervisorAbove: 'supervisor',
};

const both = ['invitingCoordinator', 'invitedCoordinator'];
const all = [...both, 'supervisorAbove'];

const legal = [
  ...both.flatMap((who) => [
    `draft propose ${who} -> proposed`,
    `draft discard ${who} -> withdrawn`,
    `proposed revise ${who} -> draft`,
    `proposed accept ${who} -> proposed`,
    `proposed decline ${who} -> declined`,
    `proposed withdraw ${who} -> withdrawn`,
    `accepted withdraw ${who} -> withdrawn`,
    `active end ${who} -> ended`,
    `suspended end ${who} -> ended`,
  ]),
  ...all.flatMap((who) => [`active suspend ${who} -> suspended`, `suspended resume ${who} -> active`]),
  'proposed conclude system -> accepted',
  'accepted activate system -> active',
  'accepted expire system -> expired',
  'active expire system -> expired',
  'suspended expire system -> expired',
  'active renew system -> renewed',
  'suspended renew system -> renewed',
];

const refusalOf = (
  state: AgreementState,
  action: AgreementAction,
  relation: AgreementRelation,
  change: Partial<AgreementContext>,
) => {
  const context = { ...contextFor(action, partyFor[relation]), ...change };
  const decision = decideAgreement({ state, context }, action, new Set([relation]), now);
  return decision.ok
    ? 'allowed'
    : decision.error.kind === 'guard'
      ? decision.error.code
      : decision.error.kind;
};

describe('the lifecycle of an agreement', () => {
  it('has no state that cannot be reached or left', () => {
    expect(lifecycleFaults(agreementLifecycle)).toEqual([]);
  });

  it('allows exactly the legal cases', () => {
    const allowed = agreementStates.flatMap((state) =>
      agreementActions.flatMap((action) =>
        agreementRelations.flatMap((relation) => {
          const context = contextFor(action, partyFor[relation]);
          const decision = decideAgreement({ state, context }, action, new Set([relation]), now);
          return decision.ok ? [`${state} ${action} ${relation} -> ${decision.value.to}`] : [];
        }),
      ),
    );
    expect(allowed.toSorted()).toEqual(legal.toSorted());
  });

  it('is proposed complete and with a term that is not over', () => {
    const propose = (change: Partial<AgreementTerms>) =>
      refusalOf('draft', 'propose', 'invitingCoordinator', { terms: { ...terms, ...change } });
    for (const gap of [
      { purpose: ' ' },
      { specialties: [] },
      { services: [] },
      { invitedDuties: '' },
      { invitingLiability: '' },
      { validFrom: null },
      { validUntil: null },
      { contactEveryDays: null },
    ]) {
      expect(propose(gap)).toBe('AGREEMENT_INCOMPLETE');
    }
    expect(propose({ fees: '' })).toBe('allowed');
    expect(propose({ validUntil: '2026-11-21' })).toBe('AGREEMENT_TERM_PAST');
  });

  it('is signed once by each side, by two people', () => {
    const accept = (inviting: PersonId | null, invited: PersonId | null) =>
      refusalOf('proposed', 'accept', 'invitedCoordinator', {
        acceptedBy: { inviting, invited },
        ...(bo ? { personId: bo } : {}),
      });
    expect(accept(anna ?? null, null)).toBe('allowed');
    expect(accept(anna ?? null, bo ?? null)).toBe('AGREEMENT_ALREADY_ACCEPTED');
    expect(accept(bo ?? null, null)).toBe('AGREEMENT_SAME_PERSON');
    const conclude = (invited: PersonId | null) =>
      refusalOf('proposed', 'conclude', 'system', { acceptedBy: { inviting: anna ?? null, invited } });
    expect(conclude(null)).toBe('AGREEMENT_ACCEPTANCE_MISSING');
    expect(conclude(bo ?? null)).toBe('allowed');
  });

  it('is declined by a side that has not signed and withdrawn by one that has, each with a reason', () => {
    const signed = { acceptedBy: { inviting: anna ?? null, invited: null } };
    const step = (action: AgreementAction, relation: AgreementRelation, reason = 'because') =>
      refusalOf('proposed', action, relation, { ...signed, reason });
    expect(step('decline', 'invitedCoordinator')).toBe('allowed');
    expect(step('decline', 'invitedCoordinator', ' ')).toBe('REASON_MISSING');
    expect(step('decline', 'invitingCoordinator')).toBe('AGREEMENT_ALREADY_ACCEPTED');
    expect(step('withdraw', 'invitingCoordinator')).toBe('allowed');
    expect(step('withdraw', 'invitedCoordinator')).toBe('AGREEMENT_ACCEPTANCE_MISSING');
  });

  it('begins on its first day and ends after its last, by the day in Beijing', () => {
    const lateEvening = new Date('2026-11-21T15:59:00Z');
    const midnight = new Date('2026-11-21T16:00:00Z');
    const at = (moment: Date, action: AgreementAction, validUntil: string) => {
      const state = action === 'activate' ? 'accepted' : 'active';
      const context = { ...contextFor(action, undefined), terms: { ...terms, validUntil } };
      return decideAgreement({ state, context }, action, new Set(['system'] as const), moment).ok;
    };
    expect(at(lateEvening, 'activate', '2027-11-21')).toBe(false);
    expect(at(midnight, 'activate', '2027-11-21')).toBe(true);
    expect(at(lateEvening, 'expire', '2026-11-21')).toBe(false);
    expect(at(midnight, 'expire', '2026-11-21')).toBe(true);
  });

  it('is resumed by whoever suspended it', () => {
    const resume = (relation: AgreementRelation, suspendedBy: AgreementParty) =>
      refusalOf('suspended', 'resume', relation, { suspendedBy });
    expect(resume('invitedCoordinator', 'invited')).toBe('allowed');
    expect(resume('invitedCoordinator', 'supervisor')).toBe('AGREEMENT_SUSPENDED_BY_OTHER');
    expect(resume('supervisorAbove', 'inviting')).toBe('AGREEMENT_SUSPENDED_BY_OTHER');
  });

  it('makes room for its successor on the day that one begins', () => {
    expect(refusalOf('active', 'renew', 'system', { isSuccessorDue: false })).toBe('AGREEMENT_STILL_RUNS');
  });
});

describe('whoever coordinates for both sides', () => {
  const relations = new Set(['invitingCoordinator', 'invitedCoordinator'] as const);
  const signedByInviting = { acceptedBy: { inviting: anna ?? null, invited: null } };

  it('accepts for the side that has not signed, and withdraws for the one that has', () => {
    expect(partyOf(relations, 'accept', signedByInviting)).toBe('invited');
    expect(partyOf(relations, 'withdraw', signedByInviting)).toBe('inviting');
  });
});
