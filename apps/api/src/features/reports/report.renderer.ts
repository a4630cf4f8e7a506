import { Inject, Injectable } from '@nestjs/common';
import type { JobPayload, ReportFailure } from '@jiedui/contracts';
import { percentAt, type ReportStage } from '@jiedui/domain';
import type { Clock, ReportId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import { HandlesJob } from '../../base/jobs/job-handler.decorator.js';
import { Repeats } from '../../base/jobs/repeats.decorator.js';
import { Storage, type StoredFile } from '../../base/storage/storage.js';
import { reportDocument } from './report.document.js';
import { Report } from './report.entity.js';
import { ReportLedger } from './report.ledger.js';
import { renderReportPdf } from './report.pdf.js';
import { type ReportSource, ReportScopeGone, stagesOf } from './report.source.js';
import { renderReportXlsx } from './report.xlsx.js';

const hourMs = 3_600_000;

/** Makes reports in the background. Cut off anywhere, a report is made again from the beginning. */
@Injectable()
export class ReportRenderer {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly storage: Storage,
    private readonly ledger: ReportLedger,
  ) {}

  @HandlesJob('report.render')
  async render(
    { reportId }: JobPayload<'report.render'>,
    { isLastAttempt }: { readonly isLastAttempt: boolean },
  ): Promise<void> {
    try {
      const report = await this.begin(reportId);
      if (report) await this.make(report);
    } catch (error) {
      const failure: ReportFailure = error instanceof ReportScopeGone ? 'SCOPE_GONE' : 'UNEXPECTED';
      if (failure === 'UNEXPECTED' && !isLastAttempt) throw error;
      await this.giveUp(reportId, failure);
      if (failure === 'UNEXPECTED') throw error;
    }
  }

  /** What is past its day is no longer given out; marks it so that the list says why. */
  @Repeats({ everyMs: hourMs, what: 'throwing away old reports' })
  async expire(): Promise<void> {
    await this.database.transaction(async (em) => {
      const old = await em.find(Report, {
        state: { $in: ['ready', 'failed'] },
        expiresAt: { $lt: this.clock.now() },
      });
      for (const report of old) this.ledger.tryMove(report, 'expire');
    });
  }

  private async begin(id: ReportId): Promise<Report | undefined> {
    const report = await this.database.transaction(async (em) => {
      const report = await this.ledger.hold(em, id);
      if (!report || !this.ledger.tryMove(report, 'begin')) return undefined;
      report.attempt += 1;
      await em.populate(report, ['askedBy', 'hospital']);
      return report;
    });
    if (report) this.ledger.changed(report);
    return report;
  }

  private async make(report: Report): Promise<void> {
    const source = { report, madeAt: this.clock.now() } as ReportSource;
    for (const [stage, gather] of stagesOf(report)) {
      if (!(await this.enter(report, stage))) return;
      Object.assign(source, await this.database.read((em) => gather(em, source)));
    }
    if (!(await this.enter(report, 'writing'))) return;
    const document = reportDocument(source);
    const stream =
      report.format === 'xlsx' ? renderReportXlsx(document) : renderReportPdf(document, report.locale);
    await this.finish(report, await this.storage.keep(stream));
  }

  /** @returns false where the report was cancelled, or begun anew by another process */
  private enter(report: Report, stage: ReportStage): Promise<boolean> {
    return this.onReport(report, (current) => {
      current.stage = stage;
      current.percent = percentAt(stage);
    });
  }

  private finish(report: Report, file: StoredFile): Promise<boolean> {
    return this.onReport(report, (current) => {
      this.ledger.tryMove(current, 'finish');
      Object.assign(current, { ...file, stage: null, percent: 100 });
    });
  }

  private async giveUp(id: ReportId, failure: ReportFailure): Promise<void> {
    const failed = await this.database.transaction(async (em) => {
      const report = await this.ledger.hold(em, id);
      return report && this.ledger.fail(report, failure) ? report : undefined;
    });
    if (failed) this.ledger.changed(failed);
  }

  /** Works on the report while it is still this attempt that counts. */
  private async onReport({ id, attempt }: Report, work: (report: Report) => void): Promise<boolean> {
    const report = await this.database.transaction(async (em: EntityManager) => {
      const held = await this.ledger.hold(em, id);
      if (!held || held.state !== 'rendering' || held.attempt !== attempt) return undefined;
      work(held);
      return held;
    });
    if (report) this.ledger.changed(report);
    return report !== undefined;
  }
}
