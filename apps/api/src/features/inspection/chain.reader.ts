import { Inject, Injectable } from '@nestjs/common';
import { type AuditChain, type AuditVerification, CatalogueError } from '@jiedui/contracts';
import type { Clock } from '@jiedui/kernel';
import { actAsSystem } from '@jiedui/platform';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import type { Caller } from '../../base/http/caller.js';
import { AuditTrail, type ChainLink, headsOfDaysSql, verifyChain, waitingSql } from '../audit/index.js';
import { AccessPolicy } from '../policy/index.js';

const dayMs = 86_400_000;
const shownDays = 30;
const daysMax = 92;

interface Span {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

const isoDay = (at: number) => new Date(at).toISOString().slice(0, 10);

/** Shows how the chain of the trail stands, to those who answer for the whole of it. */
@Injectable()
export class ChainReader {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly policy: AccessPolicy,
    private readonly audit: AuditTrail,
  ) {}

  show(caller: Caller, span: Span): Promise<AuditChain> {
    this.policy.require(caller.actor, 'audit.seeAll', { kind: 'installation' });
    const { from, to } = this.daysOf(span);
    return this.database.read(async (em) => {
      const heads = await em.execute<ChainLink[]>(headsOfDaysSql, [from, to]);
      const [{ waiting }] = await em.execute<[{ waiting: number }]>(waitingSql);
      return {
        days: heads.map(({ day, position, hash }) => ({ day, events: position, head: hash })),
        waiting,
      };
    });
  }

  async verify(caller: Caller, span: Span): Promise<AuditVerification> {
    const why = this.policy.require(caller.actor, 'audit.seeAll', { kind: 'installation' });
    const days = this.daysOf(span);
    // As the system: row-level security would ask for every row whether it may be seen.
    const result = await actAsSystem(() => this.database.read((em) => verifyChain(em, days)));
    await this.audit.recordApart({
      caller,
      action: 'review',
      subject: { kind: 'audit' },
      why,
      details: { ...days, events: result.events, faults: result.faults },
    });
    return result;
  }

  /** @throws REQUEST_INVALID for a span that is empty or too long */
  private daysOf(span: Span): { from: string; to: string } {
    const to = span.to ?? (span.from === undefined ? this.today() : this.endFrom(span.from));
    const from = span.from ?? isoDay(Date.parse(to) - (shownDays - 1) * dayMs);
    const days = (Date.parse(to) - Date.parse(from)) / dayMs + 1;
    if (days >= 1 && days <= daysMax) return { from, to };
    throw new CatalogueError('REQUEST_INVALID', [
      { path: 'query.to', code: 'invalid_span', message: `From 1 to ${daysMax} days` },
    ]);
  }

  private today(): string {
    return isoDay(this.clock.now().getTime());
  }

  private endFrom(from: string): string {
    const end = isoDay(Date.parse(from) + (shownDays - 1) * dayMs);
    return end < this.today() ? end : this.today();
  }
}
