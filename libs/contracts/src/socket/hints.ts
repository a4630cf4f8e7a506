import { z } from 'zod';
import {
  agreementId,
  consultationId,
  hospitalId,
  importId,
  pairingId,
  reportId,
  matchingRunId,
  sessionId,
} from '../shapes/ids.js';
import type { PushEvents } from './socket-contract.js';

/**
 * What the api pushes to browsers: that something changed, never what. The client refetches through the
 * API, which decides what it may see, so a lost hint costs time and not truth. Browsers send nothing back.
 */
export const hints = {
  'consultation.changed': z.object({
    consultationId,
    revision: z
      .number()
      .int()
      .meta({ description: 'Of the request and its state, as the last answer of the API had it' }),
  }),
  'import.changed': z.object({ importId }),
  'agreement.changed': z.object({ agreementId, pairingId }),
  'report.changed': z.object({ reportId }),
  'radar.changed': z.object({ pairingId }),
  'matching.changed': z.object({ runId: matchingRunId }),
  'onCall.changed': z.object({ hospitalId }),
  'quality.changed': z.object({ sessionId }),
  'notifications.changed': z.object({ unread: z.number().int() }),
} satisfies Record<string, z.ZodType>;

export type HintName = keyof typeof hints;
export type Hint<N extends HintName> = z.infer<(typeof hints)[N]>;
export type HintEvents = PushEvents<typeof hints>;

/** The path of the hint socket on the api's own origin. */
export const hintPath = '/api/hints';
