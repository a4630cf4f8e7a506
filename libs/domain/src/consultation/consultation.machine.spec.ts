import { describe, expect, it } from '@jest/globals';
import type { HospitalId } from '@jiedui/kernel';
import { agreementBlockCodes } from '../agreement/agreement.js';
import { lifecycleFaults } from '../lifecycle/lifecycle.js';
import { type ConsultationRelation, consultationRelations } from './consultation.access.js';
import {
  type ConsultationContext,
  consultationLifecycle,
  decideConsultation,
} from './consultation.machine.js';
import { consultationActions, consultationStates } from './consultation.states.js';

const now = new Date('2026-11-22T08:00:00Z');
const inMinutes = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

const ready: ConsultationContext = {
  request: {
    invitedHospitalId: 'hospital' as HospitalId,
    specialty: 'cardiology',
    urgency: 'urgent',
    patientAgeYears: 63,
    patientSex: 'male',
    history: '胸痛',
    question: '是否手术？',
    consentGiver: 'patient',
    answerForm: 'live',
    isPanel: false,
    careSetting: 'inpatient',
  },
  agreementBlock: undefined,
  isLiveAgreed: true,
  isLiveWanted: true,
  isOpinionWritten: true,
  isPanelWaiting: false,
  isRecordReady: true,
  isMeeting: false,
  answerDueAt: new Date('2026-11-25T08:00:00Z'),
  expertPractisingSince: '2015-07-01',
  reason: '资料不足',
  appointment: { startsAt: inMinutes(10), endsAt: inMinutes(30) },
};

/** Every legal case, written out: whatever is not here must be refused. */
const legal = [
  'draft submit requester -> submitted',
  'draft discard requester -> cancelled',
  'submitted requestInformation invitedExpert -> informationRequested',
  'submitted requestInformation invitedCoordinator -> informationRequested',
  'informationRequested supplyInformation requester -> submitted',
  'submitted accept invitedExpert -> accepted',
  'submitted refuse invitedExpert -> refused',
  'submitted refuse invitedCoordinator -> refused',
  'informationRequested refuse invitedExpert -> refused',
  'informationRequested refuse invitedCoordinator -> refused',
  'submitted reroute invitingCoordinator -> submitted',
  'submitted reroute invitedCoordinator -> submitted',
  'submitted reroute system -> submitted',
  'informationRequested reroute invitingCoordinator -> submitted',
  'informationRequested reroute invitedCoordinator -> submitted',
  'informationRequested reroute system -> submitted',
  'accepted reassign invitedCoordinator -> accepted',
  'scheduled reassign invitedCoordinator -> accepted',
  'missed reassign invitedCoordinator -> accepted',
  'opinionDrafted reassign invitedCoordinator -> accepted',
  'accepted schedule assignedExpert -> scheduled',
  'accepted schedule invitedCoordinator -> scheduled',
  'inSession schedule assignedExpert -> scheduled',
  'inSession schedule invitedCoordinator -> scheduled',
  'missed schedule assignedExpert -> scheduled',
  'missed schedule invitedCoordinator -> scheduled',
  'opinionDrafted schedule assignedExpert -> scheduled',
  'opinionDrafted schedule invitedCoordinator -> scheduled',
  'scheduled reschedule assignedExpert -> scheduled',
  'scheduled reschedule invitedCoordinator -> scheduled',
  'scheduled reschedule requester -> scheduled',
  'scheduled reschedule invitingCoordinator -> scheduled',
  'waiting reschedule assignedExpert -> scheduled',
  'waiting reschedule invitedCoordinator -> scheduled',
  'waiting reschedule requester -> scheduled',
  'waiting reschedule invitingCoordinator -> scheduled',
  'scheduled wait system -> waiting',
  'scheduled start system -> inSession',
  'waiting start system -> inSession',
  'scheduled miss system -> missed',
  'waiting miss system -> missed',
  'accepted fallBack system -> accepted',
  'scheduled fallBack system -> accepted',
  'waiting fallBack system -> accepted',
  'inSession fallBack system -> accepted',
  'missed fallBack system -> accepted',
  'accepted draftOpinion assignedExpert -> opinionDrafted',
  'inSession draftOpinion assignedExpert -> opinionDrafted',
  'missed draftOpinion assignedExpert -> opinionDrafted',
  'accepted sign assignedExpert -> signed',
  'scheduled sign assignedExpert -> signed',
  'waiting sign assignedExpert -> signed',
  'inSession sign assignedExpert -> signed',
  'missed sign assignedExpert -> signed',
  'opinionDrafted sign assignedExpert -> signed',
  'signed acknowledge requester -> acknowledged',
  'acknowledged close requester -> closed',
  'submitted cancel requester -> cancelled',
  'submitted cancel invitingCoordinator -> cancelled',
  'informationRequested cancel requester -> cancelled',
  'informationRequested cancel invitingCoordinator -> cancelled',
  'accepted cancel requester -> cancelled',
  'accepted cancel invitingCoordinator -> cancelled',
  'scheduled cancel requester -> cancelled',
  'scheduled cancel invitingCoordinator -> cancelled',
  'waiting cancel requester -> cancelled',
  'waiting cancel invitingCoordinator -> cancelled',
  'missed cancel requester -> cancelled',
  'missed cancel invitingCoordinator -> cancelled',
  'submitted expire system -> expired',
  'informationRequested expire system -> expired',
  'refused reopen invitingCoordinator -> submitted',
  'refused reopen invitedCoordinator -> submitted',
  'expired reopen invitingCoordinator -> submitted',
  'expired reopen invitedCoordinator -> submitted',
];

const decideAs = (
  state: (typeof consultationStates)[number],
  action: (typeof consultationActions)[number],
  relation: ConsultationRelation,
  context: ConsultationContext = ready,
) => decideConsultation({ state, context }, action, new Set([relation]), now);

