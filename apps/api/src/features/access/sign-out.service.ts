import { Injectable } from '@nestjs/common';
import { Database } from '../../base/database/database.js';
import type { Caller } from '../../base/http/caller.js';
import { AuditTrail } from '../audit/index.js';
import { SessionLedger } from './session.ledger.js';

@Injectable()
export class SignOutService {
  constructor(
    private readonly database: Database,
    private readonly ledger: SessionLedger,
    private readonly audit: AuditTrail,
  ) {}

  async signOut(caller: Caller): Promise<void> {
    const { personId, signInSessionId } = caller;
    await this.database.transaction(async (em) => {
      if (!(await this.ledger.end(em, personId, signInSessionId))) return;
      const subject = { kind: 'signInSession', id: signInSessionId } as const;
      await this.audit.record(em, { caller, action: 'signOut', subject });
    });
    this.ledger.disconnect([signInSessionId]);
  }
}
