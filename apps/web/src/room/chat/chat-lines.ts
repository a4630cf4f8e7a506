import type { Journaled } from '@jiedui/contracts';
import { journalKey } from '@jiedui/domain';
import {
  type JournalDraft,
  type JournalView,
  type QueuedDraft,
  type VoiceNote,
  voiceNote,
} from '../client/index';

/** `sending`: under way. `waiting`: for the link. `refused`: the room will not take it. `over`: there is no room any more. */
export type ChatLineState = 'delivered' | 'sending' | 'waiting' | 'refused' | 'over';

export interface ChatLine {
  readonly key: string;
  readonly isMine: boolean;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly at: Date;
  /** Empty where it is a voice note. */
  readonly text: string;
  readonly voice?: VoiceNote;
  readonly state: ChatLineState;
  /** What of it is not delivered. */
  readonly drafts: readonly JournalDraft[];
}

interface Self {
  readonly id: string;
  readonly nameZh: string;
  readonly nameEn: string;
}

type Shown = Pick<JournalView, 'entries' | 'drafts' | 'hasLink'>;

function stateOf(drafts: readonly QueuedDraft[], hasLink: boolean): ChatLineState {
  if (drafts.some(({ state }) => state === 'refused')) return 'refused';
  const isUnderWay = drafts.some(({ state, isSlow }) => state === 'sending' && !isSlow);
  return isUnderWay && hasLink ? 'sending' : 'waiting';
}

/** What one entry, told or waiting, says; a voice note is one line, whichever way its pieces are. */
function saidBy(entry: Journaled['entry'], view: Shown, author: string, self: Self) {
  if (entry.kind === 'chat') return { text: entry.text };
  if (entry.kind !== 'voice') return undefined;
  return { text: '', voice: voiceNote(view, entry, { author, isSelf: author === self.id }) };
}

function toldLine(told: Journaled, view: Shown, self: Self): ChatLine[] {
  const said = saidBy(told.entry, view, told.author, self);
  if (!said) return [];
  const { nameZh, nameEn } = told;
  const isMine = told.author === self.id;
  const drafts = said.voice?.drafts ?? [];
  const isThere = !isMine || (told.isKept && drafts.length === 0);
  const state = isThere ? 'delivered' : drafts.length > 0 ? stateOf(drafts, view.hasLink) : 'sending';
  return [{ key: journalKey(told), isMine, nameZh, nameEn, at: new Date(told.at), ...said, state, drafts }];
}

function draftLine(key: string, draft: QueuedDraft, view: Shown, self: Self): ChatLine[] {
  const said = saidBy(draft.entry, view, self.id, self);
  if (!said) return [];
  const { nameZh, nameEn } = self;
  const drafts = said.voice?.drafts ?? [draft];
  const state = stateOf(drafts, view.hasLink);
  return [{ key, isMine: true, nameZh, nameEn, at: new Date(draft.writtenAtMs), ...said, state, drafts }];
}

/** What was said in writing and in voice notes: what the room has, in its order, then what still waits here. */
export function chatLines(view: Shown, self: Self): readonly ChatLine[] {
  const told = new Set(view.entries.map(journalKey));
  const waiting = view.drafts.flatMap((draft) => {
    const key = journalKey({ ...draft, author: self.id });
    return told.has(key) ? [] : draftLine(key, draft, view, self);
  });
  return [...view.entries.flatMap((entry) => toldLine(entry, view, self)), ...waiting];
}

/** What was not delivered when the session ended waits for nothing any more. */
export const linesAfterEnd = (lines: readonly ChatLine[]): readonly ChatLine[] =>
  lines.map((line) => (line.drafts.length > 0 ? { ...line, state: 'over' } : line));

/** How many lines of others nobody has looked at. */
export const unreadLines = (lines: readonly ChatLine[], read: ReadonlySet<string>): number =>
  lines.filter(({ isMine, key }) => !isMine && !read.has(key)).length;
