import { z } from 'zod';
import { Consultation } from '../shapes/consultation.js';
import { consultationId, instant } from '../shapes/ids.js';
import { taken } from '../shapes/scheduling.js';
import { text } from '../shapes/text.js';
import { mediaNodeId } from '../control/control.js';
import { endpoint } from './endpoint.js';

const tag = 'sessions';
const access = 'signedIn';
const params = z.object({ consultationId });

export const Appointment = z
  .object({ consultationId, number: z.string(), startsAt: instant, endsAt: instant })
  .meta({ id: 'Appointment' });
export type Appointment = z.infer<typeof Appointment>;

/** Where and with what a browser enters the room. The ticket is short-lived; ask again for another. */
export const RoomTicket = z
  .object({
    nodeId: z.string(),
    nodeUrl: z.string().meta({ description: 'Origin of the media node that holds the room' }),
    ticket: z.string(),
    expiresAt: instant,
  })
  .meta({ id: 'RoomTicket' });
export type RoomTicket = z.infer<typeof RoomTicket>;

export const sessionEndpoints = {
  scheduleConsultation: endpoint({
    method: 'POST',
    path: '/consultations/{consultationId}/schedule',
    tag,
    summary: 'Book the live session, or move it; a start of "now" may lie two minutes back',
    access,
    params,
    body: z.object({
      revision: z.number().int().min(1),
      startsAt: instant,
      endsAt: instant,
      ...taken,
      reason: text(2_000).optional().meta({ description: 'Why it is moved, for the history' }),
    }),
    response: Consultation,
    errors: [
      'STATE_CONFLICT',
      'REVISION_CONFLICT',
      'ACTION_NOT_ALLOWED',
      'SESSION_STILL_OPEN',
      'SERVICE_NOT_AGREED',
      'APPOINTMENT_IN_PAST',
      'APPOINTMENT_LENGTH_INVALID',
      'APPOINTMENT_AFTER_LIMIT',
      'EXPERT_DOUBLE_BOOKED',
      'ROOM_TAKEN',
      'DEVICE_TAKEN',
      'SUBJECT_UNKNOWN',
    ],
  }),
  listAppointments: endpoint({
    method: 'GET',
    path: '/appointments',
    tag,
    summary: 'My booked sessions that touch a span of at most 60 days, earliest first',
    access,
    query: z.object({ from: instant, to: instant }),
    response: z.array(Appointment),
    errors: [],
  }),
  issueRoomTicket: endpoint({
    method: 'POST',
    path: '/consultations/{consultationId}/session/ticket',
    tag,
    summary: 'Get a ticket for the room of the booked session',
    access,
    params,
    query: z.object({
      lostNodeId: mediaNodeId.optional().meta({
        description:
          'The node that the asker has just lost; it is avoided when it does not answer, or is being emptied',
      }),
    }),
    response: RoomTicket,
    errors: ['SESSION_NOT_OPEN', 'ACTION_NOT_ALLOWED', 'MEDIA_UNAVAILABLE'],
  }),
  endSession: endpoint({
    method: 'POST',
    path: '/consultations/{consultationId}/session/end',
    tag,
    summary: 'End the session for everyone in the room',
    access,
    params,
    response: Consultation,
    errors: ['SESSION_NOT_OPEN', 'STATE_CONFLICT', 'ACTION_NOT_ALLOWED'],
  }),
};
