import { Inject, Injectable } from '@nestjs/common';
import { CatalogueError, type SignIn } from '@jiedui/contracts';
import type { Clock } from '@jiedui/kernel';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import type { Caller } from '../../base/http/caller.js';
import { SessionLedger, SignInSession } from '../access/index.js';
import { AuditTrail } from '../audit/index.js';

/** Where a person is signed in, and how they put an end to it. */
@Injectable()
export class SignInListService {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly ledger: SessionLedger,
    private readonly audit: AuditTrail,
  ) {}

  list({ personId, signInSessionId }: Caller): Promise<SignIn[]> {
    return this.database.read(async (em) => {
      const sessions = await em.find(
        SignInSession,
        { person: personId, endedAt: null, expiresAt: { $gt: this.clock.now() } },
        { orderBy: { lastUsedAt: 'desc', id: 'desc' }, limit: 100 },
      );
      return sessions.map(({ id, createdAt, lastUsedAt, expiresAt, address, agent }) => ({
        id,
        createdAt: createdAt.toISOString(),
        lastUsedAt: lastUsedAt.toISOString(),
        expiresAt: expiresAt.toISOString(),
        address,
        agent,
        isCurrent: id === signInSessionId,
      }));
    });
  }

  async end(caller: Caller, id: string): Promise<void> {
    await this.database.transaction(async (em) => {
      if (!(await this.ledger.end(em, caller.personId, id))) throw new CatalogueError('NOT_FOUND');
      await this.audit.record(em, { caller, action: 'signOut', subject: { kind: 'signInSession', id } });
    });
    this.ledger.disconnect([id]);
  }

  async endOthers(caller: Caller): Promise<void> {
    const { personId, signInSessionId: exceptSessionId } = caller;
    const ended = await this.database.transaction((em) =>
      this.ledger.endAllOf(em, personId, { caller, why: 'othersEnded', exceptSessionId }),
    );
    this.ledger.disconnect(ended);
  }
}
