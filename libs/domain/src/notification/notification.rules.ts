import type { Role } from '../access/actor.js';
import type { ConsultationRelation } from '../consultation/consultation.access.js';
import {
  type ConsultationAction,
  type ConsultationState,
  takenStates,
  untakenStates,
} from '../consultation/consultation.states.js';
import type { Urgency } from '../consultation/consultation.js';
import type { QualityReason } from '../quality/quality.thresholds.js';
import type { NoticeUrgency } from './delivery.rule.js';
import { type PairingNoticeKind, pairingNoticeKinds } from './pairing-notice.rules.js';

export const consultationNoticeKinds = [
  'consultation.submitted',
  'consultation.informationRequested',
  'consultation.informationSupplied',
  'consultation.accepted',
  'consultation.refused',
  'consultation.rerouted',
  'consultation.movedAway',
  'consultation.reassigned',
  'consultation.scheduled',
  'consultation.rescheduled',
  'consultation.waiting',
  'consultation.missed',
  'consultation.fellBack',
  'consultation.expired',
  'consultation.reopened',
  'consultation.cancelled',
  'consultation.responseOverdue',
  'consultation.answerOverdue',
  'consultation.unacknowledged',
  'consultation.closed',
  'consultation.directed',
  'consultation.corrected',
  'consent.withdrawn',
  'clinic.called',
  'panel.asked',
  'panel.signed',
  'page.onCall',
  'page.coordinator',
  'page.unanswered',
  'session.noPicture',
  'session.brokenSpeech',
  'session.loss',
  'session.freeze',
  'session.delay',
  'message.posted',
  'record.ready',
  'consultation.acknowledged',
  'member.added',
  'glass.broken',
] as const;
export type ConsultationNoticeKind = (typeof consultationNoticeKinds)[number];

export const notificationKinds = [...consultationNoticeKinds, ...pairingNoticeKinds] as const;
export type NotificationKind = (typeof notificationKinds)[number];

/** Who can be told of a consultation, by how they stand to it when the notice goes out. */
export type ToldOfConsultation = Exclude<ConsultationRelation, 'system' | 'colleague' | 'glassBreaker'>;

export interface AcknowledgementRule {
  /** Minutes without a sign of anybody told, after which the next are told; from each step to the one after. */
  readonly withinMinutes: Readonly<Record<Urgency, number>>;
  /** Who is told at each step. */
  readonly steps: readonly (readonly ToldOfConsultation[])[];
  /** Once the consultation has left these states, what was asked for is done, whoever did it. */
  readonly pendingIn: readonly ConsultationState[];
}

export interface ConsultationNoticeRule {
  readonly to: readonly ToldOfConsultation[];
  readonly urgency: NoticeUrgency;
  /** In an emergency consultation it is an emergency: no quiet hours, no digest. */
  readonly risesInEmergency: boolean;
  /** Where somebody has to say that they have seen it. */
  readonly acknowledge?: AcknowledgementRule;
}

const coordinators = ['invitingCoordinator', 'invitedCoordinator'] as const;
const everybody = ['requester', 'assignedExpert', 'mdtMember', ...coordinators] as const;
const minutes = (emergency: number, urgent: number, routine: number) => ({ emergency, urgent, routine });

/** Somebody's link gets in the way of a session that goes on: a coordinator may call, or find another line. */
const weakLink = { to: coordinators, urgency: 'soon', risesInEmergency: true } as const;

