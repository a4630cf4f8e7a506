import { consultationNoticeKinds, pairingNoticeKinds } from '@jiedui/domain';
import { z } from 'zod';
import {
  consultationId,
  guestId,
  hospitalId,
  importId,
  opinionId,
  pairingId,
  personId,
  reportId,
  sessionId,
  matchingRunId,
} from '../shapes/ids.js';

/**
 * Every job, by name. Payloads hold ids only: the handler reads the truth again, so that a job that runs
 * late or twice does no harm and Redis never holds patient data.
 */
export const jobs = {
  'record.render': z.object({ consultationId, opinionId }),
  'notification.fanOut': z.object({
    eventId: z.uuid(),
    consultationId,
    kind: z.enum(consultationNoticeKinds),
    /** The one who is told, where not everybody in that relation is. */
    personId: personId.optional(),
    /** Who did it, where no step of the history says so: they know. */
    exceptPersonId: personId.optional(),
    /** The hospital that the question has left: its coordinators are told. */
    formerHospitalId: hospitalId.optional(),
  }),
  'notification.fanOutPairing': z.object({
    eventId: z.uuid(),
    pairingId,
    kind: z.enum(pairingNoticeKinds),
  }),
  'notification.deliver': z.object({ deliveryId: z.uuid() }),
  'import.check': z.object({ importId }),
  'import.apply': z.object({ importId }),
  'report.render': z.object({ reportId }),
  'matching.solve': z.object({ runId: matchingRunId }),
  'appointment.tell': z.object({ sessionId }),
  'appointment.mail': z.object({ mailId: z.uuid() }),
  'room.close': z.object({ sessionId, nodeId: z.string(), reason: z.enum(['ended', 'cancelled']) }),
  'recording.fetch': z.object({ segmentId: z.uuid() }),
  'recording.finish': z.object({ recordingId: z.uuid() }),
  'room.removeGuest': z.object({ sessionId, nodeId: z.string(), guestId }),
  'account.mailNotice': z.object({ noticeId: z.uuid() }),
  'account.mailReset': z.object({ resetId: z.uuid() }),
  'invitation.mail': z.object({ invitationId: z.uuid() }),
} satisfies Record<string, z.ZodObject>;

export type JobName = keyof typeof jobs;
export type JobPayload<N extends JobName> = z.output<(typeof jobs)[N]>;
export const jobNames = Object.keys(jobs) as JobName[];
