import type { PersonId, Result } from '@jiedui/kernel';
import { type Change, decide, type Guard, type Lifecycle, type Refusal } from '../lifecycle/lifecycle.js';
import { type AgreementTerms, contractDay, missingTerms } from './agreement.js';
import {
  type AgreementAction,
  type AgreementParty,
  type AgreementRelation,
  type AgreementState,
  agreementStates,
  type PairingSide,
} from './agreement.states.js';

export type AgreementGuardCode =
  | 'AGREEMENT_INCOMPLETE'
  | 'AGREEMENT_TERM_PAST'
  | 'AGREEMENT_ALREADY_ACCEPTED'
  | 'AGREEMENT_SAME_PERSON'
  | 'AGREEMENT_ACCEPTANCE_MISSING'
  | 'AGREEMENT_SUSPENDED_BY_OTHER'
  | 'AGREEMENT_NOT_YET_ACTIVE'
  | 'AGREEMENT_STILL_RUNS'
  | 'REASON_MISSING';

/** The facts that guards look at; what an action does not need stays unset. */
export interface AgreementContext {
  readonly terms: AgreementTerms;
  /** Who signed for each side; null where nobody has, or the text was changed since. */
  readonly acceptedBy: Readonly<Record<PairingSide, PersonId | null>>;
  readonly suspendedBy: AgreementParty | null;
  /** An accepted agreement that follows this one begins today or has begun. */
  readonly isSuccessorDue: boolean;
  /** For whom the acting person acts. */
  readonly party?: AgreementParty;
  readonly personId?: PersonId;
  readonly reason?: string;
}

type When = Guard<AgreementContext, AgreementGuardCode>;

const otherSide = { inviting: 'invited', invited: 'inviting' } as const;
const isSigned = ({ acceptedBy, party }: AgreementContext): boolean =>
  (party === 'inviting' || party === 'invited') && acceptedBy[party] !== null;

const isComplete: When = ({ terms }) => (missingTerms(terms).length > 0 ? 'AGREEMENT_INCOMPLETE' : undefined);
const isTermAhead: When = ({ terms }, now) =>
  terms.validUntil !== null && terms.validUntil < contractDay(now) ? 'AGREEMENT_TERM_PAST' : undefined;
const isUnsigned: When = (context) => (isSigned(context) ? 'AGREEMENT_ALREADY_ACCEPTED' : undefined);
const isOwnSigned: When = (context) => (isSigned(context) ? undefined : 'AGREEMENT_ACCEPTANCE_MISSING');
/** Four eyes: whoever coordinates for both sides still signs for one. */
const isAnotherPerson: When = ({ acceptedBy, party, personId }) =>
  (party === 'inviting' || party === 'invited') && acceptedBy[otherSide[party]] === personId
    ? 'AGREEMENT_SAME_PERSON'
    : undefined;
const areBothSigned: When = ({ acceptedBy }) =>
  acceptedBy.inviting === null || acceptedBy.invited === null ? 'AGREEMENT_ACCEPTANCE_MISSING' : undefined;
const isReasonGiven: When = ({ reason }) => (reason?.trim() ? undefined : 'REASON_MISSING');
const isTermBegun: When = ({ terms }, now) =>
  terms.validFrom === null || terms.validFrom > contractDay(now) ? 'AGREEMENT_NOT_YET_ACTIVE' : undefined;
const isTermOver: When = ({ terms }, now) =>
  terms.validUntil === null || terms.validUntil >= contractDay(now) ? 'AGREEMENT_STILL_RUNS' : undefined;
const isOwnSuspension: When = ({ suspendedBy, party }) =>
  suspendedBy === party ? undefined : 'AGREEMENT_SUSPENDED_BY_OTHER';
const isSuccessorDue: When = (context) => (context.isSuccessorDue ? undefined : 'AGREEMENT_STILL_RUNS');

const coordinators = ['invitingCoordinator', 'invitedCoordinator'] as const;
const overseen = [...coordinators, 'supervisorAbove'] as const;

/**
 * What may happen to an agreement, by whom and when. Whoever proposes signs; each side signs once for the same text,
 * and a change of the text makes it a draft again that nobody has signed.
 */
export const agreementLifecycle = {
  noun: 'agreement',
  states: agreementStates,
  initial: 'draft',
  final: ['ended', 'expired', 'renewed', 'declined', 'withdrawn'],
  transitions: {
    propose: { from: ['draft'], to: 'proposed', by: coordinators, when: [isComplete, isTermAhead] },
    revise: { from: ['proposed'], to: 'draft', by: coordinators, when: [] },
    accept: {
      from: ['proposed'],
      to: 'proposed',
      by: coordinators,
      when: [isUnsigned, isAnotherPerson, isTermAhead],
    },
    conclude: { from: ['proposed'], to: 'accepted', by: ['system'], when: [areBothSigned] },
    decline: { from: ['proposed'], to: 'declined', by: coordinators, when: [isReasonGiven, isUnsigned] },
    discard: { from: ['draft'], to: 'withdrawn', by: coordinators, when: [] },
    withdraw: {
      from: ['proposed', 'accepted'],
      to: 'withdrawn',
      by: coordinators,
      when: [isReasonGiven, isOwnSigned],
    },
    activate: { from: ['accepted'], to: 'active', by: ['system'], when: [isTermBegun, isTermAhead] },
    suspend: { from: ['active'], to: 'suspended', by: overseen, when: [isReasonGiven] },
    resume: { from: ['suspended'], to: 'active', by: overseen, when: [isOwnSuspension] },
    end: { from: ['active', 'suspended'], to: 'ended', by: coordinators, when: [isReasonGiven] },
    expire: { from: ['accepted', 'active', 'suspended'], to: 'expired', by: ['system'], when: [isTermOver] },
    renew: { from: ['active', 'suspended'], to: 'renewed', by: ['system'], when: [isSuccessorDue] },
  },
} as const satisfies Lifecycle<
  AgreementState,
  AgreementAction,
  AgreementRelation,
  AgreementContext,
  AgreementGuardCode
>;

export type AgreementChange = Change<AgreementState, AgreementAction>;
export type AgreementRefusal = Refusal<AgreementState, AgreementGuardCode>;

export function decideAgreement(
  subject: { readonly state: AgreementState; readonly context: AgreementContext },
  action: AgreementAction,
  relations: ReadonlySet<AgreementRelation>,
  now: Date,
): Result<AgreementChange, AgreementRefusal> {
  return decide<AgreementState, AgreementAction, AgreementRelation, AgreementContext, AgreementGuardCode>(
    agreementLifecycle,
    subject,
    action,
    relations,
    now,
  );
}

/**
 * For whom somebody acts who may stand on both sides: for the one whose signature is wanted still where they accept,
 * else for the inviting side first.
 */
export function partyOf(
  relations: ReadonlySet<AgreementRelation>,
  action: AgreementAction,
  { acceptedBy }: Pick<AgreementContext, 'acceptedBy'>,
): AgreementParty | undefined {
  const sides: PairingSide[] = [];
  if (relations.has('invitingCoordinator')) sides.push('inviting');
  if (relations.has('invitedCoordinator')) sides.push('invited');
  const wantsSigned = action === 'withdraw';
  const fitting = sides.find((side) => (acceptedBy[side] !== null) === wantsSigned) ?? sides[0];
  return fitting ?? (relations.has('supervisorAbove') ? 'supervisor' : undefined);
}
