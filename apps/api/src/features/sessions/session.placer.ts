import { Inject, Injectable, Logger } from '@nestjs/common';
import { CatalogueError, type NodeHeartbeat } from '@jiedui/contracts';
import { placePerson, type RoomRole } from '@jiedui/domain';
import type { Clock } from '@jiedui/kernel';
import { type EntityManager, raw } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import {
  type Consultation as StoredConsultation,
  type LiveSession,
  Presence,
} from '../consultations/index.js';
import { NodeDirectory } from '../nodes/index.js';
import { GuestPresence } from './guests/guest.entity.js';
import { ticketLifeMs } from './ticket.signer.js';

/** It is signed a moment after somebody was placed, and a node's clock may be behind. */
const ticketGraceMs = 10_000;

interface PersonToPlace {
  readonly nodes: readonly NodeHeartbeat[];
  readonly role: RoomRole;
}

/** The hospital somebody sits in. Guests sit with the patient, or are asked for by the patient's hospital. */
export const sideOf = ({ invitingHospital, invitedHospital }: StoredConsultation, role: RoomRole) =>
  role === 'expert' || role === 'panelMember' ? invitedHospital : invitingHospital;

/** Chooses the media nodes that hold a session's room. */
@Injectable()
export class SessionPlacer {
  private readonly logger = new Logger(SessionPlacer.name);

  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly directory: NodeDirectory,
  ) {}

  /**
   * None while nobody can say which there are. Asked before a transaction, which must not wait for it.
   * @param lostNodeId the node that the asker has just lost
   */
  aliveNodes(lostNodeId?: string): Promise<readonly NodeHeartbeat[]> {
    const asked = lostNodeId ? this.directory.nodesWithout(lostNodeId) : this.directory.nodes();
    return asked.catch(() => []);
  }

  /**
   * The node that a ticket is to be given out for, and the session's own node moved when that has gone silent.
   * @throws MEDIA_UNAVAILABLE
   */
  async place(
    em: EntityManager,
    session: LiveSession,
    { nodes, role }: PersonToPlace,
  ): Promise<NodeHeartbeat> {
    const now = this.clock.now();
    const candidates = nodes.map(({ at, ...node }) => ({ ...node, lastSeenAt: new Date(at) }));
    const wish = {
      currentNodeId: session.nodeId,
      heldBy: await this.heldBy(em, session),
      region: await this.regionOf(em, session, role),
    };
    const { nodeId, homeNodeId, reason, rejected } = placePerson(candidates, wish, now);
    const node = nodes.find((candidate) => candidate.nodeId === nodeId);
    if (!node || homeNodeId === undefined) {
      this.logger.warn({ sessionId: session.id, rejected }, 'no media node can take the session');
      throw new CatalogueError('MEDIA_UNAVAILABLE');
    }
    if (reason === 'near') this.logger.log({ sessionId: session.id, nodeId, rejected }, 'on a nearer node');
    if (session.nodeId && session.nodeId !== homeNodeId)
      await this.leaveHome(em, session, session.nodeId, now);
    session.nodeId = homeNodeId;
    session.ticketsUntil = new Date(now.getTime() + ticketLifeMs + ticketGraceMs);
    return node;
  }

  private async leaveHome(em: EntityManager, session: LiveSession, nodeId: string, now: Date): Promise<void> {
    // The node's clock may be ahead of this one.
    const leftAt = raw('greatest(joined_at, ?)', [now]);
    await em.nativeUpdate(Presence, { session, nodeId, leftAt: null }, { leftAt });
    await em.nativeUpdate(GuestPresence, { session, nodeId, leftAt: null }, { leftAt });
  }

  private async heldBy(em: EntityManager, session: LiveSession): Promise<string[]> {
    const open = { session, leftAt: null };
    const [people, guests] = [await em.find(Presence, open), await em.find(GuestPresence, open)];
    return [...people, ...guests].map(({ nodeId }) => nodeId);
  }

  private async regionOf(em: EntityManager, session: LiveSession, role: RoomRole): Promise<string | null> {
    const { consultation } = await em.populate(session, [
      'consultation.invitingHospital',
      'consultation.invitedHospital',
    ]);
    return sideOf(consultation, role)?.regionCode ?? null;
  }
}
