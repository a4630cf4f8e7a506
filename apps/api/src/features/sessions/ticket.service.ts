import { Injectable } from '@nestjs/common';
import {
  CatalogueError,
  type MediaSource,
  mediaSources,
  type RoomTicket,
  type TicketClaims,
} from '@jiedui/contracts';
import { rightsOfRole, type RoomRight, type RoomRole, sessionRoleOf } from '@jiedui/domain';
import type { ConsultationId } from '@jiedui/kernel';
import { currentRequestId } from '@jiedui/platform';
import { Database } from '../../base/database/database.js';
import type { Caller } from '../../base/http/caller.js';
import { ConsultationHints, ConsultationLedger, SessionLedger } from '../consultations/index.js';
import { Person } from '../people/index.js';
import { SessionPlacer, sideOf } from './session.placer.js';
import { TicketSigner } from './ticket.signer.js';

const rightToPublish: Record<MediaSource, RoomRight> = {
  microphone: 'speak',
  camera: 'showCamera',
  screen: 'shareScreen',
};

/** What a ticket of this standing entitles to. */
export function entitlementOf(role: RoomRole): Pick<TicketClaims, 'role' | 'rights' | 'mayPublish'> {
  const rights = [...rightsOfRole(role)];
  const mayPublish = mediaSources.filter((source) => rights.includes(rightToPublish[source]));
  return { role, rights, mayPublish };
}

/** Lets those who take part in a booked session into its room. */
@Injectable()
export class TicketService {
  constructor(
    private readonly database: Database,
    private readonly ledger: ConsultationLedger,
    private readonly sessions: SessionLedger,
    private readonly placer: SessionPlacer,
    private readonly signer: TicketSigner,
    private readonly hints: ConsultationHints,
  ) {}

  /** @param lostNodeId the node that the caller has just lost */
  async issue(caller: Caller, id: ConsultationId, lostNodeId?: string): Promise<RoomTicket> {
    const nodes = await this.placer.aliveNodes(lostNodeId);
    const { claims, nodeUrl, consultation, isMoved, visit } = await this.database.transaction(async (em) => {
      const held = await this.ledger.hold(em, id, caller.actor);
      const standing = sessionRoleOf(held.relations);
      if (!standing) throw new CatalogueError('ACTION_NOT_ALLOWED');
      const session = await this.sessions.findOpen(em, held.consultation);
      if (!session) throw new CatalogueError('SESSION_NOT_OPEN');
      const placedBefore = session.nodeId;
      await this.ledger.note(em, held, {
        caller,
        action: 'create',
        subject: { kind: 'session', id: session.id },
        why: standing.why,
      });
      const { role } = standing;
      const { nodeId, publicUrl } = await this.placer.place(em, session, { nodes, role });
      const { nameZh, nameEn } = await em.findOneOrFail(Person, { id: caller.personId });
      const claims: TicketClaims = {
        sessionId: session.id,
        consultationId: id,
        personId: caller.personId,
        ...entitlementOf(role),
        nameZh,
        nameEn,
        nodeId,
        requestId: currentRequestId(),
      };
      const isMoved = placedBefore !== null && placedBefore !== session.nodeId;
      const visit = { session, hospital: sideOf(session.consultation, role) };
      return { claims, nodeUrl: publicUrl, consultation: held.consultation, isMoved, visit };
    });
    if (isMoved) this.hints.changed(consultation);
    return { nodeId: claims.nodeId, nodeUrl, ...(await this.signer.sign(claims, visit)) };
  }
}
