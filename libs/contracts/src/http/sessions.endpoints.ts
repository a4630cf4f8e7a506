import { ladderLevels } from '@jiedui/domain';
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

/** A relay for browsers that find no other way to the node (RTCIceServer). */
export const IceServer = z
  .object({ urls: z.array(z.string()), username: z.string(), credential: z.string() })
  .meta({ id: 'IceServer' });
export type IceServer = z.infer<typeof IceServer>;

/** A key of 128 bits that the media nodes never see. */
export const MediaKey = z.base64url().length(22);

/** Where and with what a browser enters the room. The ticket is short-lived; ask again for another. */
export const RoomTicket = z
  .object({
    nodeId: z.string(),
    nodeUrl: z.string().meta({ description: 'Origin of the media node that holds the room' }),
    ticket: z.string(),
    personId: z.string().meta({ description: 'Who the others in the room know the bearer as' }),
    expiresAt: instant,
    iceServers: z.array(IceServer),
    startLevel: z.enum(ladderLevels).meta({
      description: "The ladder's first level, by what the hospital's link has carried in its latest sessions",
    }),
    mediaKey: MediaKey.optional().meta({
      description:
        'Where the session is encrypted end to end: what sound and pictures are sealed with (base64url)',
    }),
  })
  .meta({ id: 'RoomTicket' });
export type RoomTicket = z.infer<typeof RoomTicket>;

export const TicketWish = z.object({
  lostNodeId: mediaNodeId.optional().meta({
    description:
      'The node that the asker has just lost; it is avoided when it does not answer, or is stopping',
  }),
});

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
      isEncrypted: z.boolean().optional().meta({
        description: 'Whether media is encrypted end to end, and so not recorded; left out it stays as it is',
      }),
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
      'ENCRYPTION_SETTLED',
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
    query: TicketWish,
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
