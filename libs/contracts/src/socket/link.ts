import { z } from 'zod';
import type { SocketRequest } from './socket-contract.js';

/** How much a question of the link test or its answer may carry, in characters. */
export const probeAtMost = 65_536;
const filling = z.string().max(probeAtMost).meta({ description: 'Says nothing; how long it takes does' });

export const linkRequests = {
  /** In the lobby: how long so much takes to the node and back. A few hundred kilobytes for each stay. */
  'link.probe': {
    payload: z.object({ filling, answerLength: z.number().int().min(0).max(probeAtMost) }),
    answer: z.object({ filling }),
  },
} satisfies Record<string, SocketRequest>;
