import { z } from 'zod';
import { personId } from '../shapes/ids.js';

/** What happened around a recording, as its timeline shows it. */
export const recordingEventKinds = [
  'asked',
  'consented',
  'refused',
  'started',
  'stopped',
  'gap',
  'faulty',
  'joined',
  'left',
  'level',
  'chat',
] as const;
export type RecordingEventKind = (typeof recordingEventKinds)[number];

/** Files of a recording are named by what is in them: person, source, when their recorder started, number. */
export const recordingFileName = z
  .string()
  .regex(/^[0-9a-f-]{36}_(microphone|camera|screen)_\d{13}-\d{5}\.mkv$/);
export const recordingId = z.uuid();

export const recordedSources = ['microphone', 'camera', 'screen'] as const;
export type RecordedSource = (typeof recordedSources)[number];

/** Facts of a node; what all facts carry is added in control.ts. */
export const RecordingEventFact = z.object({
  type: z.literal('recording.event'),
  recordingId,
  event: z.enum(recordingEventKinds),
  personId: personId.optional(),
  happenedAt: z.iso.datetime(),
  untilAt: z.iso.datetime().optional().meta({ description: 'Of a gap' }),
  detail: z
    .string()
    .regex(/^[a-zA-Z]{1,32}$/)
    .optional()
    .meta({ description: 'A code: the cause of a gap, the level of a link. Never what people say' }),
});

export const RecordingSegmentFact = z.object({
  type: z.literal('recording.segment'),
  recordingId,
  personId,
  source: z.enum(recordedSources),
  name: recordingFileName,
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime(),
  sizeBytes: z.number().int().min(1),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

/** The api has kept the file: the node's copy may go. */
export const recordingReleaseCommand = z.object({
  type: z.literal('recording.release'),
  recordingId,
  name: recordingFileName,
});

/** Where a node serves a file that waits to be fetched, to whoever shows a token for exactly this path. */
export const recordingFilePath = (id: string, name: string): string => `/recordings/${id}/${name}`;
export const recordingTokenScope = 'recording.fetch';
