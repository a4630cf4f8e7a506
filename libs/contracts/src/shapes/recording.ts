import { z } from 'zod';
import { recordingEventKinds, recordingId } from '../control/recording.js';
import { instant, personId } from './ids.js';
import { Person } from './people.js';

export const recordingStates = ['asked', 'running', 'finishing', 'ready', 'empty', 'declined'] as const;
export type RecordingStanding = (typeof recordingStates)[number];

/** What a finished file lacks, found by decoding it. */
export const recordingFindings = ['noPicture', 'blackPicture', 'noSound', 'silence', 'lostFiles'] as const;
export type RecordingFinding = (typeof recordingFindings)[number];

const findings = z
  .array(z.enum(recordingFindings))
  .meta({ description: 'What is wrong with it; mostly nothing' });
const played = {
  beginsAt: instant.meta({ description: 'When its first moment was' }),
  durationMs: z.number().int(),
  sizeBytes: z.number().int(),
  sha256: z.string(),
  findings,
};

/** Sound and picture of one person, or the screen they showed, as they came. */
export const RecordingTrack = z
  .object({
    id: z.uuid(),
    personId,
    person: Person.nullable().meta({ description: 'Null for guests without an account' }),
    isScreen: z.boolean().meta({ description: 'The screen that they showed; has no sound' }),
    ...played,
  })
  .meta({ id: 'RecordingTrack' });

export const RecordingEvent = z
  .object({
    id: z.uuid(),
    kind: z.enum(recordingEventKinds),
    at: instant,
    untilAt: instant.nullable().meta({ description: 'Of a gap' }),
    personId: personId.nullable(),
    person: Person.nullable(),
    detail: z.string().nullable(),
  })
  .meta({ id: 'RecordingEvent' });
export type RecordingEvent = z.infer<typeof RecordingEvent>;

export const Recording = z
  .object({
    id: recordingId,
    state: z.enum(recordingStates),
    startedAt: instant.nullable(),
    stoppedAt: instant.nullable(),
    composed: z
      .object(played)
      .nullable()
      .meta({ description: 'Everybody side by side; null until it is ready' }),
    retainUntil: z.iso.date().nullable().meta({ description: 'Kept at least until then' }),
    tracks: z.array(RecordingTrack).meta({ description: 'In the order of the pictures' }),
    events: z.array(RecordingEvent).meta({ description: 'Oldest first' }),
  })
  .meta({ id: 'Recording' });
export type Recording = z.infer<typeof Recording>;
export type RecordingTrack = z.infer<typeof RecordingTrack>;
