import type { Role } from '../access/actor.js';
import type { PairingRelation } from '../access/policy.js';
import type { AgreementAction, AgreementParty } from '../agreement/agreement.states.js';
import type { ConsultationAction } from '../consultation/consultation.states.js';
import type { ConsultationRelation } from '../consultation/consultation.access.js';

export const consultationNoticeKinds = [
  'consultation.submitted',
  'consultation.accepted',
  'consultation.refused',
  'consultation.scheduled',
  'consultation.cancelled',
  'record.ready',
  'consultation.acknowledged',
  'member.added',
  'glass.broken',
] as const;
export type ConsultationNoticeKind = (typeof consultationNoticeKinds)[number];

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

export const notificationKinds = [...consultationNoticeKinds, ...pairingNoticeKinds] as const;
export type NotificationKind = (typeof notificationKinds)[number];

interface NotificationRule {
  /** Who is told, by relation to the consultation when the notice goes out. */
  readonly to: readonly Exclude<ConsultationRelation, 'system' | 'colleague' | 'glassBreaker'>[];
  /** Whether a mail goes out beside the notice in the app: for what must not wait until the next visit. */
  readonly byMail: boolean;
}

export const notificationRules: Readonly<Record<ConsultationNoticeKind, NotificationRule>> = {
  'consultation.submitted': { to: ['invitedExpert', 'invitedCoordinator'], byMail: true },
  'consultation.accepted': { to: ['requester'], byMail: false },
  'consultation.refused': { to: ['requester', 'invitingCoordinator'], byMail: true },
  'consultation.scheduled': { to: ['requester'], byMail: true },
  'consultation.cancelled': { to: ['assignedExpert', 'invitedCoordinator'], byMail: true },
  'record.ready': { to: ['requester'], byMail: true },
  'consultation.acknowledged': { to: ['assignedExpert'], byMail: false },
  'member.added': { to: ['mdtMember'], byMail: true },
  'glass.broken': {
    to: ['hospitalAdministrator', 'invitingCoordinator', 'invitedCoordinator'],
    byMail: true,
  },
};

interface PairingNoticeRule {
  /** Who is told. Of those who supervise the county's region, only the nearest. */
  readonly to: readonly Exclude<PairingRelation, 'pairedStaff' | 'platformAdministrator'>[];
  readonly byMail: boolean;
}

const bothCoordinators = ['invitingCoordinator', 'invitedCoordinator'] as const;

export const pairingNoticeRules: Readonly<Record<PairingNoticeKind, PairingNoticeRule>> = {
  'pairing.dormant': { to: ['invitingCoordinator', 'invitedCoordinator'], byMail: true },
  'pairing.stillDormant': { to: ['invitingAdministrator', 'invitedAdministrator'], byMail: true },
  'pairing.longDormant': { to: ['supervisorAbove'], byMail: true },
  'agreement.proposedToInviting': { to: ['invitingCoordinator'], byMail: true },
  'agreement.proposedToInvited': { to: ['invitedCoordinator'], byMail: true },
  'agreement.concluded': { to: bothCoordinators, byMail: true },
  'agreement.declined': { to: bothCoordinators, byMail: true },
  'agreement.withdrawn': { to: bothCoordinators, byMail: true },
  'agreement.suspended': { to: bothCoordinators, byMail: true },
  'agreement.resumed': { to: bothCoordinators, byMail: false },
  'agreement.ended': { to: bothCoordinators, byMail: true },
  'agreement.expired': { to: bothCoordinators, byMail: true },
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

/**
 * Where a notice of a consultation leads its reader: to its consultation, but for who reviews emergency access and may not see the case.
 */
export const noticeLeadsTo = (
  kind: ConsultationNoticeKind,
  roles: readonly Role[],
): 'consultation' | 'glassReview' =>
  kind === 'glass.broken' && roles.includes('hospitalAdministrator') ? 'glassReview' : 'consultation';

/** The actions that somebody is told of. Signing is told once the record can be read. */
export const notifiedActions: Partial<Record<ConsultationAction, ConsultationNoticeKind>> = {
  submit: 'consultation.submitted',
  accept: 'consultation.accepted',
  refuse: 'consultation.refused',
  schedule: 'consultation.scheduled',
  cancel: 'consultation.cancelled',
  acknowledge: 'consultation.acknowledged',
};
