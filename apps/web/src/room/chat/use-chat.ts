import type { Consultation } from '@jiedui/contracts';
import { useMemo, useState, useSyncExternalStore } from 'react';
import { useSignedIn } from '../../session/me';
import { JournalCompanion, type RecordedVoice, VoiceNotes, type VoiceNote } from '../client/index';
import { type ChatLine, chatLines, linesAfterEnd, unreadLines } from './chat-lines';
import { keptDrafts } from './kept-drafts';

/** This person's part of the room's journal, for as long as the page is open. */
export function useJournal({ session }: Consultation): JournalCompanion {
  const { me } = useSignedIn();
  const personId = me.person.id;
  const [journal] = useState(
    () => new JournalCompanion({ personId, shelf: keptDrafts(personId, session?.id) }),
  );
  return journal;
}

export interface Chat {
  readonly lines: readonly ChatLine[];
  readonly unread: number;
  /** The session has ended: nothing goes to it any more. */
  readonly isOver: boolean;
  readonly say: (text: string) => void;
  readonly sayVoice: (voice: RecordedVoice) => void;
  readonly soundOf: (note: VoiceNote) => Promise<Blob>;
  readonly discard: (line: ChatLine) => void;
}

/** @param isShown whether what arrives is being looked at */
export function useChat(journal: JournalCompanion, isShown: boolean, isOver: boolean): Chat {
  const { me } = useSignedIn();
  const view = useSyncExternalStore(journal.subscribe, journal.view);
  const lines = useMemo(() => {
    const all = chatLines(view, me.person);
    return isOver ? linesAfterEnd(all) : all;
  }, [view, me.person, isOver]);
  const [notes] = useState(() => new VoiceNotes(journal));
  const [read, setRead] = useState<ReadonlySet<string>>(new Set());
  const unread = unreadLines(lines, read);
  if (isShown && unread > 0) setRead(new Set(lines.map(({ key }) => key)));
  return {
    lines,
    isOver,
    unread: isShown ? 0 : unread,
    say: (text) => journal.append({ kind: 'chat', text }),
    sayVoice: (voice) => void notes.say(voice),
    soundOf: (note) => notes.soundOf(note),
    discard: ({ drafts }) => {
      for (const draft of drafts) journal.discard(draft);
    },
  };
}
