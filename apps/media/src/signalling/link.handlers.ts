import { CatalogueError, probeAtMost } from '@jiedui/contracts';
import { randomBytes } from 'node:crypto';
import type { Peer } from '../rooms/peer.js';
import type { Handlers } from './handler.js';

/** Chance, so that nothing on the way makes it shorter. */
const filling = randomBytes(probeAtMost).toString('base64');
/** Several tests of a good link. */
const sentAtMost = 8 * probeAtMost;
const sentTo = new WeakMap<Peer, number>();

export const linkHandlers: Handlers<'link.probe'> = {
  'link.probe': async ({ peer }, { answerLength }) => {
    // Beside a conversation it would take the room that speech needs.
    if (peer.isJoined) throw new CatalogueError('SIGNALLING_OUT_OF_ORDER');
    const sent = (sentTo.get(peer) ?? 0) + answerLength;
    if (sent > sentAtMost) throw new CatalogueError('TOO_MANY_ATTEMPTS');
    sentTo.set(peer, sent);
    return { filling: filling.slice(0, answerLength) };
  },
};
