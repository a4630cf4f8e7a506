import { Inject, Injectable } from '@nestjs/common';
import { type Agreement as AgreementView, CatalogueError, type InputOf } from '@jiedui/contracts';
import { isAnswerAfterResponse } from '@jiedui/domain';
import type { AgreementId, Clock } from '@jiedui/kernel';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import type { Caller } from '../../base/http/caller.js';
import { AuditTrail } from '../audit/index.js';
import { AccessPolicy } from '../policy/index.js';
import { auditOf } from './agreement.audit.js';
import { beginDraft, hospitalsOf } from './agreement.drafting.js';
import type { Agreement } from './agreement.entity.js';
import { AgreementHints } from './agreement.hints.js';
import { AgreementLedger } from './agreement.ledger.js';
import { AgreementReader } from './agreement.reader.js';

/** Who may is asked first, so that nobody else learns how far it is. @throws REVISION_CONFLICT */
function requireRevision(agreement: Agreement, revision: number): void {
  if (agreement.revision !== revision) throw new CatalogueError('REVISION_CONFLICT');
}

/** What coordinators and supervisors do to agreements. */
@Injectable()
export class AgreementService {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly policy: AccessPolicy,
    private readonly ledger: AgreementLedger,
    private readonly audit: AuditTrail,
    private readonly hints: AgreementHints,
    private readonly reader: AgreementReader,
  ) {}

  async draft(caller: Caller, pair: InputOf<'draftAgreement'>['body']): Promise<AgreementView> {
    const agreement = await this.database.transaction(async (em) => {
      const { inviting, invited } = await hospitalsOf(em, pair);
      const why = this.policy.require(caller.actor, 'pairing.change', {
        kind: 'pairing',
        inviting: { hospitalId: inviting.id, regionCode: inviting.regionCode },
        invited: { hospitalId: invited.id, regionCode: invited.regionCode },
      });
      const draft = await beginDraft(em, pair, {}, this.clock.now());
      await this.audit.record(em, {
        caller,
        action: 'create',
        ...auditOf(draft),
        why,
        details: { renews: draft.renewsId },
      });
      return draft;
    });
    this.hints.changed(agreement);
    return this.reader.get(caller, agreement.id);
  }

  async change(
    caller: Caller,
    id: AgreementId,
    { revision, ...terms }: InputOf<'updateAgreement'>['body'],
  ): Promise<AgreementView> {
    const agreement = await this.database.transaction(async (em) => {
      const { agreement } = await this.ledger.hold(em, id, caller.actor);
      const why = this.policy.require(caller.actor, 'pairing.change', {
        kind: 'pairing',
        ...agreement.pairing.subject(),
      });
      requireRevision(agreement, revision);
      if (agreement.state !== 'draft') throw new CatalogueError('AGREEMENT_STATE_CONFLICT');
      Object.assign(agreement, terms);
      const { validFrom, validUntil } = agreement;
      if (validFrom !== null && validUntil !== null && validUntil < validFrom) {
        throw new CatalogueError('REQUEST_INVALID', [
          { path: 'validUntil', code: 'order', message: 'The last day lies before the first' },
        ]);
      }
      if (!isAnswerAfterResponse(agreement.answerLimitMinutes, agreement.responseLimitMinutes)) {
        throw new CatalogueError('REQUEST_INVALID', [
          { path: 'answerLimitMinutes', code: 'order', message: 'Answered no sooner than taken' },
        ]);
      }
      agreement.revision += 1;
      agreement.updatedAt = this.clock.now();
      await this.audit.record(em, {
        caller,
        action: 'change',
        ...auditOf(agreement),
        why,
        details: { fields: Object.keys(terms).join(',') },
      });
      return agreement;
    });
    this.hints.changed(agreement);
    return this.reader.get(caller, id);
  }

  async step(
    caller: Caller,
    id: AgreementId,
    { revision, step, reason }: InputOf<'stepAgreement'>['body'],
  ): Promise<AgreementView> {
    const agreement = await this.database.transaction(async (em) => {
      const held = await this.ledger.hold(em, id, caller.actor);
      this.ledger.requireRight(held, step);
      requireRevision(held.agreement, revision);
      await this.ledger.apply(em, held, step, reason);
      return held.agreement;
    });
    this.hints.changed(agreement);
    return this.reader.get(caller, id);
  }
}