describe('the lifecycle of a consultation', () => {
  it('has no state that cannot be reached or left', () => {
    expect(lifecycleFaults(consultationLifecycle)).toEqual([]);
  });

  it('allows exactly the legal cases', () => {
    const allowed = consultationStates.flatMap((state) =>
      consultationActions.flatMap((action) =>
        consultationRelations.flatMap((relation) => {
          const decision = decideAs(state, action, relation);
          return decision.ok ? [`${state} ${action} ${relation} -> ${decision.value.to}`] : [];
        }),
      ),
    );
    expect(allowed.toSorted()).toEqual(legal.toSorted());
  });
});

describe('its guards', () => {
  const request = (changed: Partial<ConsultationContext['request']>) => ({
    ...ready,
    request: { ...ready.request, ...changed },
  });
  const codeOf = (decision: ReturnType<typeof decideAs>) =>
    !decision.ok && decision.error.kind === 'guard' ? decision.error.code : undefined;
  const submitting = (context: ConsultationContext) =>
    codeOf(decideAs('draft', 'submit', 'requester', context));

  it('want a whole request, a consent and an agreement', () => {
    expect(submitting(request({ question: ' \n' }))).toBe('REQUEST_INCOMPLETE');
    expect(submitting(request({ patientAgeYears: null }))).toBe('REQUEST_INCOMPLETE');
    expect(submitting(request({ consentGiver: null }))).toBe('CONSENT_MISSING');
    for (const code of agreementBlockCodes) {
      expect(submitting({ ...ready, agreementBlock: { code, on: null } })).toBe(code);
    }
    expect(submitting(request({ patientAgeYears: 0 }))).toBeUndefined();
  });

  it('want a reason for a refusal and for a withdrawal', () => {
    const silent = { ...ready, reason: ' ' };
    expect(codeOf(decideAs('submitted', 'refuse', 'invitedExpert', silent))).toBe('REASON_MISSING');
    expect(codeOf(decideAs('accepted', 'cancel', 'requester', silent))).toBe('REASON_MISSING');
  });

  const booking = (from: number, to: number) => {
    const appointment = { startsAt: inMinutes(from), endsAt: inMinutes(to) };
    return codeOf(decideAs('accepted', 'schedule', 'assignedExpert', { ...ready, appointment }));
  };

  it('want an appointment ahead, of a sensible length; "now" may have travelled two minutes', () => {
    expect(booking(-2, 18)).toBeUndefined();
    expect(booking(-3, 18)).toBe('APPOINTMENT_IN_PAST');
    expect(booking(10, 14)).toBe('APPOINTMENT_LENGTH_INVALID');
    expect(booking(10, 15)).toBeUndefined();
    expect(booking(10, 251)).toBe('APPOINTMENT_LENGTH_INVALID');
    expect(booking(30, 10)).toBe('APPOINTMENT_LENGTH_INVALID');
  });

  it('want an appointment inside the agreed limit, unless the limit is past already', () => {
    const appointment = { startsAt: inMinutes(6_000), endsAt: inMinutes(6_020) };
    const late = (answerDueAt: Date) =>
      codeOf(decideAs('accepted', 'schedule', 'assignedExpert', { ...ready, answerDueAt, appointment }));
    expect(late(inMinutes(5_999))).toBe('APPOINTMENT_AFTER_LIMIT');
    expect(late(inMinutes(6_000))).toBeUndefined();
    expect(late(inMinutes(-1))).toBeUndefined();
  });

  it('want an expert of three years or longer to take, be given and sign', () => {
    const young = { ...ready, expertPractisingSince: '2024-01-01' };
    const unknown = { ...ready, expertPractisingSince: null };
    for (const context of [young, unknown]) {
      expect(codeOf(decideAs('submitted', 'accept', 'invitedExpert', context))).toBe('EXPERT_NOT_QUALIFIED');
      expect(codeOf(decideAs('accepted', 'reassign', 'invitedCoordinator', context))).toBe(
        'EXPERT_NOT_QUALIFIED',
      );
      expect(codeOf(decideAs('accepted', 'sign', 'assignedExpert', context))).toBe('EXPERT_NOT_QUALIFIED');
    }
  });

  it('turn a live answer into a written one once', () => {
    const written = { ...ready, isLiveWanted: false };
    expect(codeOf(decideAs('missed', 'fallBack', 'system', written))).toBe('ANSWER_ALREADY_WRITTEN');
  });

  it('want every opinion of a panel before the joint one is signed', () => {
    const waiting = { ...ready, isPanelWaiting: true };
    expect(codeOf(decideAs('accepted', 'sign', 'assignedExpert', waiting))).toBe('PANEL_OPINIONS_MISSING');
  });

  it('want one session to be over before the next is booked', () => {
    const meeting = { ...ready, isMeeting: true };
    expect(codeOf(decideAs('inSession', 'draftOpinion', 'assignedExpert', meeting))).toBe(
      'SESSION_STILL_OPEN',
    );
    expect(codeOf(decideAs('inSession', 'fallBack', 'system', meeting))).toBe('SESSION_STILL_OPEN');
    expect(codeOf(decideAs('inSession', 'schedule', 'assignedExpert', meeting))).toBe('SESSION_STILL_OPEN');
  });

  it('want a written opinion before signing and a record before confirming', () => {
    expect(
      codeOf(decideAs('inSession', 'sign', 'assignedExpert', { ...ready, isOpinionWritten: false })),
    ).toBe('OPINION_MISSING');
    expect(codeOf(decideAs('signed', 'acknowledge', 'requester', { ...ready, isRecordReady: false }))).toBe(
      'RECORD_NOT_READY',
    );
  });
});
