import { Inject, Injectable, Logger } from '@nestjs/common';
import {
  CatalogueError,
  mediaSources,
  type NodeHeartbeat,
  type RoomTicket,
  type TicketClaims,
} from '@jiedui/contracts';
import { placeSession, sessionRoleOf } from '@jiedui/domain';
import type { Clock, ConsultationId } from '@jiedui/kernel';
import { currentRequestId } from '@jiedui/platform';
import type { EntityManager } from '@mikro-orm/postgresql';
import { SignJWT } from 'jose';
import { randomUUID } from 'node:crypto';
import { CLOCK } from '../../base/clock.js';
import { API_CONFIG, type ApiConfig } from '../../base/config/api.config.js';
import { Database } from '../../base/database/database.js';
import type { Caller } from '../../base/http/caller.js';
import { ConsultationLedger, type LiveSession, Presence, SessionLedger } from '../consultations/index.js';
import { Person } from '../people/index.js';
import { NodeDirectory } from './node.directory.js';

const ticketLifeMs = 60_000;

/** Lets the two sides of a booked session into its room: chooses the node, signs the ticket. */
@Injectable()
export class TicketService {
  private readonly logger = new Logger(TicketService.name);
  private readonly secret: Uint8Array;

  constructor(
    @Inject(API_CONFIG) config: ApiConfig,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly ledger: ConsultationLedger,
    private readonly sessions: SessionLedger,
    private readonly directory: NodeDirectory,
  ) {
    this.secret = new TextEncoder().encode(config.MEDIA_SECRET);
  }

  async issue(caller: Caller, id: ConsultationId): Promise<RoomTicket> {
    const nodes = await this.directory.nodes().catch(() => []);
    const { claims, node } = await this.database.transaction(async (em) => {
      const { consultation, relations } = await this.ledger.hold(em, id, caller.actor);
      const role = sessionRoleOf(relations);
      if (!role) throw new CatalogueError('ACTION_NOT_ALLOWED');
      const session = await this.sessions.findOpen(em, consultation);
      if (!session) throw new CatalogueError('SESSION_NOT_OPEN');
      const node = await this.place(em, session, nodes);
      const { nameZh, nameEn } = await em.findOneOrFail(Person, { id: caller.personId });
      const claims: TicketClaims = {
        sessionId: session.id,
        consultationId: consultation.id,
        personId: caller.personId,
        role,
        nameZh,
        nameEn,
        nodeId: node.nodeId,
        mayPublish: [...mediaSources],
        requestId: currentRequestId(),
      };
      return { claims, node };
    });
    const expiresAt = new Date(this.clock.now().getTime() + ticketLifeMs);
    return {
      nodeUrl: node.publicUrl,
      ticket: await this.sign(claims, expiresAt),
      expiresAt: expiresAt.toISOString(),
    };
  }

  private sign(claims: TicketClaims, expiresAt: Date): Promise<string> {
    return new SignJWT({ ...claims })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer('jiedui-api')
      .setAudience(claims.nodeId)
      .setJti(randomUUID())
      .setExpirationTime(expiresAt)
      .sign(this.secret);
  }

  /** Keeps both sides on one node; moves the session when its node has gone silent. */
  private async place(
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
      await em.nativeUpdate(Presence, { session, nodeId: session.nodeId, leftAt: null }, { leftAt: now });
    }
    session.nodeId = node.nodeId;
    return node;
  }
}
