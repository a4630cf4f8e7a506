import type { Result } from '@jiedui/kernel';
import type { AgreementBlock, AgreementBlockCode } from '../agreement/agreement.js';
import { decide, type Change, type Guard, type Lifecycle, type Refusal } from '../lifecycle/lifecycle.js';
import type { ConsultationRelation } from './consultation.access.js';
import { missingRequestFields, type RequestContent } from './consultation.js';
import {
  type ConsultationAction,
  type ConsultationState,
  consultationStates,
} from './consultation.states.js';

export type ConsultationGuardCode =
  | 'REQUEST_INCOMPLETE'
  | 'CONSENT_MISSING'
  | AgreementBlockCode
  | 'REASON_MISSING'
  | 'SESSION_STILL_OPEN'
  | 'APPOINTMENT_IN_PAST'
  | 'APPOINTMENT_LENGTH_INVALID'
  | 'OPINION_MISSING'
  | 'RECORD_NOT_READY';

/** The facts that guards look at; what an action does not need stays unset. */
export interface ConsultationContext {
  readonly request: RequestContent;
  /** What keeps this question from being asked under an agreement. */
  readonly agreementBlock: AgreementBlock | undefined;
  /** Under the agreement it was asked, it may be answered in a live session. */
  readonly isLiveAgreed: boolean;
  readonly isOpinionWritten: boolean;
  readonly isRecordReady: boolean;
  /** The consultation is in session and the session was not ended. */
  readonly isMeeting: boolean;
  readonly reason?: string;
  readonly appointment?: { readonly startsAt: Date; readonly endsAt: Date };
}

type When = Guard<ConsultationContext, ConsultationGuardCode>;

/** A session booked "now" may have started while the request travelled. */
const startToleranceMs = 2 * 60_000;
export const appointmentMinutes = { min: 5, max: 240 } as const;

const isConsentGiven: When = ({ request }) => (request.consentGiver === null ? 'CONSENT_MISSING' : undefined);
const isRequestComplete: When = ({ request }) =>
  missingRequestFields(request).some((field) => field !== 'consentGiver') ? 'REQUEST_INCOMPLETE' : undefined;
const isAgreementInForce: When = ({ agreementBlock }) => agreementBlock?.code;
const isLiveAgreed: When = (context) => (context.isLiveAgreed ? undefined : 'SERVICE_NOT_AGREED');
const isReasonGiven: When = ({ reason }) => (reason?.trim() ? undefined : 'REASON_MISSING');
const isOpinionWritten: When = (context) => (context.isOpinionWritten ? undefined : 'OPINION_MISSING');
const isRecordReady: When = (context) => (context.isRecordReady ? undefined : 'RECORD_NOT_READY');
const isNobodyMeeting: When = ({ isMeeting }) => (isMeeting ? 'SESSION_STILL_OPEN' : undefined);
const isAppointmentAhead: When = ({ appointment }, now) =>
  appointment && appointment.startsAt.getTime() >= now.getTime() - startToleranceMs
    ? undefined
    : 'APPOINTMENT_IN_PAST';
const isAppointmentLengthValid: When = ({ appointment }) => {
  const minutes = appointment ? (appointment.endsAt.getTime() - appointment.startsAt.getTime()) / 60_000 : 0;
  return minutes >= appointmentMinutes.min && minutes <= appointmentMinutes.max
    ? undefined
    : 'APPOINTMENT_LENGTH_INVALID';
};

/** What may happen to a consultation, by whom and when. */
export const consultationLifecycle = {
  noun: 'consultation',
  states: consultationStates,
  initial: 'draft',
  final: ['closed', 'refused', 'cancelled'],
  transitions: {
    submit: {
      from: ['draft'],
      to: 'submitted',
      by: ['requester'],
      when: [isRequestComplete, isConsentGiven, isAgreementInForce],
    },
    accept: { from: ['submitted'], to: 'accepted', by: ['invitedExpert'], when: [] },
    refuse: {
      from: ['submitted'],
      to: 'refused',
      by: ['invitedExpert', 'invitedCoordinator'],
      when: [isReasonGiven],
    },
    schedule: {
      // From a session too, once it is over: what was not settled may need another.
      from: ['accepted', 'scheduled', 'inSession'],
      to: 'scheduled',
      by: ['assignedExpert'],
      when: [isNobodyMeeting, isLiveAgreed, isAppointmentAhead, isAppointmentLengthValid],
    },
    start: { from: ['scheduled'], to: 'inSession', by: ['system'], when: [] },
    // A live session that fails must not cost the patient the answer: an opinion may be signed without one.
    sign: {
      from: ['accepted', 'scheduled', 'inSession'],
      to: 'signed',
      by: ['assignedExpert'],
      when: [isOpinionWritten],
    },
    acknowledge: { from: ['signed'], to: 'acknowledged', by: ['requester'], when: [isRecordReady] },
    close: { from: ['acknowledged'], to: 'closed', by: ['requester'], when: [] },
    discard: { from: ['draft'], to: 'cancelled', by: ['requester'], when: [] },
    cancel: {
      from: ['submitted', 'accepted', 'scheduled'],
      to: 'cancelled',
      by: ['requester', 'invitingCoordinator'],
      when: [isReasonGiven],
    },
  },
} as const satisfies Lifecycle<
  ConsultationState,
  ConsultationAction,
  ConsultationRelation,
  ConsultationContext,
  ConsultationGuardCode
>;

export type ConsultationChange = Change<ConsultationState, ConsultationAction>;
export type ConsultationRefusal = Refusal<ConsultationState, ConsultationGuardCode>;

export function decideConsultation(
  subject: { readonly state: ConsultationState; readonly context: ConsultationContext },
  action: ConsultationAction,
  relations: ReadonlySet<ConsultationRelation>,
  now: Date,
): Result<ConsultationChange, ConsultationRefusal> {
  return decide<
    ConsultationState,
    ConsultationAction,
    ConsultationRelation,
    ConsultationContext,
    ConsultationGuardCode
  >(consultationLifecycle, subject, action, relations, now);
}

/** While the question is open its author may still add a photo or a report; none is taken away once asked. */
export const attachableStates: readonly ConsultationState[] = [
  'draft',
  'submitted',
  'accepted',
  'scheduled',
  'inSession',
];

/** While these last, the expert's opinion may still be written. */
export const opinionStates: readonly ConsultationState[] = consultationLifecycle.transitions.sign.from;
