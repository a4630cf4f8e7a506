import { CatalogueError, type journalRequests, type PersonEntry } from '@jiedui/contracts';
import type { RoomRight } from '@jiedui/domain';
import type { Seat } from '../rooms/room.registry.js';
import { mayReadJournal } from './journal.telling.js';
import type { Handlers } from '../signalling/handler.js';

/** Who waits outside neither reads nor writes, nor does a guest. */
function journalOf({ room, peer }: Seat) {
  if (!peer.isJoined) throw new CatalogueError('SIGNALLING_OUT_OF_ORDER');
  if (!mayReadJournal(peer.claims)) throw new CatalogueError('RIGHT_MISSING');
  return room.journal;
}

/** What each kind of entry takes. */
const rightTo = ({ kind }: PersonEntry): RoomRight => (kind.startsWith('board.') ? 'board' : 'write');

export const journalHandlers: Handlers<keyof typeof journalRequests> = {
  'journal.append': async (seat, payload) => {
    const { personId, nameZh, nameEn, rights } = seat.peer.claims;
    if (!rights.includes(rightTo(payload.entry))) throw new CatalogueError('RIGHT_MISSING');
    const { position } = await journalOf(seat).append({ ...payload, personId, nameZh, nameEn });
    return { position };
  },

  'journal.read': async (seat, { after }) => journalOf(seat).read(after),

  'journal.data': async (seat, { position }) => ({ data: journalOf(seat).dataAt(position) }),
};
