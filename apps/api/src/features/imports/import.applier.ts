import { Injectable } from '@nestjs/common';
import type { JobPayload } from '@jiedui/contracts';
import type { ImportId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Database } from '../../base/database/database.js';
import { HandlesJob } from '../../base/jobs/job-handler.decorator.js';
import { AuditTrail } from '../audit/index.js';
import { holdRegister, upsertHospitalsSql } from '../hospitals/index.js';
import { failureOf } from './import.failure.js';
import { ImportLedger } from './import.ledger.js';
import type { ImportRun } from './import-run.entity.js';
import { circling } from './staging.finish.js';

/**
 * Hospitals that changed since the check, or took a code that the file gives to a new one, or were moved below one that
 * the file puts below them.
 */
const outdated = `select exists (
    select from import_row r join hospital h on h.id = r.hospital_id
    where r.import_id = ? and r.outcome = 'changed' and h.revision <> r.hospital_revision
    union all
    select from import_row r join hospital h on h.code = r.code
    where r.import_id = ? and r.outcome = 'created'
  ) or exists (${circling}) as outdated`;

const write = upsertHospitalsSql(
  `select h.* from import_row r cross join lateral jsonb_populate_record(null::hospital, r.content) h
   where r.import_id = ? and r.outcome in ('created', 'changed')`,
);

const writeGrades = `insert into hospital_grade (hospital_id, since, grade)
  select hospital_id, grade_since, grade from import_row
  where import_id = ? and outcome in ('created', 'changed') and grade_since is not null
  on conflict (hospital_id, since) do update set grade = excluded.grade`;

const written = `select hospital_id::text as subject_id, array[hospital_id] as hospital_ids,
    jsonb_build_object('importId', import_id, 'step', outcome) as details
  from import_row where import_id = ? and outcome in ('created', 'changed') order by row_number`;

/** Applies a checked file in one transaction. Cut off anywhere, nothing has happened and the job comes again. */
@Injectable()
export class ImportApplier {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditTrail,
    private readonly ledger: ImportLedger,
  ) {}

  @HandlesJob('import.apply')
  async apply(
    { importId }: JobPayload<'import.apply'>,
    { isLastAttempt }: { readonly isLastAttempt: boolean },
  ): Promise<void> {
    try {
      await this.settle((em) => this.applyIn(em, importId));
    } catch (error) {
      const failure = failureOf(error, isLastAttempt);
      const work = { id: importId, states: ['applying'] } as const;
      if (failure) await this.settle((em) => this.ledger.giveUp(em, work, failure));
      // The job fails as well; come again, it finds the import over.
      throw error;
    }
  }

  private async settle(work: (em: EntityManager) => Promise<ImportRun | undefined>): Promise<void> {
    const run = await this.database.transaction(work);
    if (run) this.ledger.changed(run);
  }

  private async applyIn(em: EntityManager, id: ImportId): Promise<ImportRun | undefined> {
    const run = await this.ledger.hold(em, id);
    if (run.state !== 'applying') return undefined;
    // Nobody else changes the register between the look and the writing.
    await holdRegister(em);
    const [found] = await em.execute<[{ outdated: boolean }]>(outdated, [id, id, id, id, id]);
    if (found.outdated) this.ledger.fail(run, 'IMPORT_OUTDATED');
    else await this.writeAll(em, run);
    return run;
  }

  private async writeAll(em: EntityManager, run: ImportRun): Promise<void> {
    await em.execute(write, [run.id]);
    await em.execute(writeGrades, [run.id]);
    this.ledger.tryMove(run, 'finishApply');
    const line = { action: 'import', subject: { kind: 'hospital' }, why: 'platformAdministrator' } as const;
    await this.audit.recordEach(em, line, written, [run.id]);
    await this.audit.record(em, {
      action: 'import',
      subject: { kind: 'import', id: run.id },
      why: 'platformAdministrator',
      details: {
        step: 'applied',
        created: run.created,
        changed: run.changed,
        skipped: run.bad,
        startedBy: run.startedBy.id,
      },
    });
  }
}
