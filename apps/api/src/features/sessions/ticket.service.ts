import { Injectable } from '@nestjs/common';
import { CatalogueError, mediaSources, type RoomTicket, type TicketClaims } from '@jiedui/contracts';
import { sessionRoleOf } from '@jiedui/domain';
import type { ConsultationId } from '@jiedui/kernel';
import { currentRequestId } from '@jiedui/platform';
import { Database } from '../../base/database/database.js';
import type { Caller } from '../../base/http/caller.js';
import { ConsultationHints, ConsultationLedger, SessionLedger } from '../consultations/index.js';
import { Person } from '../people/index.js';
import { NodeDirectory } from './node.directory.js';
import { SessionPlacer } from './session.placer.js';
import { TicketSigner } from './ticket.signer.js';

/** Lets the two sides of a booked session into its room. */
@Injectable()
export class TicketService {
  constructor(
    private readonly database: Database,
    private readonly ledger: ConsultationLedger,
    private readonly sessions: SessionLedger,
    private readonly directory: NodeDirectory,
    private readonly placer: SessionPlacer,
    private readonly signer: TicketSigner,
    private readonly hints: ConsultationHints,
  ) {}

  async issue(caller: Caller, id: ConsultationId): Promise<RoomTicket> {
    const nodes = await this.directory.nodes().catch(() => []);
    const { claims, nodeUrl, consultation, isMoved } = await this.database.transaction(async (em) => {
      const held = await this.ledger.hold(em, id, caller.actor);
      const role = sessionRoleOf(held.relations);
      if (!role) throw new CatalogueError('ACTION_NOT_ALLOWED');
      const session = await this.sessions.findOpen(em, held.consultation);
      if (!session) throw new CatalogueError('SESSION_NOT_OPEN');
      const placedBefore = session.nodeId;
      await this.ledger.note(em, held, {
        caller,
        action: 'create',
        subject: { kind: 'session', id: session.id },
        why: role === 'expert' ? 'assignedExpert' : 'requester',
      });
      const { nodeId, publicUrl } = await this.placer.place(em, session, nodes);
      const { nameZh, nameEn } = await em.findOneOrFail(Person, { id: caller.personId });
      const claims: TicketClaims = {
        sessionId: session.id,
        consultationId: id,
        personId: caller.personId,
        role,
        nameZh,
        nameEn,
        nodeId,
        mayPublish: [...mediaSources],
        requestId: currentRequestId(),
      };
      const isMoved = placedBefore !== null && placedBefore !== nodeId;
      return { claims, nodeUrl: publicUrl, consultation: held.consultation, isMoved };
    });
    if (isMoved) this.hints.changed(consultation);
    return { nodeUrl, ...(await this.signer.sign(claims)) };
  }
}
