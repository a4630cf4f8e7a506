import { notificationKinds } from '@jiedui/domain';
import { z } from 'zod';
import { consultationId, opinionId, sessionId } from '../shapes/ids.js';

/**
 * Every job, by name. Payloads hold ids only: the handler reads the truth again, so that a job that runs
 * late or twice does no harm and Redis never holds patient data.
 */
export const jobs = {
  'record.render': z.object({ consultationId, opinionId }),
  'notification.fanOut': z.object({
    eventId: z.uuid(),
    consultationId,
    kind: z.enum(notificationKinds),
  }),
  'mail.deliver': z.object({ deliveryId: z.uuid() }),
  'room.close': z.object({ sessionId, nodeId: z.string(), reason: z.enum(['ended', 'cancelled']) }),
} satisfies Record<string, z.ZodObject>;

export type JobName = keyof typeof jobs;
export type JobPayload<N extends JobName> = z.output<(typeof jobs)[N]>;
export const jobNames = Object.keys(jobs) as JobName[];
