import { type ConsultationState, consultationStates } from '@jiedui/domain';
import { demoPassword } from '../../../apps/api/src/demo/demo.data.js';
import { completeRequest, opinion } from '../../../apps/api/test/consultation-steps.js';
import { randomUUID } from 'node:crypto';
import type { Person } from '../cast.js';
import type { Expectations } from '../expectation.js';
import type { Target } from '../target.js';
import { voiceEntryOf } from '../voice-entry.js';

const params = ({ consultationId }: Target) => ({ params: { consultationId } });
const onRevision = ({ consultationId, revision }: Target) => ({
  params: { consultationId },
  body: { revision },
});
const withReason = ({ consultationId, revision }: Target) => ({
  params: { consultationId },
  body: { revision, reason: 'A reason' },
});
const onFile = ({ consultationId, attachmentId }: Target) => ({ params: { consultationId, attachmentId } });
const open: readonly ConsultationState[] = ['accepted', 'scheduled', 'inSession'];

/** The states at which others come to see it, or cease to. */
const turningPoints: readonly ConsultationState[] = ['draft', 'submitted', 'accepted', 'closed'];

export const countyDoctors: readonly Person[] = [
  'requester',
  'colleagueDoctor',
  'foreignDoctor',
  'glassBreaker',
  'lateGlassBreaker',
];

/** Reading, which anybody does who sees it; and the steps of its life, each by those whose turn it is. */
export const onConsultations = {
  listConsultations: { to: 'everyone', ask: () => ({ query: {} }) },
  findByPatient: { to: 'everyone', ask: () => ({ body: { patient: { name: '示例患者' } } }) },
  draftConsultation: {
    to: countyDoctors,
    otherwise: 'forbidden',
    ask: (stage) => ({ body: { ...completeRequest, invitedHospitalId: stage.hospital('TOP-A') } }),
  },
  getConsultation: { on: consultationStates, aim: params },
  listTimeline: { on: turningPoints, aim: params },
  getAttachment: { on: turningPoints, aim: onFile },
  updateDraft: {
    on: ['draft'],
    to: ['requester'],
    aim: ({ consultationId, revision }) => ({
      params: { consultationId },
      body: { revision, question: '?' },
    }),
  },
  submitConsultation: { on: ['draft'], to: ['requester'], aim: onRevision },
  discardDraft: { on: ['draft'], to: ['requester'], aim: onRevision },
  acceptConsultation: { on: ['submitted'], to: ['assignedExpert', 'invitedExpert'], aim: onRevision },
  requestInformation: {
    on: ['submitted'],
    to: ['assignedExpert', 'invitedExpert', 'invitedCoordinator'],
    aim: withReason,
  },
  supplyInformation: { on: ['informationRequested'], to: ['requester'], aim: onRevision },
  reassignConsultation: {
    on: ['accepted'],
    to: ['invitedCoordinator'],
    aim: ({ consultationId, revision }, { cast }) => ({
      params: { consultationId },
      body: { revision, reason: 'A reason', expertId: cast.ids.invitedExpert },
    }),
  },
  reopenConsultation: {
    on: ['refused', 'expired'],
    to: ['invitingCoordinator', 'invitedCoordinator'],
    aim: withReason,
  },
  refuseConsultation: {
    on: ['submitted', 'informationRequested'],
    to: ['assignedExpert', 'invitedExpert', 'invitedCoordinator'],
    aim: withReason,
  },
  cancelConsultation: {
    on: ['submitted', 'scheduled'],
    to: ['requester', 'invitingCoordinator'],
    aim: withReason,
  },
  acknowledgeConsultation: { on: ['signed'], to: ['requester'], aim: onRevision },
  closeConsultation: { on: ['acknowledged'], to: ['requester'], aim: onRevision },
  removeAttachment: { on: ['draft'], to: ['requester'], aim: onFile },
} satisfies Partial<Expectations>;

const someTime = () => {
  const startsAt = Date.now() + (40_000 + Math.floor(Math.random() * 40_000)) * 86_400_000;
  return {
    startsAt: new Date(startsAt).toISOString(),
    endsAt: new Date(startsAt + 1_200_000).toISOString(),
  };
};

const part = <B extends object>(target: Target, body: B) => ({ ...params(target), body });
/** Everybody but who opened it in an emergency, and the asker's own draft. */
const discussing: readonly Person[] = [
  'requester',
  'assignedExpert',
  'mdtMember',
  'invitingCoordinator',
  'invitedCoordinator',
];

