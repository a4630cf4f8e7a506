import { Inject, Injectable, Logger } from '@nestjs/common';
import { contractDay, livingAgreementStates, systemActor } from '@jiedui/domain';
import type { AgreementId, Clock } from '@jiedui/kernel';
import { errorCode } from '@jiedui/platform';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import { Repeats } from '../../base/jobs/repeats.decorator.js';
import { Agreement } from './agreement.entity.js';
import { AgreementHints } from './agreement.hints.js';
import { AgreementLedger } from './agreement.ledger.js';

const batch = 500;

/** Begins agreements on their first day and ends them after their last. */
@Injectable()
export class AgreementCalendar {
  private readonly logger = new Logger(AgreementCalendar.name);

  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly ledger: AgreementLedger,
    private readonly hints: AgreementHints,
  ) {}

  @Repeats({ everyMs: 60_000, what: 'beginning and ending agreements' })
  async turn(): Promise<void> {
    const today = contractDay(this.clock.now());
    // What begins comes first: it takes over from what it renews, which then does not run out.
    for (const id of await this.due({ state: 'accepted', validFrom: { $lte: today } })) {
      await this.move(id, (em, agreement) => this.ledger.begin(em, agreement));
    }
    const outrun = { state: { $in: ['accepted', ...livingAgreementStates] }, validUntil: { $lt: today } };
    for (const id of await this.due(outrun)) {
      await this.move(id, (em, agreement) => this.ledger.tryAsSystem(em, agreement, 'expire'));
    }
  }

  private due(where: object): Promise<AgreementId[]> {
    return this.database.read(async (em) =>
      (await em.find(Agreement, where, { fields: ['id'], limit: batch })).map(({ id }) => id),
    );
  }

  /** Each by itself, so that one that cannot does not keep the others; another process may have been first. */
  private async move(
    id: AgreementId,
    work: (em: EntityManager, agreement: Agreement) => Promise<boolean>,
  ): Promise<void> {
    const moved = await this.database
      .transaction(async (em) => {
        const { agreement } = await this.ledger.hold(em, id, systemActor);
        return (await work(em, agreement)) ? agreement : undefined;
      })
      .catch((error: unknown) =>
        this.logger.warn(`agreement ${id} could not be moved, will retry: ${errorCode(error)}`),
      );
    if (moved) this.hints.changed(moved);
  }
}
