import { z } from 'zod';
import { instant, personId } from '../shapes/ids.js';
import { text } from '../shapes/text.js';
import { BoardEntry } from './board.js';
import { recordingEntries } from './recording.js';
import { RoomEvent } from './people.js';
import type { SocketRequest } from './socket-contract.js';
import { VoiceEntry, VoicePartEntry } from './voice.js';

/**
 * The journal of a room: what was said and done in it besides sound and picture, in one order for everybody.
 * Entries are small; what is heavy rides beside them as `data` and is fetched one piece at a time.
 */
export const journalLimits = {
  chatLength: 2_000,
  /** Base64 of at most 4 kB. */
  dataLength: 5_464,
  entries: 5_000,
  /** Sealed, in the store. */
  bytes: 12 * 1_024 * 1_024,
  /** Of one answer to `journal.read`. */
  pageEntries: 100,
} as const;

export const ChatEntry = z.object({
  kind: z.literal('chat'),
  text: text(journalLimits.chatLength).refine((words) => words.trim() !== '', { message: 'Is empty' }),
});

/** What a person may write. */
export const PersonEntry = z.discriminatedUnion('kind', [ChatEntry, BoardEntry, VoiceEntry, VoicePartEntry]);
export type PersonEntry = z.infer<typeof PersonEntry>;

/** What only a node writes: how the room stands. */
export const NodeEntry = z.discriminatedUnion('kind', [
  ...recordingEntries,
  z.object({
    kind: z.literal('journal.restored'),
    entries: z.number().int().meta({ description: 'Put back by a node after the store had lost them' }),
  }),
  RoomEvent,
]);
export type NodeEntry = z.infer<typeof NodeEntry>;

export const JournalEntry = z.discriminatedUnion('kind', [PersonEntry, NodeEntry]);
export type JournalEntry = z.infer<typeof JournalEntry>;

export const journalPosition = z
  .string()
  .regex(/^\d{1,15}-\d{1,15}$/)
  .meta({ description: 'Milliseconds and a count; the order of a journal' });

export const nodeAuthor = 'node';

/** What an entry's author gives it. */
const written = {
  author: z.union([personId, z.literal(nodeAuthor)]),
  /** Names of a professional, never of a patient; empty for a node. */
  nameZh: z.string(),
  nameEn: z.string(),
  writer: z.uuid(),
  seq: z.number().int(),
  at: instant.meta({ description: 'When it was written, by the clock of the node' }),
  entry: JournalEntry,
};
const data = z.base64().max(journalLimits.dataLength);

/** An entry as the store has it, sealed. */
export const JournalRecord = z.object({ ...written, data: data.optional() });
export type JournalRecord = z.infer<typeof JournalRecord>;

/** An entry in its place, as it is told. */
export const Journaled = z.object({
  position: journalPosition,
  isKept: z.boolean().meta({ description: 'False while the store is away: the position may still change' }),
  ...written,
  hasData: z.boolean(),
});
export type Journaled = z.infer<typeof Journaled>;

export const journalRequests = {
  /**
   * Answered once the store has it. Repeating one is safe: the same writer and number is written once.
   */
  'journal.append': {
    payload: z
      .object({
        writer: z.uuid().meta({
          description: 'One run of counting: a browser that cannot know how far it came begins anew',
        }),
        seq: z.number().int().min(0).max(1_000_000),
        ageMs: z
          .number()
          .int()
          .min(0)
          .max(86_400_000)
          .meta({ description: 'How long it waited since it was written' }),
        entry: PersonEntry,
        data: data.optional(),
      })
      .refine(({ entry, data: carried }) => Boolean(carried) === entry.kind.startsWith('voice'), {
        message: 'A piece of a voice note carries its sound, and nothing else does',
      }),
    answer: z.object({ position: journalPosition }),
  },
  /** In pages, oldest first, of what the store has; the last page also tells what only memory has yet. */
  'journal.read': {
    payload: z.object({ after: journalPosition.optional() }),
    answer: z.object({
      journalId: z.string().meta({ description: 'Another one than before: begin reading from the start' }),
      entries: z.array(Journaled),
      hasMore: z.boolean(),
    }),
  },
  /** The heavy part of one entry. */
  'journal.data': {
    payload: z.object({ position: journalPosition }),
    answer: z.object({ data }),
  },
} satisfies Record<string, SocketRequest>;

export const journalPushes = {
  /** With no entries: the journal has another id now, or has more than fits a push. */
  'journal.appended': z.object({ journalId: z.string(), entries: z.array(Journaled) }),
} satisfies Record<string, z.ZodType>;
