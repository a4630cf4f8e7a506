import type { Urgency } from '../consultation/consultation.js';
import type { ConsultationState } from '../consultation/consultation.states.js';
import {
  type ConsultationNoticeKind,
  isPairingNotice,
  type NotificationKind,
  notificationRules,
  type ToldOfConsultation,
} from './notification.rules.js';

export interface NoticeEscalationStep {
  /** From 1. */
  readonly step: number;
  readonly dueAt: Date;
  readonly to: readonly ToldOfConsultation[];
}

/**
 * What follows when nobody acknowledges a notice.
 * @param reached the step before, 0 for the notice itself; @param at when it was told
 */
export function nextEscalation(
  kind: ConsultationNoticeKind,
  urgency: Urgency | null,
  reached: number,
  at: Date,
): NoticeEscalationStep | undefined {
  const rule = notificationRules[kind].acknowledge;
  const to = rule?.steps[reached];
  if (!rule || !to) return undefined;
  const waitMs = rule.withinMinutes[urgency ?? 'routine'] * 60_000;
  return { step: reached + 1, dueAt: new Date(at.getTime() + waitMs), to };
}

/** Whether an unanswered notice still asks for something. */
export const isStillPending = (kind: ConsultationNoticeKind, state: ConsultationState): boolean =>
  notificationRules[kind].acknowledge?.pendingIn.includes(state) ?? false;

/** A notice that was left unanswered, and the one that says so to the next. */
export const needsAcknowledgement = (kind: NotificationKind): boolean =>
  kind === 'consultation.unacknowledged' ||
  (!isPairingNotice(kind) && notificationRules[kind].acknowledge !== undefined);
