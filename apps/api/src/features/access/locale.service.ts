import { Injectable } from '@nestjs/common';
import type { Locale } from '@jiedui/contracts';
import { Database } from '../../base/database/database.js';
import type { Caller } from '../../base/http/caller.js';
import { AuditTrail } from '../audit/index.js';
import { Person } from '../people/index.js';

/** The language that a person reads the pages and their mail in. */
@Injectable()
export class LocaleService {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditTrail,
  ) {}

  async change(caller: Caller, locale: Locale): Promise<void> {
    const { personId } = caller;
    await this.database.transaction(async (em) => {
      await em.nativeUpdate(Person, { id: personId }, { locale });
      const subject = { kind: 'person', id: personId } as const;
      await this.audit.record(em, { caller, action: 'change', subject, details: { locale } });
    });
  }
}
