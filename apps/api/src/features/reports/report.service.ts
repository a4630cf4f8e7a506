import { Inject, Injectable } from '@nestjs/common';
import { CatalogueError, type InputOf, type Report as ReportView, reportMediaTypes } from '@jiedui/contracts';
import { regionLevelOf } from '@jiedui/domain';
import type { Clock, HospitalId, ReportId } from '@jiedui/kernel';
import { createTranslator } from '@jiedui/messages';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import { newId } from '../../base/database/id.js';
import type { Caller } from '../../base/http/caller.js';
import type { FileAnswer } from '../../base/http/endpoint.decorator.js';
import { oweJob } from '../../base/outbox/outbox.js';
import { Storage } from '../../base/storage/storage.js';
import { AuditTrail } from '../audit/index.js';
import { Hospital } from '../hospitals/index.js';
import { requirePeriod } from '../outcomes/index.js';
import { Person } from '../people/index.js';
import { AccessPolicy } from '../policy/index.js';
import { findRegions } from '../regions/index.js';
import { Report } from './report.entity.js';
import { ReportLedger } from './report.ledger.js';
import { isDownloadable, reportView } from './report.view.js';

const populate = ['askedBy', 'hospital'] as const;
type Step = 'ask' | 'retry' | 'cancel';

/** Reports belong to whoever asked for them; whether they may still see what one covers is asked each time. */
@Injectable()
export class ReportService {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly storage: Storage,
    private readonly policy: AccessPolicy,
    private readonly audit: AuditTrail,
    private readonly ledger: ReportLedger,
  ) {}

  ask(caller: Caller, body: InputOf<'askReport'>['body']): Promise<ReportView> {
    return this.database.transaction(async (em) => {
      const scope = await findScope(em, body);
      this.requireAbove(caller, scope);
      const now = this.clock.now();
      const period = await requirePeriod(em, body, now);
      const report = em.create(Report, {
        id: newId<ReportId>(),
        ...scope,
        firstQuarter: period.first,
        lastQuarter: period.last,
        baselineQuarter: period.baseline,
        format: body.format,
        locale: caller.locale,
        state: 'queued',
        attempt: 0,
        stage: null,
        percent: 0,
        failure: null,
        askedBy: await em.findOneOrFail(Person, { id: caller.personId }),
        askedAt: now,
        finishedAt: null,
        expiresAt: null,
        sha256: null,
        sizeBytes: null,
      });
      em.persist(report);
      await em.flush();
      oweJob(em, 'report.render', { reportId: report.id });
      await this.record(em, caller, report, 'ask');
      return this.show(em, report);
    });
  }

  list({ personId, actor }: Caller, { page, pageSize }: InputOf<'listReports'>['query']) {
    this.policy.require(actor, 'programme.see', { kind: 'programme' });
    return this.database.read(async (em) => {
      const [reports, total] = await em.findAndCount(
        Report,
        { askedBy: personId },
        {
          populate,
          orderBy: { askedAt: 'desc', id: 'desc' },
          limit: pageSize,
          offset: (page - 1) * pageSize,
        },
      );
      const regions = await findRegions(
        em,
        reports.flatMap(({ regionCode }) => regionCode ?? []),
      );
      const now = this.clock.now();
      const items = reports.map((report) => reportView(report, regions.get(report.regionCode ?? ''), now));
      return { items, total, page, pageSize };
    });
  }

  get(caller: Caller, id: ReportId): Promise<ReportView> {
    return this.database.read(async (em) => this.show(em, await findOwn(em, caller, id)));
  }

  retry(caller: Caller, id: ReportId): Promise<ReportView> {
    return this.step(caller, id, 'retry', (em, report) => {
      this.requireAbove(caller, report);
      oweJob(em, 'report.render', { reportId: id });
    });
  }

  cancel(caller: Caller, id: ReportId): Promise<ReportView> {
    return this.step(caller, id, 'cancel', () => undefined);
  }

  async open(caller: Caller, id: ReportId): Promise<FileAnswer> {
    const report = await this.database.transaction(async (em) => {
      const report = await findOwn(em, caller, id);
      this.requireAbove(caller, report);
      if (!isDownloadable(report, this.clock.now())) throw new CatalogueError('REPORT_NOT_READY');
      await this.record(em, caller, report, 'download');
      return report;
    });
    const { sha256, sizeBytes, format, regionCode, hospital, firstQuarter, lastQuarter } = report;
    const t = createTranslator(report.locale);
    const scope = hospital?.code ?? regionCode ?? '';
    return {
      stream: await this.storage.read(sha256 ?? ''),
      mediaType: reportMediaTypes[format],
      name: `${t('reports.fileName', { scope, first: firstQuarter, last: lastQuarter })}.${format}`,
      ...(sizeBytes === null ? {} : { sizeBytes }),
      ...(sha256 === null ? {} : { sha256 }),
      isDownload: true,
    };
  }

  private async step(
    caller: Caller,
    id: ReportId,
    action: 'retry' | 'cancel',
    prepare: (em: EntityManager, report: Report) => void,
  ): Promise<ReportView> {
    const { report, view } = await this.database.transaction(async (em) => {
      const report = await this.ledger.hold(em, id);
      if (!report || report.askedBy.id !== caller.personId) throw new CatalogueError('NOT_FOUND');
      await em.populate(report, populate);
      prepare(em, report);
      this.ledger.move(report, action, new Set(['asker']));
      await this.record(em, caller, report, action);
      return { report, view: await this.show(em, report) };
    });
    this.ledger.changed(report);
    return view;
  }

  /** @throws ACTION_NOT_ALLOWED */
  private requireAbove({ actor }: Caller, { regionCode, hospital }: Pick<Report, 'regionCode' | 'hospital'>) {
    if (!hospital) {
      return this.policy.require(actor, 'region.oversee', { kind: 'region', regionCode: regionCode ?? '' });
    }
    const subject = { kind: 'hospital', hospitalId: hospital.id, regionCode: hospital.regionCode } as const;
    return this.policy.require(actor, 'hospital.report', subject);
  }

  private async show(em: EntityManager, report: Report): Promise<ReportView> {
    const { regionCode } = report;
    const regions = await findRegions(em, regionCode === null ? [] : [regionCode]);
    return reportView(report, regions.get(regionCode ?? ''), this.clock.now());
  }

  private record(
    em: EntityManager,
    caller: Caller,
    { id, regionCode, hospital, format }: Report,
    step: Step | 'download',
  ): Promise<void> {
    return this.audit.record(em, {
      caller,
      action: step === 'download' ? 'export' : step === 'ask' ? 'create' : 'change',
      subject: { kind: 'report', id },
      hospitalIds: hospital ? [hospital.id] : [],
      details: { step, regionCode, format },
    });
  }
}

/** @throws NOT_FOUND */
async function findScope(
  em: EntityManager,
  { regionCode, hospitalId }: { regionCode?: string | undefined; hospitalId?: HospitalId | undefined },
) {
  if (hospitalId !== undefined) {
    const hospital = await em.findOne(Hospital, { id: hospitalId });
    if (!hospital) throw new CatalogueError('NOT_FOUND');
    return { regionCode: null, hospital };
  }
  const code = regionCode ?? '';
  const isKnown = regionLevelOf(code) !== undefined && (await findRegions(em, [code])).has(code);
  if (!isKnown) throw new CatalogueError('NOT_FOUND');
  return { regionCode: code, hospital: null };
}

/** @throws NOT_FOUND also for a report of somebody else */
async function findOwn(em: EntityManager, { personId }: Caller, id: ReportId): Promise<Report> {
  const report = await em.findOne(Report, { id, askedBy: personId }, { populate });
  if (!report) throw new CatalogueError('NOT_FOUND');
  return report;
}
