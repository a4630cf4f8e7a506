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
  },
  agreementBlock: undefined,
  isLiveAgreed: true,
  isOpinionWritten: true,
  isRecordReady: true,
  isMeeting: false,
  reason: '资料不足',
  appointment: { startsAt: inMinutes(10), endsAt: inMinutes(30) },
};

/** Every legal case, written out: whatever is not here must be refused. */
const legal = [
  'draft submit requester -> submitted',
  'draft discard requester -> cancelled',
  'submitted accept invitedExpert -> accepted',
  'submitted refuse invitedExpert -> refused',
  'submitted refuse invitedCoordinator -> refused',
  'submitted cancel requester -> cancelled',
  'submitted cancel invitingCoordinator -> cancelled',
  'accepted schedule assignedExpert -> scheduled',
  'accepted sign assignedExpert -> signed',
  'accepted cancel requester -> cancelled',
  'accepted cancel invitingCoordinator -> cancelled',
  'scheduled schedule assignedExpert -> scheduled',
  'inSession schedule assignedExpert -> scheduled',
  'scheduled start system -> inSession',
  'scheduled sign assignedExpert -> signed',
  'scheduled cancel requester -> cancelled',
  'scheduled cancel invitingCoordinator -> cancelled',
  'inSession sign assignedExpert -> signed',
  'signed acknowledge requester -> acknowledged',
  'acknowledged close requester -> closed',
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

  it('want one session to be over before the next is booked', () => {
    const meeting = { ...ready, isMeeting: true };
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
