import type { Result } from '@jiedui/kernel';
import type { AgreementBlock, AgreementBlockCode } from '../agreement/agreement.js';
import { decide, type Change, type Guard, type Lifecycle, type Refusal } from '../lifecycle/lifecycle.js';
import { enforced } from '../regulation/regulation.js';
import {
  agreementFirst,
  answeredWithinLimits,
  consentPresent,
  expertIndependent,
  refusalReasoned,
} from '../regulation/regulations.js';
import type { ConsultationRelation } from './consultation.access.js';
import { missingRequestFields, type RequestContent } from './consultation.js';
import {
  type ConsultationAction,
  type ConsultationState,
  consultationStates,
  takenStates,
  untakenStates,
} from './consultation.states.js';

export type ConsultationGuardCode =
  | 'REQUEST_INCOMPLETE'
  | 'CONSENT_MISSING'
  | AgreementBlockCode
  | 'REASON_MISSING'
  | 'EXPERT_NOT_QUALIFIED'
  | 'SESSION_STILL_OPEN'
  | 'APPOINTMENT_IN_PAST'
  | 'APPOINTMENT_LENGTH_INVALID'
  | 'APPOINTMENT_AFTER_LIMIT'
  | 'ANSWER_ALREADY_WRITTEN'
  | 'OPINION_MISSING'
  | 'PANEL_OPINIONS_MISSING'
  | 'RECORD_NOT_READY';

/** The facts that guards look at; what an action does not need stays unset. */
export interface ConsultationContext {
  readonly request: RequestContent;
  /** What keeps this question from being asked under an agreement. */
  readonly agreementBlock: AgreementBlock | undefined;
  /** Under the agreement it was asked, it may be answered in a live session. */
  readonly isLiveAgreed: boolean;
  /** The answer is still meant to be given in a live session. */
  readonly isLiveWanted: boolean;
  readonly isOpinionWritten: boolean;
  /** Of a panel: somebody who was asked for an opinion has neither signed one nor been excused. */
  readonly isPanelWaiting: boolean;
  readonly isRecordReady: boolean;
  /** The consultation is in session and the session was not ended. */
  readonly isMeeting: boolean;
  /** By when the opinion is to be signed. */
  readonly answerDueAt: Date | null;
  /** Since when the one who takes or answers the question has practised independently. ISO date. */
  readonly expertPractisingSince?: string | null;
  /** Nobody is named yet: whether a colleague may take it is asked once one is. */
  readonly isColleagueOpen?: boolean;
  readonly reason?: string;
  readonly appointment?: { readonly startsAt: Date; readonly endsAt: Date };
}

type When = Guard<ConsultationContext, ConsultationGuardCode>;

/** A session booked "now" may have started while the request travelled. */
const startToleranceMs = 2 * 60_000;
export const appointmentMinutes = { min: 5, max: 240 } as const;

const isRequestComplete: When = ({ request }) =>
  missingRequestFields(request).some((field) => field !== 'consentGiver') ? 'REQUEST_INCOMPLETE' : undefined;
const isLiveAgreed: When = (context) => (context.isLiveAgreed ? undefined : 'SERVICE_NOT_AGREED');
const isReasonGiven = enforced(refusalReasoned);
const isConsentGiven = enforced(consentPresent);
const isAgreementInForce = enforced(agreementFirst);
const isExpertQualified = enforced(expertIndependent);
const isColleagueQualified: When = (context, now) =>
  context.isColleagueOpen ? undefined : isExpertQualified(context, now);
const isWithinLimit = enforced(answeredWithinLimits);
const isLiveWanted: When = (context) => (context.isLiveWanted ? undefined : 'ANSWER_ALREADY_WRITTEN');
const isPanelComplete: When = (context) => (context.isPanelWaiting ? 'PANEL_OPINIONS_MISSING' : undefined);
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

const isAppointmentSound: readonly When[] = [
  isNobodyMeeting,
  isLiveAgreed,
  isAppointmentAhead,
  isAppointmentLengthValid,
  isWithinLimit,
];

