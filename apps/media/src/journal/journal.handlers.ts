import { CatalogueError, type journalRequests } from '@jiedui/contracts';
import type { Seat } from '../rooms/room.registry.js';
import type { Handlers } from '../signalling/handler.js';

/** Who waits outside neither reads nor writes. */
function journalOf({ room, peer }: Seat) {
  if (!peer.isJoined) throw new CatalogueError('SIGNALLING_OUT_OF_ORDER');
  return room.journal;
}

export const journalHandlers: Handlers<keyof typeof journalRequests> = {
  'journal.append': async (seat, payload) => {
    const { personId, nameZh, nameEn } = seat.peer.claims;
    const { position } = await journalOf(seat).append({ ...payload, personId, nameZh, nameEn });
    return { position };
  },

  'journal.read': async (seat, { after }) => journalOf(seat).read(after),

  'journal.data': async (seat, { position }) => ({ data: journalOf(seat).dataAt(position) }),
};
