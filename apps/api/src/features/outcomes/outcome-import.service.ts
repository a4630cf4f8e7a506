import { Inject, Injectable } from '@nestjs/common';
import {
  CatalogueError,
  type InputOf,
  type OutcomeImport,
  outcomeImportMaxBytes,
  type TableFormat,
  tableMediaTypes,
} from '@jiedui/contracts';
import type { Clock, HospitalId } from '@jiedui/kernel';
import { messages } from '@jiedui/messages';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Readable } from 'node:stream';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import { newId } from '../../base/database/id.js';
import type { Caller } from '../../base/http/caller.js';
import type { FileAnswer } from '../../base/http/endpoint.decorator.js';
import { Storage } from '../../base/storage/storage.js';
import { writeTable } from '../../base/tables/table.writer.js';
import { AuditTrail } from '../audit/index.js';
import { Hospital } from '../hospitals/index.js';
import { formatOf } from '../imports/index.js';
import { AccessPolicy } from '../policy/index.js';
import { templateHeader } from './outcome-file.header.js';
import { type FileContent, readOutcomeFile } from './outcome-file.reading.js';
import { areSame, lineKey, OutcomeLedger, type ToldLine } from './outcome.ledger.js';
import { holdLines } from './outcome.query.js';
import {
  findOutcomeImport,
  keepOutcomeImport,
  markApplied,
  type OutcomeImportRow,
} from './outcome-import.query.js';

const shownFaults = 200;
const exampleLines = [['COUNTY-A', '2026Q1', 'cardiology', 320, 80, 5_200, 12_800, 40, 6_000]] as const;

async function* examples() {
  for (const line of exampleLines) yield line;
}

