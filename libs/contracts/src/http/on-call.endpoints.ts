import { specialties } from '@jiedui/domain';
import { z } from 'zod';
import {
  consultationId,
  hospitalId,
  onCallPageId,
  personId,
  rosterExceptionId,
  rosterSwapId,
} from '../shapes/ids.js';
import {
  MyShifts,
  OnCallHospital,
  OnCallPage,
  Roster,
  RosterExceptionContent,
  RosterShift,
  ShiftHours,
} from '../shapes/on-call.js';
import { pageOf, paged } from '../shapes/paging.js';
import { text } from '../shapes/text.js';
import { endpoint } from './endpoint.js';

const tag = 'onCall';
const access = 'signedIn';
const rosterParams = z.object({ hospitalId, specialty: z.enum(specialties) });

export const OnCallPages = pageOf(OnCallPage).meta({ id: 'OnCallPages' });
export type OnCallPages = z.infer<typeof OnCallPages>;

export const onCallEndpoints = {
  getOnCallNow: endpoint({
    method: 'GET',
    path: '/on-call/now',
    tag,
    summary: 'Who is on call now at my hospitals, by specialty, and when next nobody is',
    access,
    response: z.array(OnCallHospital),
    errors: ['ACTION_NOT_ALLOWED'],
  }),
  listOnCallPages: endpoint({
    method: 'GET',
    path: '/on-call/pages',
    tag,
    summary: 'Pages of my hospitals, or to me, latest first',
    access,
    query: z.object({ scope: z.enum(['open', 'all']).default('all'), ...paged }),
    response: OnCallPages,
    errors: ['ACTION_NOT_ALLOWED'],
  }),
  listConsultationPages: endpoint({
    method: 'GET',
    path: '/consultations/{consultationId}/pages',
    tag,
    summary: 'Who was paged about an emergency when, and what came of it',
    access,
    params: z.object({ consultationId }),
    response: z.array(OnCallPage),
    errors: ['NOT_FOUND'],
  }),
  acceptPage: endpoint({
    method: 'POST',
    path: '/on-call/pages/{pageId}/accept',
    tag,
    summary: 'Take the question I was paged about; the first to do so has it',
    access,
    params: z.object({ pageId: onCallPageId }),
    response: OnCallPage,
    errors: ['NOT_FOUND', 'ACTION_NOT_ALLOWED', 'STATE_CONFLICT', 'EXPERT_NOT_QUALIFIED'],
  }),
  declinePage: endpoint({
    method: 'POST',
    path: '/on-call/pages/{pageId}/decline',
    tag,
    summary: 'Say that I cannot take it now: the next is paged at once',
    access,
    params: z.object({ pageId: onCallPageId }),
    body: z.object({ reason: text(200).trim() }),
    response: OnCallPage,
    errors: ['NOT_FOUND', 'ACTION_NOT_ALLOWED', 'STATE_CONFLICT'],
  }),
  getRoster: endpoint({
    method: 'GET',
    path: '/hospitals/{hospitalId}/rosters/{specialty}',
    tag,
    summary: 'The roster of one specialty: its week, what holds on single days, and who is on call when',
    access,
    params: rosterParams,
    query: z.object({ from: z.iso.date(), days: z.coerce.number().int().min(1).max(31).default(7) }),
    response: Roster,
    errors: ['NOT_FOUND', 'ACTION_NOT_ALLOWED'],
  }),
  saveRosterWeek: endpoint({
    method: 'PUT',
    path: '/hospitals/{hospitalId}/rosters/{specialty}',
    tag,
    summary: 'Set the week that repeats',
    access,
    params: rosterParams,
    body: z.object({ revision: z.number().int(), week: z.array(RosterShift).max(200) }),
    errors: [
      'NOT_FOUND',
      'ACTION_NOT_ALLOWED',
      'REVISION_CONFLICT',
      'ROSTER_OVERLAPS',
      'EXPERT_NOT_ELIGIBLE',
    ],
  }),
  addRosterException: endpoint({
    method: 'POST',
    path: '/hospitals/{hospitalId}/rosters/{specialty}/exceptions',
    tag,
    summary: 'Let somebody else, or nobody, be on call at hours of one day',
    access,
    params: rosterParams,
    body: RosterExceptionContent,
    errors: ['NOT_FOUND', 'ACTION_NOT_ALLOWED', 'ROSTER_OVERLAPS', 'EXPERT_NOT_ELIGIBLE'],
  }),
  removeRosterException: endpoint({
    method: 'DELETE',
    path: '/on-call/exceptions/{exceptionId}',
    tag,
    summary: 'Let the week hold again',
    access,
    params: z.object({ exceptionId: rosterExceptionId }),
    errors: ['NOT_FOUND', 'ACTION_NOT_ALLOWED'],
  }),
  listMyShifts: endpoint({
    method: 'GET',
    path: '/on-call/shifts',
    tag,
    summary: 'My shifts of the next four weeks, and the swaps that concern me',
    access,
    response: MyShifts,
    errors: [],
  }),
  askSwap: endpoint({
    method: 'POST',
    path: '/on-call/swaps',
    tag,
    summary: 'Ask a colleague to take a shift of mine',
    access,
    body: ShiftHours.extend({
      hospitalId,
      specialty: z.enum(specialties),
      date: z.iso.date(),
      toPersonId: personId,
      reason: text(200).trim(),
    }),
    errors: ['NOT_FOUND', 'ACTION_NOT_ALLOWED', 'EXPERT_NOT_ELIGIBLE', 'SHIFT_NOT_YOURS', 'STATE_CONFLICT'],
  }),
  answerSwap: endpoint({
    method: 'POST',
    path: '/on-call/swaps/{swapId}/answer',
    tag,
    summary: 'Take the shift of a colleague, or not',
    access,
    params: z.object({ swapId: rosterSwapId }),
    body: z.object({ accepts: z.boolean() }),
    errors: ['NOT_FOUND', 'STATE_CONFLICT', 'SHIFT_NOT_YOURS', 'EXPERT_NOT_ELIGIBLE'],
  }),
  withdrawSwap: endpoint({
    method: 'DELETE',
    path: '/on-call/swaps/{swapId}',
    tag,
    summary: 'Take back what I asked a colleague',
    access,
    params: z.object({ swapId: rosterSwapId }),
    errors: ['NOT_FOUND', 'STATE_CONFLICT'],
  }),
};
