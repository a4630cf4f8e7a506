import { Inject, Injectable } from '@nestjs/common';
import {
  CatalogueError,
  type ImportRun as ImportRunView,
  type ImportRunPage,
  importMaxBytes,
  type InputOf,
  type TableFormat,
} from '@jiedui/contracts';
import type { ImportAction } from '@jiedui/domain';
import type { Clock, ImportId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Readable } from 'node:stream';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import { newId } from '../../base/database/id.js';
import type { Caller } from '../../base/http/caller.js';
import { oweJob } from '../../base/outbox/outbox.js';
import { type StoredFile, Storage } from '../../base/storage/storage.js';
import { AuditTrail } from '../audit/index.js';
import { Person } from '../people/index.js';
import { AccessPolicy } from '../policy/index.js';
import { formatOf } from './import.format.js';
import { ImportLedger } from './import.ledger.js';
import { importView } from './import.view.js';
import { ImportRun } from './import-run.entity.js';

interface Upload {
  readonly name: string;
  readonly content: Readable;
}

/** What who keeps the register does with files of hospitals. The work itself is done by jobs. */
@Injectable()
export class ImportService {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly storage: Storage,
    private readonly policy: AccessPolicy,
    private readonly audit: AuditTrail,
    private readonly ledger: ImportLedger,
  ) {}

  async start(caller: Caller, file: Upload): Promise<ImportRunView> {
    this.requireRegistrar(caller);
    const { stored, format } = await this.keep(file);
    return this.database.transaction(async (em) => {
      const run = em.create(ImportRun, {
        id: newId<ImportId>(),
        state: 'uploaded',
        attempt: 0,
        fileName: nameOf(file.name),
        format,
        ...stored,
        startedBy: await em.findOneOrFail(Person, { id: caller.personId }),
        startedAt: this.clock.now(),
        finishedAt: null,
        bytesRead: 0,
        rowsChecked: 0,
        created: 0,
        changed: 0,
        unchanged: 0,
        bad: 0,
        skippedBadRows: null,
        failure: null,
      });
      em.persist(run);
      await em.flush();
      return this.stepTaken(em, caller, run, 'upload', 'import.check');
    });
  }

  list(caller: Caller, { page, pageSize }: InputOf<'listImports'>['query']): Promise<ImportRunPage> {
    this.requireRegistrar(caller);
    return this.database.read(async (em) => {
      const [runs, total] = await em.findAndCount(
        ImportRun,
        {},
        {
          populate: ['startedBy'],
          orderBy: { startedAt: 'desc', id: 'desc' },
          limit: pageSize,
          offset: (page - 1) * pageSize,
        },
      );
      const items = runs.map((run) => importView(run, this.clock.now()));
      return { items, total, page, pageSize };
    });
  }

  get(caller: Caller, id: ImportId): Promise<ImportRunView> {
    this.requireRegistrar(caller);
    return this.database.read(async (em) => importView(await findImport(em, id), this.clock.now()));
  }

  apply(caller: Caller, id: ImportId, skipBadRows: boolean): Promise<ImportRunView> {
    return this.step(caller, id, 'apply', 'import.apply', (run) => {
      run.skippedBadRows = skipBadRows;
    });
  }

  recheck(caller: Caller, id: ImportId): Promise<ImportRunView> {
    return this.step(caller, id, 'recheck', 'import.check');
  }

  cancel(caller: Caller, id: ImportId): Promise<ImportRunView> {
    return this.step(caller, id, 'cancel');
  }

  private async step(
    caller: Caller,
    id: ImportId,
    action: ImportAction,
    job?: 'import.check' | 'import.apply',
    prepare?: (run: ImportRun) => void,
  ): Promise<ImportRunView> {
    this.requireRegistrar(caller);
    const { view, run } = await this.database.transaction(async (em) => {
      const run = await this.ledger.hold(em, id);
      await em.populate(run, ['startedBy']);
      prepare?.(run);
      this.ledger.move(run, action, new Set(['registrar']));
      return { run, view: await this.stepTaken(em, caller, run, action, job) };
    });
    this.ledger.changed(run);
    return view;
  }

  private async stepTaken(
    em: EntityManager,
    caller: Caller,
    run: ImportRun,
    step: ImportAction | 'upload',
    job?: 'import.check' | 'import.apply',
  ): Promise<ImportRunView> {
    if (job) oweJob(em, job, { importId: run.id });
    await this.audit.record(em, {
      caller,
      action: 'import',
      subject: { kind: 'import', id: run.id },
      why: 'platformAdministrator',
      details: { step, sha256: run.sha256, skipBadRows: run.skippedBadRows },
    });
    return importView(run, this.clock.now());
  }

  private async keep({ name, content }: Upload): Promise<{ stored: StoredFile; format: TableFormat }> {
    let format: TableFormat | undefined;
    try {
      const stored = await this.storage.keep(content, {
        maxBytes: importMaxBytes,
        inspect: async (head) => {
          format = await formatOf(head, name);
        },
      });
      if (!format) throw new CatalogueError('IMPORT_FORMAT_UNSUPPORTED');
      return { stored, format };
    } catch (error) {
      const isTooLarge = error instanceof CatalogueError && error.code === 'FILE_TOO_LARGE';
      throw isTooLarge ? new CatalogueError('IMPORT_FILE_TOO_LARGE', [], { cause: error }) : error;
    }
  }

  private requireRegistrar({ actor }: Caller): void {
    this.policy.require(actor, 'registry.manage', { kind: 'installation' });
  }
}

/** Names come from strangers' disks: the last part, and nothing that a screen would act on. */
const nameOf = (name: string) =>
  (name.split(/[\\/]/).pop() ?? '')
    .replace(/[\p{Cc}\p{Cf}"<>|?*:]/gu, '')
    .trim()
    .slice(-200) || 'file';

/** @throws NOT_FOUND */
export async function findImport(em: EntityManager, id: ImportId): Promise<ImportRun> {
  const run = await em.findOne(ImportRun, { id }, { populate: ['startedBy'] });
  if (!run) throw new CatalogueError('NOT_FOUND');
  return run;
}