/** What may happen to a consultation, by whom and when. */
export const consultationLifecycle = {
  noun: 'consultation',
  states: consultationStates,
  initial: 'draft',
  final: ['closed', 'cancelled'],
  transitions: {
    submit: {
      from: ['draft'],
      to: 'submitted',
      by: ['requester'],
      when: [isRequestComplete, isConsentGiven, isAgreementInForce],
    },
    requestInformation: {
      from: ['submitted'],
      to: 'informationRequested',
      by: ['invitedExpert', 'invitedCoordinator'],
      when: [isReasonGiven],
    },
    supplyInformation: {
      from: ['informationRequested'],
      to: 'submitted',
      by: ['requester'],
      when: [isRequestComplete],
    },
    accept: { from: ['submitted'], to: 'accepted', by: ['invitedExpert'], when: [isExpertQualified] },
    refuse: {
      from: untakenStates,
      to: 'refused',
      by: ['invitedExpert', 'invitedCoordinator'],
      when: [isReasonGiven],
    },
    // To another hospital, specialty or person: by who coordinates, or by the ladder of an emergency.
    reroute: {
      from: untakenStates,
      to: 'submitted',
      by: ['invitingCoordinator', 'invitedCoordinator', 'system'],
      when: [isReasonGiven],
    },
    reassign: {
      from: ['accepted', 'scheduled', 'missed', 'opinionDrafted'],
      to: 'accepted',
      by: ['invitedCoordinator'],
      when: [isReasonGiven, isColleagueQualified],
    },
    schedule: {
      // From a session too, once it is over: what was not settled may need another.
      from: ['accepted', 'inSession', 'missed', 'opinionDrafted'],
      to: 'scheduled',
      by: ['assignedExpert', 'invitedCoordinator'],
      when: isAppointmentSound,
    },
    reschedule: {
      from: ['scheduled', 'waiting'],
      to: 'scheduled',
      by: ['assignedExpert', 'invitedCoordinator', 'requester', 'invitingCoordinator'],
      when: isAppointmentSound,
    },
    wait: { from: ['scheduled'], to: 'waiting', by: ['system'], when: [] },
    start: { from: ['scheduled', 'waiting'], to: 'inSession', by: ['system'], when: [] },
    miss: { from: ['scheduled', 'waiting'], to: 'missed', by: ['system'], when: [] },
    // A live session that fails must not cost the patient the answer: it is written inside the same limit.
    fallBack: {
      from: ['accepted', 'scheduled', 'waiting', 'inSession', 'missed'],
      to: 'accepted',
      by: ['system'],
      when: [isNobodyMeeting, isLiveWanted],
    },
    draftOpinion: {
      from: ['accepted', 'inSession', 'missed'],
      to: 'opinionDrafted',
      by: ['assignedExpert'],
      when: [isNobodyMeeting],
    },
    sign: {
      from: takenStates,
      to: 'signed',
      by: ['assignedExpert'],
      when: [isOpinionWritten, isPanelComplete, isExpertQualified],
    },
    acknowledge: { from: ['signed'], to: 'acknowledged', by: ['requester'], when: [isRecordReady] },
    close: { from: ['acknowledged'], to: 'closed', by: ['requester'], when: [] },
    discard: { from: ['draft'], to: 'cancelled', by: ['requester'], when: [] },
    cancel: {
      from: ['submitted', 'informationRequested', 'accepted', 'scheduled', 'waiting', 'missed'],
      to: 'cancelled',
      by: ['requester', 'invitingCoordinator'],
      when: [isReasonGiven],
    },
    expire: { from: untakenStates, to: 'expired', by: ['system'], when: [] },
    // A refusal or a lapse that should not have been is undone by who coordinates, and by nobody with SQL.
    reopen: {
      from: ['refused', 'expired'],
      to: 'submitted',
      by: ['invitingCoordinator', 'invitedCoordinator'],
      when: [isReasonGiven, isAgreementInForce],
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
export const attachableStates: readonly ConsultationState[] = ['draft', ...untakenStates, ...takenStates];

/** While these last, the expert's opinion may still be written. */
export const opinionStates: readonly ConsultationState[] = consultationLifecycle.transitions.sign.from;
