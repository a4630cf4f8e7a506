import { recordingAnswers, recordingPhases } from '@jiedui/domain';
import { z } from 'zod';
import { personId } from '../shapes/ids.js';
import { nothing, type SocketRequest } from './socket-contract.js';

export const recordingRequests = {
  /** By who leads the session: asks everybody in the room, and who comes later. Asking is agreeing. */
  'recording.ask': { payload: nothing, answer: nothing },
  /** Refusing after having agreed withdraws: nothing of this person is taken up from now on. */
  'recording.answer': { payload: z.object({ recordingId: z.uuid(), agrees: z.boolean() }), answer: nothing },
  /** Ends it, or takes the question back. */
  'recording.stop': { payload: nothing, answer: nothing },
} satisfies Record<string, SocketRequest>;

export const recordingPushes = {
  /** How the recording stands: after joining where there is one, and at every change. */
  'recording.state': z.object({
    phase: z.enum(recordingPhases),
    recordingId: z.uuid().nullable(),
    askedBy: z.string().nullable().meta({ description: 'A person id' }),
    startedAt: z.iso.datetime().nullable(),
    own: z.enum(recordingAnswers).nullable().meta({ description: 'What this person answered' }),
    answers: z.array(z.object({ personId: z.string(), answer: z.enum(recordingAnswers) })),
    mayLead: z.boolean().meta({ description: 'May start and stop it' }),
  }),
} satisfies Record<string, z.ZodType>;

/** What the node writes into the room's journal, so that another node knows who agreed and goes on. */
export const recordingEntries = [
  z.object({ kind: z.literal('recording.asked'), recordingId: z.uuid(), personId }),
  z.object({ kind: z.literal('recording.consented'), personId }),
  z.object({ kind: z.literal('recording.refused'), personId }),
  z.object({ kind: z.literal('recording.started') }),
  z.object({ kind: z.literal('recording.stopped'), personId: personId.nullable() }),
] as const;
