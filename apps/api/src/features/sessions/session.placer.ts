import { Inject, Injectable, Logger } from '@nestjs/common';
import { CatalogueError, type NodeHeartbeat } from '@jiedui/contracts';
import { placeSession } from '@jiedui/domain';
import type { Clock } from '@jiedui/kernel';
import { type EntityManager, raw } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { type LiveSession, Presence } from '../consultations/index.js';
import { NodeDirectory } from '../nodes/index.js';
import { GuestPresence } from './guests/guest.entity.js';

/** Chooses the media node that holds a session's room. */
@Injectable()
export class SessionPlacer {
  private readonly logger = new Logger(SessionPlacer.name);

  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly directory: NodeDirectory,
  ) {}

  /** None while nobody can say which there are. Asked before a transaction, which must not wait for it. */
  aliveNodes(): Promise<readonly NodeHeartbeat[]> {
    return this.directory.nodes().catch(() => []);
  }

  /**
   * Keeps both sides on one node; moves the session when its node has gone silent.
   * @throws MEDIA_UNAVAILABLE
   */
  async place(
    em: EntityManager,
    session: LiveSession,
    nodes: readonly NodeHeartbeat[],
  ): Promise<NodeHeartbeat> {
    const now = this.clock.now();
    const candidates = nodes.map(({ at, ...node }) => ({ ...node, lastSeenAt: new Date(at) }));
    const { nodeId, rejected } = placeSession(candidates, { currentNodeId: session.nodeId }, now);
    const node = nodes.find((candidate) => candidate.nodeId === nodeId);
    if (!node) {
      this.logger.warn({ sessionId: session.id, rejected }, 'no media node can take the session');
      throw new CatalogueError('MEDIA_UNAVAILABLE');
    }
    if (session.nodeId && session.nodeId !== node.nodeId) {
      // The node's clock may be ahead of this one.
      const leftAt = raw('greatest(joined_at, ?)', [now]);
      await em.nativeUpdate(Presence, { session, nodeId: session.nodeId, leftAt: null }, { leftAt });
      await em.nativeUpdate(GuestPresence, { session, nodeId: session.nodeId, leftAt: null }, { leftAt });
    }
    session.nodeId = node.nodeId;
    return node;
  }
}
