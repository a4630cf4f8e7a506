import { z } from 'zod';
import { consultationId, hospitalId } from '../shapes/ids.js';
import { regionCode } from '../shapes/people.js';
import { LinkHistory, LiveOversight, LiveRoom, SessionQuality } from '../shapes/quality.js';
import { endpoint } from './endpoint.js';

const tag = 'quality';
const access = 'signedIn';

export const qualityEndpoints = {
  getSessionQuality: endpoint({
    method: 'GET',
    path: '/consultations/{consultationId}/session/quality',
    tag,
    summary: 'How the links were in the sessions of a consultation, the last session first',
    access,
    params: z.object({ consultationId }),
    response: z.array(SessionQuality),
    errors: ['NOT_FOUND'],
  }),
  listLiveRooms: endpoint({
    method: 'GET',
    path: '/live-rooms',
    tag,
    summary: 'Sessions of my hospitals that go on now: who is in, and how their links are',
    access,
    response: z.array(LiveRoom),
    errors: ['ACTION_NOT_ALLOWED'],
  }),
  getLiveOversight: endpoint({
    method: 'GET',
    path: '/oversight/live-rooms',
    tag,
    summary: 'How many rooms are open in the region I supervise, or one below it',
    access,
    query: z.object({ regionCode: regionCode.optional() }),
    response: LiveOversight,
    errors: ['ACTION_NOT_ALLOWED', 'NOT_FOUND'],
  }),
  getLinkHistory: endpoint({
    method: 'GET',
    path: '/hospitals/{hospitalId}/link-history',
    tag,
    summary: 'How a hospital’s link was in the sessions of the last days, by day, hour and weekday',
    access,
    params: z.object({ hospitalId }),
    query: z.object({
      days: z.coerce
        .number()
        .pipe(z.literal([30, 90]))
        .default(30),
    }),
    response: LinkHistory,
    errors: ['ACTION_NOT_ALLOWED', 'NOT_FOUND'],
  }),
};
