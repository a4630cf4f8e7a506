import type { TableFormat } from '@jiedui/contracts';
import type { ImportFailureCode, ImportState } from '@jiedui/domain';
import type { ImportId } from '@jiedui/kernel';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { Person } from '../people/index.js';

const ImportRunSchema = defineEntity({
  name: 'ImportRun',
  tableName: 'import_run',
  properties: {
    id: p.uuid().$type<ImportId>().primary(),
    state: p.string().$type<ImportState>(),
    /** Which try at checking writes rows: an older one that wakes up late is told apart. */
    attempt: p.integer(),
    fileName: p.string(),
    format: p.string().$type<TableFormat>(),
    sha256: p.string(),
    sizeBytes: p.integer(),
    startedBy: () => p.manyToOne(Person),
    startedAt: p.datetime(),
    finishedAt: p.datetime().strictNullable(),
    bytesRead: p.integer(),
    rowsChecked: p.integer(),
    created: p.integer(),
    changed: p.integer(),
    unchanged: p.integer(),
    bad: p.integer(),
    skippedBadRows: p.boolean().strictNullable(),
    failure: p.string().$type<ImportFailureCode>().strictNullable(),
  },
});

/** One file of hospitals on its way into the register. */
export class ImportRun extends ImportRunSchema.class {}
ImportRunSchema.setClass(ImportRun);
