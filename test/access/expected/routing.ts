import { randomUUID } from 'node:crypto';
import type { Person } from '../cast.js';
import type { Expectations } from '../expectation.js';
import type { Stage } from '../stage.js';

const topA = (stage: Stage) => ({ params: { hospitalId: stage.hospital('TOP-A') } });
const cardiology = (stage: Stage) => ({
  params: { hospitalId: stage.hospital('TOP-A'), specialty: 'cardiology' as const },
});
const coordinators: readonly Person[] = ['invitingCoordinator', 'invitedCoordinator'];
const anyCoordinator: readonly Person[] = [...coordinators, 'foreignCoordinator'];
const absent = () => randomUUID();
const countyDoctors: readonly Person[] = [
  'requester',
  'colleagueDoctor',
  'foreignDoctor',
  'glassBreaker',
  'lateGlassBreaker',
];
const ofTopA: readonly Person[] = [
  'assignedExpert',
  'invitedExpert',
  'otherExpert',
  'mdtMember',
  'invitedCoordinator',
  'invitedAdministrator',
];
const administrators: readonly Person[] = ['invitingAdministrator', 'foreignAdministrator'];
const hospitalStaff: readonly Person[] = [
  ...countyDoctors,
  ...ofTopA,
  ...administrators,
  'foreignExpert',
  'invitingCoordinator',
  'foreignCoordinator',
];
/** Who is paged, or coordinates or asks: administrators have no part in it. */
const paging = hospitalStaff.filter((name) => !name.endsWith('Administrator'));
const hours = { rank: 1, fromMinute: 480, untilMinute: 960 } as const;

/** Whom to ask, the board, and what hospitals decided for themselves. */
export const onRouting = {
  getConsultationRouting: {
    on: ['submitted'],
    to: ['requester', ...coordinators],
    aim: ({ consultationId }) => ({ params: { consultationId }, query: {} }),
  },
  rerouteConsultation: {
    on: ['submitted'],
    to: coordinators,
    aim: ({ consultationId, revision }) => ({
      params: { consultationId },
      body: { revision, reason: 'A reason', specialty: 'neurology' },
    }),
  },
  directConsultation: {
    on: ['submitted'],
    to: ['invitedCoordinator'],
    aim: ({ consultationId, revision }) => ({
      params: { consultationId },
      body: { revision, personId: null },
    }),
  },
  listConsultationPages: {
    on: ['submitted', 'accepted'],
    aim: ({ consultationId }) => ({ params: { consultationId } }),
  },
  listRoutingOptions: {
    to: [...countyDoctors, ...anyCoordinator],
    otherwise: 'forbidden',
    ask: () => ({ query: { specialty: 'cardiology', urgency: 'urgent' } }),
  },
  getRoutingSetting: { to: ofTopA, otherwise: 'forbidden', ask: topA },
  getRoster: {
    to: ofTopA,
    otherwise: 'forbidden',
    ask: (stage) => ({ ...cardiology(stage), query: { from: '2030-01-01' } }),
  },
  getOnCallNow: { to: hospitalStaff, otherwise: 'forbidden', ask: () => ({}) },
  listOnCallPages: { to: paging, otherwise: 'forbidden', ask: () => ({ query: {} }) },
  askSwap: {
    to: ofTopA,
    otherwise: 'forbidden',
    mayEnd: ['SHIFT_NOT_YOURS', 'EXPERT_NOT_ELIGIBLE'],
    ask: (stage) => ({
      body: {
        ...hours,
        hospitalId: stage.hospital('TOP-A'),
        specialty: 'cardiology',
        date: '2030-01-01',
        toPersonId: stage.cast.ids.invitedExpert,
        reason: '',
      },
    }),
  },
  listTriage: { to: anyCoordinator, otherwise: 'forbidden', ask: () => ({ query: {} }) },
  listOverflowCredits: { to: anyCoordinator, otherwise: 'forbidden', ask: () => ({ query: {} }) },
  updateRoutingSetting: {
    to: ['invitedCoordinator'],
    otherwise: 'forbidden',
    ask: (stage) => ({
      ...topA(stage),
      body: { pageWaitMinutes: null, openPerExpert: null, asksOverflow: false, answersOverflow: false },
    }),
  },
  saveRosterWeek: {
    to: ['invitedCoordinator'],
    otherwise: 'forbidden',
    mayEnd: ['REVISION_CONFLICT'],
    ask: (stage) => ({ ...cardiology(stage), body: { revision: 0, week: [] } }),
  },
  addRosterException: {
    to: ['invitedCoordinator'],
    otherwise: 'forbidden',
    ask: (stage) => ({
      ...cardiology(stage),
      body: { ...hours, date: '2030-01-01', personId: null, reason: '' },
    }),
  },
  removeRosterException: { to: [], otherwise: 'hidden', ask: () => ({ params: { exceptionId: absent() } }) },
  listMyShifts: { to: 'everyone', ask: () => ({}) },
  answerSwap: {
    to: [],
    otherwise: 'hidden',
    ask: () => ({ params: { swapId: absent() }, body: { accepts: true } }),
  },
  withdrawSwap: { to: [], otherwise: 'hidden', ask: () => ({ params: { swapId: absent() } }) },
  acceptPage: { to: [], otherwise: 'hidden', ask: () => ({ params: { pageId: absent() } }) },
  declinePage: {
    to: [],
    otherwise: 'hidden',
    ask: () => ({ params: { pageId: absent() }, body: { reason: '' } }),
  },
} satisfies Partial<Expectations>;
