import type { Role } from '../access/actor.js';
import type { ConsultationAction } from '../consultation/consultation.states.js';
import type { ConsultationRelation } from '../consultation/consultation.access.js';

export const notificationKinds = [
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
export type NotificationKind = (typeof notificationKinds)[number];

interface NotificationRule {
  /** Who is told, by relation to the consultation when the notice goes out. */
  readonly to: readonly Exclude<ConsultationRelation, 'system' | 'colleague' | 'glassBreaker'>[];
  /** Whether a mail goes out beside the notice in the app: for what must not wait until the next visit. */
  readonly byMail: boolean;
}

export const notificationRules: Readonly<Record<NotificationKind, NotificationRule>> = {
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

/**
 * Where a notice leads its reader: to its consultation, but for who reviews emergency access and may not see the case.
 */
export const noticeLeadsTo = (
  kind: NotificationKind,
  roles: readonly Role[],
): 'consultation' | 'glassReview' =>
  kind === 'glass.broken' && roles.includes('hospitalAdministrator') ? 'glassReview' : 'consultation';

/** The actions that somebody is told of. Signing is told once the record can be read. */
export const notifiedActions: Partial<Record<ConsultationAction, NotificationKind>> = {
  submit: 'consultation.submitted',
  accept: 'consultation.accepted',
  refuse: 'consultation.refused',
  schedule: 'consultation.scheduled',
  cancel: 'consultation.cancelled',
  acknowledge: 'consultation.acknowledged',
};
