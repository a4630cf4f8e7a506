import { Injectable } from '@nestjs/common';
import type { ImportId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Database } from '../../base/database/database.js';
import { HandlesJob } from '../../base/jobs/job-handler.decorator.js';
import { AuditTrail } from '../audit/index.js';
import { upsertHospitalsSql } from '../hospitals/index.js';
import { ImportLedger } from './import.ledger.js';
import type { ImportRun } from './import-run.entity.js';

/** Hospitals that changed since the check, or took a code that the file gives to a new one. */
const outdated = `select exists (
    select from import_row r join hospital h on h.id = r.hospital_id
    where r.import_id = ? and r.outcome = 'changed' and h.revision <> r.hospital_revision
    union all
    select from import_row r join hospital h on h.code = r.code
    where r.import_id = ? and r.outcome = 'created'
  ) as outdated`;

const write = upsertHospitalsSql(
  `select h.* from import_row r cross join lateral jsonb_populate_record(null::hospital, r.content) h
   where r.import_id = ? and r.outcome in ('created', 'changed')`,
);

const writeGrades = `insert into hospital_grade (hospital_id, since, grade)
  select hospital_id, grade_since, grade from import_row
  where import_id = ? and outcome in ('created', 'changed') and grade_since is not null
  on conflict (hospital_id, since) do update set grade = excluded.grade`;

/** Applies a checked file in one transaction. Cut off anywhere, nothing has happened and the job comes again. */
@Injectable()
export class ImportApplier {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditTrail,
    private readonly ledger: ImportLedger,
  ) {}

  @HandlesJob('import.apply')
  async apply({ importId }: { importId: ImportId }): Promise<void> {
    const run = await this.database.transaction(async (em) => {
      const run = await this.ledger.hold(em, importId);
      if (run.state !== 'applying') return undefined;
      // Readers go on; nobody else changes the register between the look and the writing.
      await em.execute('lock table hospital in share row exclusive mode');
      const [found] = await em.execute<[{ outdated: boolean }]>(outdated, [importId, importId]);
      if (found.outdated) this.ledger.fail(run, 'IMPORT_OUTDATED');
      else await this.writeAll(em, run);
      return run;
    });
    if (run) this.ledger.changed(run);
  }

  private async writeAll(em: EntityManager, run: ImportRun): Promise<void> {
    await em.execute(write, [run.id]);
    await em.execute(writeGrades, [run.id]);
    this.ledger.tryMove(run, 'finishApply');
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
