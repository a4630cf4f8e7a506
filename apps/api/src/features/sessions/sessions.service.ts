import { Injectable } from '@nestjs/common';
import { CatalogueError, type JobPayload } from '@jiedui/contracts';
import type { ConsultationId, PersonId } from '@jiedui/kernel';
import { Database } from '../../base/database/database.js';
import type { Caller } from '../../base/http/caller.js';
import { HandlesJob } from '../../base/jobs/job-handler.decorator.js';
import { ConsultationHints, ConsultationLedger, SessionLedger } from '../consultations/index.js';
import { NodeDirectory } from '../nodes/index.js';

@Injectable()
export class SessionsService {
  constructor(
    private readonly database: Database,
    private readonly ledger: ConsultationLedger,
    private readonly sessions: SessionLedger,
    private readonly directory: NodeDirectory,
    private readonly hints: ConsultationHints,
  ) {}

  /** Ends the session for everyone; the consultation goes on until the opinion is signed. */
  async end(caller: Caller, id: ConsultationId): Promise<void> {
    const consultation = await this.database.transaction(async (em) => {
      const held = await this.ledger.hold(em, id, caller.actor);
      const { consultation, relations } = held;
      if (!relations.has('assignedExpert')) throw new CatalogueError('ACTION_NOT_ALLOWED');
      const session = await this.sessions.findOpen(em, consultation);
      if (!session) throw new CatalogueError('SESSION_NOT_OPEN');
      const by = { actor: caller.actor, relations: new Set(['assignedExpert'] as const) };
      await this.sessions.close(em, { session, consultation }, 'end', by);
      await this.ledger.note(em, held, {
        caller,
        action: 'transition',
        subject: { kind: 'session', id: session.id },
        why: 'assignedExpert',
        details: { action: 'end' },
      });
      return consultation;
    });
    this.hints.changed(consultation);
  }

  @HandlesJob('room.close')
  async closeRoom({ sessionId, nodeId, reason }: JobPayload<'room.close'>): Promise<void> {
    await this.directory.commandAll(nodeId, { type: 'room.close', sessionId, reason });
  }

  @HandlesJob('room.removeGuest')
  async removeGuest({ sessionId, nodeId, guestId }: JobPayload<'room.removeGuest'>): Promise<void> {
    const personId = guestId as string as PersonId;
    await this.directory.commandAll(nodeId, { type: 'room.remove', sessionId, personId });
  }
}
