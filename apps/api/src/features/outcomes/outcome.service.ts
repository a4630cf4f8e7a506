import { Inject, Injectable } from '@nestjs/common';
import { CatalogueError, type InputOf } from '@jiedui/contracts';
import { isQuarterTellable, type Quarter } from '@jiedui/domain';
import type { Clock, HospitalId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import { newId } from '../../base/database/id.js';
import type { Caller } from '../../base/http/caller.js';
import { AuditTrail } from '../audit/index.js';
import { AccessPolicy } from '../policy/index.js';
import { findHospital } from './hospital-outcomes.reader.js';
import { OutcomeLedger } from './outcome.ledger.js';
import { addTechnique, endTechnique } from './technique.query.js';

/** A hospital tells what it reached; whoever runs the region does not write it for them. */
@Injectable()
export class OutcomeService {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly policy: AccessPolicy,
    private readonly audit: AuditTrail,
    private readonly ledger: OutcomeLedger,
  ) {}

  tell(
    caller: Caller,
    hospitalId: HospitalId,
    quarter: Quarter,
    { reason, lines }: InputOf<'tellOutcomes'>['body'],
  ): Promise<void> {
    return this.database.transaction(async (em) => {
      const why = await this.requireTeller(em, caller, hospitalId);
      const at = this.clock.now();
      if (!isQuarterTellable(quarter, at)) throw new CatalogueError('QUARTER_NOT_TELLABLE');
      const told = lines.map((line) => ({ ...line, hospitalId, quarter }));
      const telling = { personId: caller.personId, at, origin: 'entry', reason } as const;
      const counts = await this.ledger.tell(em, told, telling);
      await this.audit.record(em, {
        caller,
        action: 'change',
        subject: { kind: 'outcome', id: hospitalId },
        hospitalIds: [hospitalId],
        why,
        details: { quarter, ...counts },
      });
    });
  }

  introduce(
    caller: Caller,
    hospitalId: HospitalId,
    { technique, since }: InputOf<'introduceTechnique'>['body'],
  ): Promise<void> {
    return this.database.transaction(async (em) => {
      const why = await this.requireTeller(em, caller, hospitalId);
      const now = this.clock.now().toISOString();
      if (since > now.slice(0, 10)) throw new CatalogueError('DAY_IN_FUTURE');
      const row = { id: newId(), hospitalId, technique, since, toldById: caller.personId, toldAt: now };
      if (!(await addTechnique(em, row))) throw new CatalogueError('TECHNIQUE_ALREADY_TOLD');
      await this.audit.record(em, {
        caller,
        action: 'create',
        subject: { kind: 'outcome', id: row.id },
        hospitalIds: [hospitalId],
        why,
        details: { technique, since },
      });
    });
  }

  withdraw(caller: Caller, hospitalId: HospitalId, id: string, reason: string): Promise<void> {
    return this.database.transaction(async (em) => {
      const why = await this.requireTeller(em, caller, hospitalId);
      const at = this.clock.now().toISOString();
      const technique = await endTechnique(em, { id, hospitalId, personId: caller.personId, at, reason });
      if (!technique) throw new CatalogueError('NOT_FOUND');
      await this.audit.record(em, {
        caller,
        action: 'remove',
        subject: { kind: 'outcome', id },
        hospitalIds: [hospitalId],
        why,
        details: { technique },
      });
    });
  }

  /** @throws NOT_FOUND, ACTION_NOT_ALLOWED */
  private async requireTeller(em: EntityManager, { actor }: Caller, hospitalId: HospitalId) {
    const { regionCode } = await findHospital(em, hospitalId);
    return this.policy.require(actor, 'hospital.tellOutcomes', { kind: 'hospital', hospitalId, regionCode });
  }
}
