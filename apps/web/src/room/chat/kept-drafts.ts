import { device } from '../../offline/device';
import type { DraftShelf, JournalDraft } from '../client/index';

/** In the order in which they were written. */
const nameOf = (sessionId: string, { writtenAtMs, writer, seq }: JournalDraft): string =>
  `journal:${sessionId}:${String(writtenAtMs).padStart(15, '0')}:${String(seq).padStart(8, '0')}:${writer}`;

const noShelf: DraftShelf = {
  load: async () => [],
  put: async () => undefined,
  remove: async () => undefined,
};

/** What one person has said in one session and no journal has yet, sealed on this device. */
export function keptDrafts(personId: string, sessionId: string | undefined): DraftShelf {
  if (sessionId === undefined || !device.isAvailable()) return noShelf;
  return {
    load: async () => {
      const kept = await device.list<JournalDraft>(personId, `journal:${sessionId}:`);
      return kept.map(({ value }) => value);
    },
    put: (draft) => device.put(personId, nameOf(sessionId, draft), draft),
    remove: (draft) => device.remove(personId, nameOf(sessionId, draft)),
  };
}
