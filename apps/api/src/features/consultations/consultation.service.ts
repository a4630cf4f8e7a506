import { Inject, Injectable } from '@nestjs/common';
import { CatalogueError } from '@jiedui/contracts';
import type { ConsultationAction } from '@jiedui/domain';
import type { Clock, ConsultationId, PersonId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import type { Caller } from '../../base/http/caller.js';
import { peopleInPost } from '../people/index.js';
import { ConsultationHints } from './consultation.audience.js';
import type { ContextInput } from './consultation.context.js';
import { ConsultationLedger } from './consultation.ledger.js';
import type { Consultation } from './entities/consultation.entity.js';
import { SessionLedger } from './session.ledger.js';

/** The actions that need no more than the consultation itself. */
export type PlainAction = Extract<
  ConsultationAction,
  | 'requestInformation'
  | 'supplyInformation'
  | 'accept'
  | 'refuse'
  | 'reassign'
  | 'reopen'
  | 'discard'
  | 'cancel'
  | 'acknowledge'
  | 'close'
>;

/** What a step may bring along. */
export interface StepInput extends ContextInput {
  readonly revision: number;
  readonly history?: string;
  readonly question?: string;
}

@Injectable()
export class ConsultationService {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly ledger: ConsultationLedger,
    private readonly sessions: SessionLedger,
    private readonly hints: ConsultationHints,
  ) {}

  async act(
    caller: Caller,
    id: ConsultationId,
    action: PlainAction,
    { revision, history, question, ...input }: StepInput,
  ): Promise<void> {
    const { consultation, before } = await this.database.transaction(async (em) => {
      const held = await this.ledger.hold(em, id, caller.actor, { revision });
      const { consultation } = held;
      if (action === 'supplyInformation') {
        if (!held.relations.has('requester')) throw new CatalogueError('ACTION_NOT_ALLOWED');
        consultation.history = history ?? consultation.history;
        consultation.question = question ?? consultation.question;
      }
      if (action === 'reassign') await this.requireColleague(em, consultation, input.expertId);
      const { from: before } = await this.ledger.apply(em, held, action, input);
      if (action === 'cancel' || action === 'reassign')
        await this.sessions.closeOpen(em, held.consultation, 'cancel');
      return { consultation: held.consultation, before };
    });
    this.hints.changed(consultation, before);
  }

  /** @throws NOT_FOUND unless that person answers questions of this specialty at the invited hospital now */
  private async requireColleague(
    em: EntityManager,
    { invitedHospital, specialty, expert }: Consultation,
    expertId: PersonId | undefined,
  ): Promise<void> {
    const now = this.clock.now();
    const colleagues =
      invitedHospital && specialty
        ? await peopleInPost(em, { hospitalId: invitedHospital.id, role: 'expert', specialty }, now)
        : [];
    const isColleague = colleagues.some(({ id }) => id === expertId);
    if (!isColleague || expert?.id === expertId) throw new CatalogueError('NOT_FOUND');
  }
}