/** A file of figures: looked at first, then taken in as a whole. Small enough to be read while one waits. */
@Injectable()
export class OutcomeImportService {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly storage: Storage,
    private readonly policy: AccessPolicy,
    private readonly audit: AuditTrail,
    private readonly ledger: OutcomeLedger,
  ) {}

  async template({ locale }: Caller, format: TableFormat): Promise<FileAnswer> {
    return {
      stream: writeTable(format, templateHeader, examples()),
      mediaType: tableMediaTypes[format],
      name: `${messages[locale].outcomes.templateName}.${format}`,
      isDownload: true,
    };
  }

  async check(caller: Caller, file: { readonly name: string; readonly content: Readable }) {
    const own = this.policy.requireSomewhere(caller.actor, 'hospital.tellOutcomes');
    const kept = await this.keep(file);
    return this.database.transaction(async (em): Promise<OutcomeImport> => {
      const content = await this.read(em, own, kept);
      const { faults, badRows } = content;
      const lines = await this.toldLines(em, content);
      const counts = {
        created: lines.filter(({ revision }) => revision === 0).length,
        changed: lines.filter(({ revision }) => revision > 0).length,
        unchanged: content.lines.length - lines.length,
        bad: badRows,
      };
      const found = {
        id: newId(),
        fileName: nameOf(file.name),
        ...counts,
        faults: faults.slice(0, shownFaults),
        appliedAt: null,
      };
      const revisions = lines.map((line) => [lineKey(line), line.revision] as const);
      await keepOutcomeImport(em, {
        ...kept,
        id: found.id,
        fileName: found.fileName,
        checkedById: caller.personId,
        checkedAt: this.clock.now().toISOString(),
        findings: { ...found, revisions },
      });
      await this.record(em, caller, found.id, { step: 'check', sha256: kept.sha256, ...counts });
      return found;
    });
  }

  apply(caller: Caller, id: string, { reason, skipBadRows }: InputOf<'applyOutcomeFile'>['body']) {
    const own = this.policy.requireSomewhere(caller.actor, 'hospital.tellOutcomes');
    return this.database.transaction(async (em): Promise<OutcomeImport> => {
      const kept = await findOutcomeImport(em, id, caller.personId);
      if (!kept) throw new CatalogueError('NOT_FOUND');
      const { revisions, ...found } = kept.findings;
      if (found.appliedAt !== null || revisions.length === 0)
        throw new CatalogueError('IMPORT_CHANGES_NOTHING');
      if (found.bad > 0 && !skipBadRows) throw new CatalogueError('IMPORT_HAS_BAD_ROWS');
      const at = this.clock.now();
      const seen = new Map(revisions);
      const content = await this.read(em, own, kept);
      const lines = content.lines.flatMap((line): ToldLine[] => {
        const revision = seen.get(lineKey(line));
        return revision === undefined ? [] : [{ ...line, revision }];
      });
      if (lines.length !== revisions.length) throw new CatalogueError('OUTCOME_IMPORT_OUTDATED');
      const telling = { personId: caller.personId, at, origin: 'import', reason } as const;
      const counts = await this.ledger.tell(em, lines, telling).catch((error: unknown) => {
        const isOutdated = error instanceof CatalogueError && error.code === 'REVISION_CONFLICT';
        throw isOutdated ? new CatalogueError('OUTCOME_IMPORT_OUTDATED', [], { cause: error }) : error;
      });
      const applied = { ...found, appliedAt: at.toISOString() };
      await markApplied(em, id, { ...applied, revisions });
      const hospitalIds = [...new Set(lines.map(({ hospitalId }) => hospitalId))];
      await this.record(em, caller, id, { step: 'apply', skipBadRows, ...counts }, hospitalIds);
      return applied;
    });
  }

  private async keep({ name, content }: { readonly name: string; readonly content: Readable }) {
    let format: TableFormat | undefined;
    const inspect = async (head: Buffer) => void (format = await formatOf(head, name));
    try {
      const { sha256 } = await this.storage.keep(content, { maxBytes: outcomeImportMaxBytes, inspect });
      if (!format) throw new CatalogueError('IMPORT_FORMAT_UNSUPPORTED');
      return { sha256, format };
    } catch (error) {
      const isTooLarge = error instanceof CatalogueError && error.code === 'FILE_TOO_LARGE';
      throw isTooLarge ? new CatalogueError('IMPORT_FILE_TOO_LARGE', [], { cause: error }) : error;
    }
  }

  private async read(
    em: EntityManager,
    own: readonly HospitalId[],
    { sha256, format }: Pick<OutcomeImportRow, 'sha256' | 'format'>,
  ): Promise<FileContent> {
    const hospitals = await em.find(Hospital, { id: { $in: [...own] } });
    return readOutcomeFile({
      format,
      open: () => this.storage.read(sha256),
      hospitals: new Map(hospitals.map(({ code, id }) => [code, id])),
      now: this.clock.now(),
    });
  }

  /** Those that say something new, each with the revision it was checked against. */
  private async toldLines(em: EntityManager, { lines }: FileContent): Promise<ToldLine[]> {
    const held = new Map((await holdLines(em, lines)).map((row) => [lineKey(row), row]));
    return lines.flatMap((line) => {
      const before = held.get(lineKey(line));
      if (before && areSame(before, line.figures)) return [];
      return [{ ...line, revision: before?.revision ?? 0 }];
    });
  }

  private record(
    em: EntityManager,
    caller: Caller,
    id: string,
    details: Readonly<Record<string, string | number | boolean>>,
    hospitalIds: readonly HospitalId[] = [],
  ): Promise<void> {
    return this.audit.record(em, {
      caller,
      action: 'import',
      subject: { kind: 'outcome', id },
      hospitalIds,
      details,
    });
  }
}

/** Names come from strangers' disks: the last part, and nothing that a screen would act on. */
const nameOf = (name: string) =>
  (name.split(/[\\/]/).pop() ?? '')
    .replace(/[\p{Cc}\p{Cf}"<>|?*:]/gu, '')
    .trim()
    .slice(-200) || 'file';