/** Whoever did it knows it already and is left out, whatever stands here. */
export const notificationRules: Readonly<Record<ConsultationNoticeKind, ConsultationNoticeRule>> = {
  'consultation.submitted': {
    to: ['invitedExpert', 'invitedCoordinator'],
    urgency: 'soon',
    risesInEmergency: true,
  },
  'consultation.informationRequested': {
    to: ['requester', 'invitingCoordinator'],
    urgency: 'soon',
    risesInEmergency: true,
    acknowledge: {
      withinMinutes: minutes(10, 60, 12 * 60),
      steps: [['invitingCoordinator'], coordinators],
      pendingIn: ['informationRequested'],
    },
  },
  'consultation.informationSupplied': {
    to: ['invitedExpert', 'invitedCoordinator'],
    urgency: 'soon',
    risesInEmergency: true,
  },
  'consultation.accepted': {
    to: ['requester', ...coordinators],
    urgency: 'digestible',
    risesInEmergency: true,
  },
  'consultation.refused': { to: ['requester', ...coordinators], urgency: 'soon', risesInEmergency: true },
  'consultation.rerouted': {
    to: ['requester', 'invitedExpert', ...coordinators],
    urgency: 'soon',
    risesInEmergency: true,
  },
  // The coordinators of the hospital that it left, who see it no more.
  'consultation.movedAway': { to: ['invitedCoordinator'], urgency: 'soon', risesInEmergency: false },
  'consultation.reassigned': {
    to: ['requester', 'assignedExpert', ...coordinators],
    urgency: 'soon',
    risesInEmergency: true,
  },
  'consultation.scheduled': { to: everybody, urgency: 'soon', risesInEmergency: true },
  'consultation.rescheduled': { to: everybody, urgency: 'soon', risesInEmergency: true },
  'consultation.waiting': { to: ['requester', 'assignedExpert'], urgency: 'soon', risesInEmergency: true },
  'consultation.missed': {
    to: everybody,
    urgency: 'soon',
    risesInEmergency: true,
    acknowledge: {
      withinMinutes: minutes(5, 60, 12 * 60),
      steps: [coordinators, coordinators],
      pendingIn: ['missed'],
    },
  },
  'consultation.fellBack': { to: everybody, urgency: 'soon', risesInEmergency: true },
  'consultation.expired': { to: ['requester', ...coordinators], urgency: 'soon', risesInEmergency: true },
  'consultation.reopened': {
    to: ['requester', 'invitedExpert', ...coordinators],
    urgency: 'soon',
    risesInEmergency: true,
  },
  'consultation.cancelled': { to: everybody, urgency: 'soon', risesInEmergency: true },
  'consultation.responseOverdue': {
    to: ['invitedExpert', ...coordinators],
    urgency: 'soon',
    risesInEmergency: true,
    acknowledge: {
      withinMinutes: minutes(5, 60, 12 * 60),
      steps: [['invitedCoordinator'], coordinators],
      pendingIn: untakenStates,
    },
  },
  'consultation.answerOverdue': {
    to: ['assignedExpert', 'invitedCoordinator', 'requester'],
    urgency: 'soon',
    risesInEmergency: true,
    acknowledge: {
      withinMinutes: minutes(10, 60, 12 * 60),
      steps: [['invitedCoordinator'], coordinators],
      pendingIn: takenStates,
    },
  },
  // Whom it goes to is said by the step that was reached.
  'consultation.unacknowledged': { to: coordinators, urgency: 'soon', risesInEmergency: true },
  'consultation.closed': {
    to: ['assignedExpert', ...coordinators],
    urgency: 'digestible',
    risesInEmergency: false,
  },
  'consultation.corrected': { to: everybody, urgency: 'digestible', risesInEmergency: true },
  // Whoever still works on the case must know that the patient no longer agrees.
  'consent.withdrawn': { to: [...everybody, 'invitedExpert'], urgency: 'soon', risesInEmergency: true },
  'clinic.called': { to: ['invitedExpert', 'invitedCoordinator'], urgency: 'soon', risesInEmergency: true },
  'panel.asked': { to: ['mdtMember'], urgency: 'soon', risesInEmergency: true },
  'panel.signed': { to: ['assignedExpert'], urgency: 'soon', risesInEmergency: true },
  'consultation.directed': { to: ['invitedExpert'], urgency: 'soon', risesInEmergency: true },
  // Whoever is silent is followed by the next rung of the ladder: it needs no acknowledgement of its own.
  'page.onCall': { to: ['invitedExpert'], urgency: 'emergency', risesInEmergency: true },
  'page.coordinator': { to: ['invitedCoordinator'], urgency: 'emergency', risesInEmergency: true },
  'page.unanswered': {
    to: ['requester', 'invitingCoordinator'],
    urgency: 'emergency',
    risesInEmergency: true,
  },
  'session.noPicture': weakLink,
  'session.brokenSpeech': weakLink,
  'session.loss': weakLink,
  'session.freeze': weakLink,
  'session.delay': weakLink,
  'message.posted': { to: everybody, urgency: 'digestible', risesInEmergency: true },
  'record.ready': {
    to: ['requester', 'mdtMember'],
    urgency: 'soon',
    risesInEmergency: true,
    // An answer that nobody reads has helped nobody.
    acknowledge: {
      withinMinutes: minutes(15, 120, 24 * 60),
      steps: [['invitingCoordinator'], coordinators],
      pendingIn: ['signed'],
    },
  },
  'consultation.acknowledged': {
    to: ['assignedExpert', 'invitedCoordinator'],
    urgency: 'digestible',
    risesInEmergency: false,
  },
  'member.added': { to: ['mdtMember'], urgency: 'soon', risesInEmergency: true },
  'glass.broken': {
    to: ['hospitalAdministrator', ...coordinators],
    urgency: 'soon',
    risesInEmergency: false,
  },
};

/** What coordinators are told of a link, by what is wrong with it. */
export const qualityNotices: Readonly<Record<QualityReason, ConsultationNoticeKind>> = {
  noPicture: 'session.noPicture',
  brokenSpeech: 'session.brokenSpeech',
  loss: 'session.loss',
  freeze: 'session.freeze',
  delay: 'session.delay',
};

/** How urgent a notice is in a consultation of this urgency. */
export function noticeUrgency(kind: ConsultationNoticeKind, urgency: Urgency | null): NoticeUrgency {
  const rule = notificationRules[kind];
  return rule.risesInEmergency && urgency === 'emergency' ? 'emergency' : rule.urgency;
}

/** Where a notice of a consultation leads its reader: to its consultation, but for those who may not see the case. */
export function noticeLeadsTo(
  kind: ConsultationNoticeKind,
  roles: readonly Role[],
): 'consultation' | 'glassReview' | 'triage' {
  if (kind === 'consultation.movedAway') return 'triage';
  return kind === 'glass.broken' && roles.includes('hospitalAdministrator') ? 'glassReview' : 'consultation';
}

/** Every action but those that nobody beside the one who acts need know of. Signing is told once the record can be read. */
export const notifiedActions: Partial<Record<ConsultationAction, ConsultationNoticeKind>> = {
  submit: 'consultation.submitted',
  requestInformation: 'consultation.informationRequested',
  supplyInformation: 'consultation.informationSupplied',
  accept: 'consultation.accepted',
  refuse: 'consultation.refused',
  reroute: 'consultation.rerouted',
  reassign: 'consultation.reassigned',
  schedule: 'consultation.scheduled',
  reschedule: 'consultation.rescheduled',
  wait: 'consultation.waiting',
  miss: 'consultation.missed',
  fallBack: 'consultation.fellBack',
  acknowledge: 'consultation.acknowledged',
  close: 'consultation.closed',
  cancel: 'consultation.cancelled',
  expire: 'consultation.expired',
  reopen: 'consultation.reopened',
};

/** Kinds of pairings and of consultations share one list, one table and one page. */
export const isPairingNotice = (kind: NotificationKind): kind is PairingNoticeKind =>
  (pairingNoticeKinds as readonly string[]).includes(kind);
