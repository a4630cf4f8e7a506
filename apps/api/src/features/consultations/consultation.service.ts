import { Injectable } from '@nestjs/common';
import type { ConsultationAction } from '@jiedui/domain';
import type { ConsultationId } from '@jiedui/kernel';
import { Database } from '../../base/database/database.js';
import type { Caller } from '../../base/http/caller.js';
import { ConsultationHints } from './consultation.audience.js';
import { ConsultationLedger } from './consultation.ledger.js';
import { SessionLedger } from './session.ledger.js';

/** The actions that need no more than the consultation itself. */
export type PlainAction = Extract<
  ConsultationAction,
  'accept' | 'refuse' | 'discard' | 'cancel' | 'acknowledge' | 'close'
>;

@Injectable()
export class ConsultationService {
  constructor(
    private readonly database: Database,
    private readonly ledger: ConsultationLedger,
    private readonly sessions: SessionLedger,
    private readonly hints: ConsultationHints,
  ) {}

  async act(
    caller: Caller,
    id: ConsultationId,
    action: PlainAction,
    input: { readonly revision: number; readonly reason?: string },
  ): Promise<void> {
    const { consultation, before } = await this.database.transaction(async (em) => {
      const held = await this.ledger.hold(em, id, caller.actor, input);
      const { from: before } = await this.ledger.apply(
        em,
        held,
        action,
        input.reason === undefined ? {} : { reason: input.reason },
      );
      if (action === 'cancel') await this.sessions.closeOpen(em, held.consultation, 'cancel');
      return { consultation: held.consultation, before };
    });
    this.hints.changed(consultation, before);
  }
}
