import type { PairingRelation } from '../access/policy.js';
import type { AgreementAction, AgreementParty } from '../agreement/agreement.states.js';
import type { NoticeUrgency } from './delivery.rule.js';

/** A pairing that sleeps, at each step of its escalation. */
const dormancyNoticeKinds = ['pairing.dormant', 'pairing.stillDormant', 'pairing.longDormant'] as const;
/** What a pair negotiates, and what becomes of it. */
export const agreementNoticeKinds = [
  'agreement.proposedToInviting',
  'agreement.proposedToInvited',
  'agreement.concluded',
  'agreement.declined',
  'agreement.withdrawn',
  'agreement.suspended',
  'agreement.resumed',
  'agreement.ended',
  'agreement.expired',
] as const;
export type AgreementNoticeKind = (typeof agreementNoticeKinds)[number];

export const pairingNoticeKinds = [...dormancyNoticeKinds, ...agreementNoticeKinds] as const;
export type PairingNoticeKind = (typeof pairingNoticeKinds)[number];

interface PairingNoticeRule {
  /** Who is told. Of those who supervise the county's region, only the nearest. */
  readonly to: readonly Exclude<PairingRelation, 'pairedStaff' | 'platformAdministrator'>[];
  readonly urgency: NoticeUrgency;
}

const bothCoordinators = ['invitingCoordinator', 'invitedCoordinator'] as const;

export const pairingNoticeRules: Readonly<Record<PairingNoticeKind, PairingNoticeRule>> = {
  'pairing.dormant': { to: ['invitingCoordinator', 'invitedCoordinator'], urgency: 'soon' },
  'pairing.stillDormant': { to: ['invitingAdministrator', 'invitedAdministrator'], urgency: 'soon' },
  'pairing.longDormant': { to: ['supervisorAbove'], urgency: 'soon' },
  'agreement.proposedToInviting': { to: ['invitingCoordinator'], urgency: 'soon' },
  'agreement.proposedToInvited': { to: ['invitedCoordinator'], urgency: 'soon' },
  'agreement.concluded': { to: bothCoordinators, urgency: 'soon' },
  'agreement.declined': { to: bothCoordinators, urgency: 'soon' },
  'agreement.withdrawn': { to: bothCoordinators, urgency: 'soon' },
  'agreement.suspended': { to: bothCoordinators, urgency: 'soon' },
  'agreement.resumed': { to: bothCoordinators, urgency: 'digestible' },
  'agreement.ended': { to: bothCoordinators, urgency: 'soon' },
  'agreement.expired': { to: bothCoordinators, urgency: 'soon' },
};

/** Where a notice of a pairing leads its reader. */
export const pairingNoticeLeadsTo = (kind: PairingNoticeKind): 'agreements' | 'radar' =>
  (agreementNoticeKinds as readonly string[]).includes(kind) ? 'agreements' : 'radar';

/** What both sides, or the one that is to sign, are told of a step of their agreement. */
export function agreementNotice(
  action: AgreementAction,
  party: AgreementParty | undefined,
): AgreementNoticeKind | undefined {
  switch (action) {
    case 'propose':
      return party === 'inviting' ? 'agreement.proposedToInvited' : 'agreement.proposedToInviting';
    case 'conclude':
      return 'agreement.concluded';
    case 'decline':
      return 'agreement.declined';
    case 'withdraw':
      return 'agreement.withdrawn';
    case 'suspend':
      return 'agreement.suspended';
    case 'resume':
      return 'agreement.resumed';
    case 'end':
      return 'agreement.ended';
    case 'expire':
      return 'agreement.expired';
    default:
      return undefined;
  }
}
