import { z } from 'zod';
import { ChatEntry } from '../socket/journal.js';
import { VoiceEntry, voiceMimeTypes } from '../socket/voice.js';
import { instant, sessionId } from './ids.js';
import { Person } from './people.js';

/** One thing that was said in a live session, besides sound and picture. */
export const TranscriptEntry = z
  .object({
    id: z.uuid(),
    ordinal: z.number().int().meta({ description: 'Grows along the story; ask for what comes after it' }),
    sessionId,
    author: Person,
    writtenAt: instant.meta({ description: 'When its author wrote it, which may be before the room had it' }),
    entry: z.discriminatedUnion('kind', [ChatEntry, VoiceEntry]),
  })
  .meta({ id: 'TranscriptEntry' });
export type TranscriptEntry = z.infer<typeof TranscriptEntry>;

export const Transcript = z
  .object({
    items: z.array(TranscriptEntry).meta({ description: 'In the order in which the room had them' }),
    hasMore: z.boolean(),
  })
  .meta({ id: 'Transcript' });
export type Transcript = z.infer<typeof Transcript>;

/** The sound of a voice note, put together. */
export const VoiceSound = z
  .object({
    mimeType: z.enum(voiceMimeTypes),
    durationMs: z.number().int().meta({ description: 'The sound itself may not tell how long it is' }),
    data: z.base64(),
  })
  .meta({ id: 'VoiceSound' });
export type VoiceSound = z.infer<typeof VoiceSound>;