/** What is said, advised and put right beside the steps. */
export const onDiscussion = {
  listMessages: { on: turningPoints, aim: (target) => ({ ...params(target), query: {} }) },
  getTranscript: { on: turningPoints, aim: (target) => ({ ...params(target), query: {} }) },
  getVoiceNote: {
    on: ['scheduled', 'closed'],
    aim: async (target, stage) => ({
      params: { consultationId: target.consultationId, entryId: await voiceEntryOf(stage, target) },
    }),
  },
  postMessage: {
    on: ['accepted'],
    to: discussing,
    aim: (target) => part(target, { id: randomUUID(), body: 'A message' }),
  },
  markThreadRead: { on: ['accepted', 'closed'], aim: (target) => part(target, { position: 1 }) },
  getPanel: { on: turningPoints, aim: params },
  askPanelMember: {
    on: ['accepted'],
    to: ['assignedExpert', 'invitedCoordinator'],
    aim: ({ consultationId }, { cast }) => ({ params: { consultationId, personId: cast.ids.mdtMember } }),
  },
  excusePanelMember: {
    on: ['accepted'],
    to: ['assignedExpert', 'invitedCoordinator'],
    mayEnd: ['STATE_CONFLICT'],
    aim: ({ consultationId }, { cast }) => ({
      params: { consultationId, personId: cast.ids.mdtMember },
      body: { reason: 'A reason' },
    }),
  },
  savePanelOpinion: { on: ['accepted'], to: ['mdtMember'], aim: (target) => part(target, opinion) },
  signPanelOpinion: { on: ['accepted'], to: ['mdtMember'], aim: (target) => part(target, opinion) },
  listCorrections: { on: turningPoints, aim: params },
  correctConsultation: {
    on: ['submitted', 'accepted'],
    to: ['invitingCoordinator', 'invitedCoordinator'],
    aim: (target) =>
      part(target, {
        revision: target.revision,
        reason: 'A reason',
        changes: { urgency: 'routine' as const },
      }),
  },
} satisfies Partial<Expectations>;

/** The session, the opinion and its record. */
export const onAnswers = {
  scheduleConsultation: {
    on: open.slice(0, 2),
    to: (state) =>
      state === 'scheduled'
        ? ['assignedExpert', 'invitedCoordinator', 'requester', 'invitingCoordinator']
        : ['assignedExpert', 'invitedCoordinator'],
    // Far ahead, where nobody else books: past every limit.
    mayEnd: ['APPOINTMENT_AFTER_LIMIT'],
    aim: ({ consultationId, revision }) => ({
      params: { consultationId },
      body: { revision, ...someTime() },
    }),
  },
  listAppointments: {
    to: 'everyone',
    ask: () => ({ query: { from: '2030-01-01T00:00:00Z', to: '2030-02-01T00:00:00Z' } }),
  },
  issueRoomTicket: {
    on: ['scheduled', 'inSession'],
    to: ['requester', 'assignedExpert', 'mdtMember', 'invitingCoordinator', 'invitedCoordinator'],
    mayEnd: ['MEDIA_UNAVAILABLE'],
    aim: (target) => ({ ...params(target), query: {} }),
  },
  endSession: { on: ['inSession'], to: ['assignedExpert'], aim: params },
  saveOpinion: {
    on: open.slice(1),
    to: ['assignedExpert'],
    aim: (target) => ({ ...params(target), body: opinion }),
  },
  signOpinion: {
    on: open.slice(1),
    to: ['assignedExpert'],
    aim: ({ consultationId, revision }) => ({
      params: { consultationId },
      body: { ...opinion, password: demoPassword, revision },
    }),
  },
  listRecordings: { on: turningPoints, aim: params },
  playRecording: {
    on: [...turningPoints, 'signed'],
    mayEnd: ['RECORDING_NOT_READY'],
    aim: (target) => ({ params: { ...params(target).params, recordingId: randomUUID() }, query: {} }),
  },
  getRecord: { on: [...turningPoints, 'signed'], mayEnd: ['RECORD_NOT_READY'], aim: params },
} satisfies Partial<Expectations>;

/** Everybody at the two hospitals who treats patients, whether they see this one or not. */
const mayBreakGlass: readonly Person[] = [
  'requester',
  'assignedExpert',
  'mdtMember',
  'glassBreaker',
  'colleagueDoctor',
  'lateGlassBreaker',
  'invitedExpert',
  'otherExpert',
];

/** Sharing it further, and who did read. */
export const onSharing = {
  listMemberCandidates: {
    on: ['accepted', 'closed'],
    to: ['assignedExpert', 'invitedCoordinator'],
    aim: (target) => ({ ...params(target), query: {} }),
  },
  addMember: {
    on: open.slice(0, 1),
    to: ['assignedExpert', 'invitedCoordinator'],
    aim: (target, { cast }) => ({ ...params(target), body: { personId: cast.ids.otherExpert } }),
  },
  removeMember: {
    on: open.slice(0, 1),
    to: ['assignedExpert', 'invitedCoordinator'],
    aim: ({ consultationId }, { cast }) => ({ params: { consultationId, personId: cast.ids.mdtMember } }),
  },
  breakGlass: {
    to: mayBreakGlass,
    otherwise: 'hidden',
    ask: async (stage) => ({
      body: { number: (await stage.copy('accepted')).number, reason: 'An emergency' },
    }),
  },
  listBrokenGlass: {
    to: ['invitingAdministrator', 'invitedAdministrator', 'foreignAdministrator'],
    otherwise: 'forbidden',
    ask: () => ({ query: {} }),
  },
  reviewBrokenGlass: {
    to: ['invitingAdministrator', 'invitedAdministrator'],
    hiddenFrom: ['foreignAdministrator'],
    otherwise: 'forbidden',
    ask: async (stage) => ({
      params: { breakGlassId: await stage.brokenGlass() },
      body: { verdict: 'justified', note: null },
    }),
  },
  listReaders: {
    on: turningPoints,
    to: (state) => [
      ...(['requester', 'invitingCoordinator', 'invitedCoordinator'] as const),
      // Nobody has taken it yet.
      ...(state === 'submitted' ? [] : (['assignedExpert'] as const)),
    ],
    aim: (target) => ({ ...params(target), query: {} }),
  },
} satisfies Partial<Expectations>;
