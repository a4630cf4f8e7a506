import { voiceNoteLimits } from '@jiedui/domain';
import { z } from 'zod';

/** What browsers record in, without its codec. */
export const voiceMimeTypes = ['audio/webm', 'audio/ogg', 'audio/mp4'] as const;

const pieceOf = {
  noteId: z.uuid(),
  count: z.number().int().min(1).max(voiceNoteLimits.pieces).meta({ description: 'Pieces of the note' }),
};

/**
 * A voice note, with its first piece beside it as `data`. The other pieces are the entries that follow it in its author's
 * own count, each with at most 4 kB.
 */
export const VoiceEntry = z.object({
  kind: z.literal('voice'),
  ...pieceOf,
  index: z.literal(0),
  mimeType: z.enum(voiceMimeTypes),
  durationMs: z
    .number()
    .int()
    .min(1)
    .max(voiceNoteLimits.durationMs + voiceNoteLimits.slackMs),
});
export type VoiceEntry = z.infer<typeof VoiceEntry>;

/** A further piece of a voice note, beside it as `data`. */
export const VoicePartEntry = z.object({
  kind: z.literal('voice.part'),
  ...pieceOf,
  index: z
    .number()
    .int()
    .min(1)
    .max(voiceNoteLimits.pieces - 1),
});
export type VoicePartEntry = z.infer<typeof VoicePartEntry>;
