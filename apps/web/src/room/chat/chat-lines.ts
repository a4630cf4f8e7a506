import { journalKey } from '@jiedui/domain';
import type { JournalDraft, JournalView } from '../client/index';

/** `sending`: under way. `waiting`: for the link. `refused`: the room will not take it. */
export type ChatLineState = 'delivered' | 'sending' | 'waiting' | 'refused';

export interface ChatLine {
  readonly key: string;
  readonly isMine: boolean;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly at: Date;
  readonly text: string;
  readonly state: ChatLineState;
  /** Only of what is not delivered. */
  readonly draft?: JournalDraft;
}

interface Self {
  readonly id: string;
  readonly nameZh: string;
  readonly nameEn: string;
}

/** What was said in writing: what the room has, in its order, then what still waits here. */
export function chatLines(
  view: Pick<JournalView, 'entries' | 'drafts' | 'hasLink'>,
  self: Self,
): readonly ChatLine[] {
  const draftsByKey = new Map(view.drafts.map((draft) => [journalKey({ ...draft, author: self.id }), draft]));
  const said = view.entries.flatMap((told): ChatLine[] => {
    if (told.entry.kind !== 'chat') return [];
    const key = journalKey(told);
    const isMine = told.author === self.id;
    draftsByKey.delete(key);
    const state = told.isKept || !isMine ? 'delivered' : 'sending';
    const { nameZh, nameEn } = told;
    return [{ key, isMine, nameZh, nameEn, at: new Date(told.at), text: told.entry.text, state }];
  });
  const unsaid = [...draftsByKey].flatMap(([key, draft]): ChatLine[] => {
    if (draft.entry.kind !== 'chat') return [];
    const isUnderWay = draft.state === 'sending' && !draft.isSlow && view.hasLink;
    const state = draft.state === 'refused' ? 'refused' : isUnderWay ? 'sending' : 'waiting';
    const { nameZh, nameEn } = self;
    const at = new Date(draft.writtenAtMs);
    return [{ key, isMine: true, nameZh, nameEn, at, text: draft.entry.text, state, draft }];
  });
  return [...said, ...unsaid];
}

/** How many lines of others nobody has looked at. */
export const unreadLines = (lines: readonly ChatLine[], read: ReadonlySet<string>): number =>
  lines.filter(({ isMine, key }) => !isMine && !read.has(key)).length;
