import { Inject, Injectable } from '@nestjs/common';
import { CatalogueError, type ReportFailure } from '@jiedui/contracts';
import { decideReport, type ReportAction, reportKeptDays, type ReportRelation } from '@jiedui/domain';
import type { Clock, ReportId } from '@jiedui/kernel';
import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { Realtime } from '../../base/realtime/realtime.js';
import { personAudience } from '../access/index.js';
import { Report } from './report.entity.js';

const dayMs = 86_400_000;
const system: ReadonlySet<ReportRelation> = new Set(['system']);

/** The one place where a report changes its state. */
@Injectable()
export class ReportLedger {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly realtime: Realtime,
  ) {}

  /** The report, locked until the transaction ends. */
  hold(em: EntityManager, id: ReportId): Promise<Report | null> {
    return em.findOne(Report, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  }

  /** @throws STATE_CONFLICT */
  move(report: Report, action: ReportAction, relations: ReadonlySet<ReportRelation>): void {
    const now = this.clock.now();
    const decision = decideReport(report.state, action, relations, now);
    if (!decision.ok) {
      throw new CatalogueError(decision.error.kind === 'notYours' ? 'ACTION_NOT_ALLOWED' : 'STATE_CONFLICT');
    }
    report.state = decision.value.to;
    const isOver = ['ready', 'failed', 'cancelled'].includes(report.state);
    if (isOver) report.finishedAt = now;
    if (report.state === 'ready' || report.state === 'failed') {
      report.expiresAt = new Date(now.getTime() + reportKeptDays * dayMs);
    }
    if (report.state !== 'failed') report.failure = null;
    if (report.state === 'queued') Object.assign(report, { stage: null, percent: 0, finishedAt: null });
    if (report.state === 'expired') Object.assign(report, { sha256: null, sizeBytes: null });
  }

  /** A step of the system itself. @returns false where the report has moved on, which ends the work on it */
  tryMove(report: Report, action: ReportAction): boolean {
    const { ok } = decideReport(report.state, action, system, this.clock.now());
    if (ok) this.move(report, action, system);
    return ok;
  }

  fail(report: Report, failure: ReportFailure): boolean {
    const hasFailed = this.tryMove(report, 'fail');
    if (hasFailed) report.failure = failure;
    return hasFailed;
  }

  /** After the commit. */
  changed(report: Report): void {
    this.realtime.publish([personAudience(report.askedBy.id)], 'report.changed', { reportId: report.id });
  }
}
