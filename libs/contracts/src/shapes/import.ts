import {
  importActions,
  importColumns,
  importFailureCodes,
  importFaultCodes,
  importRowOutcomes,
  importStates,
} from '@jiedui/domain';
import { z } from 'zod';
import { importId, instant } from './ids.js';
import { Person } from './people.js';

export const tableFormats = ['csv', 'xlsx'] as const;
export const TableFormat = z.enum(tableFormats);
export type TableFormat = z.infer<typeof TableFormat>;

export const tableMediaTypes = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const satisfies Record<TableFormat, string>;

export const importMaxBytes = 64 * 1024 * 1024;
export const importMaxRows = 200_000;

const count = z.number().int().min(0);

/** What applying would do, or did. */
export const ImportCounts = z
  .object({ created: count, changed: count, unchanged: count, bad: count })
  .meta({ id: 'ImportCounts' });
export type ImportCounts = z.infer<typeof ImportCounts>;

export const ImportRun = z
  .object({
    id: importId,
    state: z.enum(importStates),
    fileName: z.string(),
    format: TableFormat,
    sizeBytes: count,
    startedBy: Person,
    startedAt: instant,
    finishedAt: instant.nullable(),
    bytesRead: count.meta({ description: 'Of sizeBytes, while checking' }),
    rowsChecked: count,
    counts: ImportCounts.meta({ description: 'Growing while checking' }),
    skippedBadRows: z.boolean().nullable().meta({ description: 'As decided on applying' }),
    failure: z.enum(importFailureCodes).nullable(),
    actions: z.array(z.enum(importActions)).meta({ description: 'What may be done now' }),
  })
  .meta({ id: 'ImportRun' });
export type ImportRun = z.infer<typeof ImportRun>;

/** One row of the file. `rowNumber` counts as a spreadsheet does: the header is row 1. */
export const ImportRow = z
  .object({
    rowNumber: z.number().int(),
    code: z.string().nullable(),
    name: z.string().nullable(),
    outcome: z.enum(importRowOutcomes),
    faults: z.array(
      z.object({
        column: z.enum(importColumns),
        code: z.enum(importFaultCodes),
        value: z.string().meta({ description: 'As it stands in the file, cut after 100 characters' }),
      }),
    ),
    changedColumns: z.array(z.enum(importColumns)),
  })
  .meta({ id: 'ImportRow' });
export type ImportRow = z.infer<typeof ImportRow>;
