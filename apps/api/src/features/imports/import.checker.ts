import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { CatalogueError, importMaxRows, type JobPayload } from '@jiedui/contracts';
import type { ImportFailureCode } from '@jiedui/domain';
import type { Clock, ImportId } from '@jiedui/kernel';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import { HandlesJob } from '../../base/jobs/job-handler.decorator.js';
import { Storage } from '../../base/storage/storage.js';
import { readTable } from '../../base/tables/table.reader.js';
import type { ReadRow } from '../../base/tables/table.source.js';
import { type Header, readHeader } from './header.js';
import { CheckFailed, failureOf } from './import.failure.js';
import { ImportLedger } from './import.ledger.js';
import type { ImportRun } from './import-run.entity.js';
import { finishStaging } from './staging.finish.js';
import { clearStaging, stageRows } from './staging.js';

const batchSize = 1_000;
/** Browsers are told this often at most. */
const hintEveryMs = 500;

/** Reads an uploaded file into the staging table. Cut off anywhere, it begins again and leaves the register alone. */
@Injectable()
export class ImportChecker implements OnModuleDestroy {
  private isStopping = false;

  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly storage: Storage,
    private readonly ledger: ImportLedger,
  ) {}

  /** A process that shuts down does not wait for a large file: the job comes again elsewhere. */
  onModuleDestroy(): void {
    this.isStopping = true;
  }

  @HandlesJob('import.check')
  async check(
    { importId }: JobPayload<'import.check'>,
    { isLastAttempt }: { readonly isLastAttempt: boolean },
  ): Promise<void> {
    let run: ImportRun | undefined;
    try {
      run = await this.begin(importId);
      if (run && (await this.stageAll(run))) await this.finish(run);
    } catch (error) {
      const failure = failureOf(error, isLastAttempt);
      if (failure) await this.giveUp(importId, run, failure);
      // The job fails with what is not the file's fault; come again, it finds the check over.
      if (!failure || failure === 'UNEXPECTED') throw error;
    }
    if (run) this.ledger.changed(run);
  }

  private async giveUp(id: ImportId, run: ImportRun | undefined, failure: ImportFailureCode): Promise<void> {
    const work = { id, states: ['uploaded', 'checking'], attempt: run?.attempt } as const;
    const failed = await this.database.transaction((em) => this.ledger.giveUp(em, work, failure));
    if (failed) this.ledger.changed(failed);
  }

  private async begin(importId: ImportId): Promise<ImportRun | undefined> {
    return this.database.transaction(async (em) => {
      const run = await this.ledger.hold(em, importId);
      if (!this.ledger.tryMove(run, 'beginCheck')) return undefined;
      run.attempt += 1;
      Object.assign(run, { bytesRead: 0, rowsChecked: 0, created: 0, changed: 0, unchanged: 0, bad: 0 });
      await clearStaging(em, importId);
      return run;
    });
  }

  /** @returns false where the check was cancelled, or begun anew by another process */
  private async stageAll(run: ImportRun): Promise<boolean> {
    const progress = { bytesRead: 0, rows: 0, hintedAt: 0 };
    const source = {
      format: run.format,
      open: () => this.storage.read(run.sha256),
      onBytes: (bytes: number) => (progress.bytesRead += bytes),
    };
    let header: Header | undefined;
    let batch: ReadRow[] = [];
    const stage = () => this.stageBatch(run, header ?? [], batch, progress.bytesRead);
    for await (const row of readTable(source)) {
      if (!header) {
        header = readHeader(row.cells);
        if (!header) throw new CheckFailed('IMPORT_HEADER_UNKNOWN');
        continue;
      }
      progress.rows += 1;
      if (progress.rows > importMaxRows) throw new CheckFailed('IMPORT_TOO_MANY_ROWS');
      batch.push(row);
      if (batch.length < batchSize) continue;
      if (this.isStopping) throw new Error('The process is shutting down');
      if (!(await stage())) return false;
      batch = [];
      this.hint(run, progress);
    }
    if (!header) throw new CheckFailed('IMPORT_HEADER_UNKNOWN');
    return stage();
  }

  private hint(run: ImportRun, progress: { hintedAt: number }): void {
    if (performance.now() - progress.hintedAt < hintEveryMs) return;
    progress.hintedAt = performance.now();
    this.ledger.changed(run);
  }

  private stageBatch(
    run: ImportRun,
    header: Header,
    rows: readonly ReadRow[],
    bytesRead: number,
  ): Promise<boolean> {
    return this.onRun(run, async (current, em) => {
      const counts = await stageRows(em, run.id, header, rows, this.clock.now().toISOString());
      current.bytesRead = Math.min(bytesRead, current.sizeBytes);
      current.rowsChecked += rows.length;
      current.created += counts.created;
      current.changed += counts.changed;
      current.unchanged += counts.unchanged;
      current.bad += counts.bad;
    });
  }

  private finish(run: ImportRun): Promise<boolean> {
    return this.onRun(run, async (current, em) => {
      Object.assign(current, await finishStaging(em, run.id));
      current.bytesRead = current.sizeBytes;
      this.ledger.tryMove(current, 'finishCheck');
    });
  }

  /** Works on the run while it is still this check that counts. */
  private onRun(
    { id, attempt }: ImportRun,
    work: (run: ImportRun, em: Parameters<ImportLedger['hold']>[0]) => Promise<void> | void,
  ): Promise<boolean> {
    return this.database.transaction(async (em) => {
      const run = await this.ledger.hold(em, id).catch((error: unknown) => {
        if (error instanceof CatalogueError) return undefined;
        throw error;
      });
      if (!run || run.state !== 'checking' || run.attempt !== attempt) return false;
      await work(run, em);
      return true;
    });
  }
}
