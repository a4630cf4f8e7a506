import { importRowOutcomes } from '@jiedui/domain';
import { z } from 'zod';
import { importId } from '../shapes/ids.js';
import { ImportRow, ImportRun, TableFormat, tableMediaTypes } from '../shapes/import.js';
import { pageOf, paged } from '../shapes/paging.js';
import { endpoint } from './endpoint.js';

const tag = 'imports';
const access = 'signedIn';
const params = z.object({ importId });
const files = Object.values(tableMediaTypes);

export const ImportRunPage = pageOf(ImportRun).meta({ id: 'ImportRunPage' });
export type ImportRunPage = z.infer<typeof ImportRunPage>;
export const ImportRowPage = pageOf(ImportRow).meta({ id: 'ImportRowPage' });
export type ImportRowPage = z.infer<typeof ImportRowPage>;

export const importEndpoints = {
  listImports: endpoint({
    method: 'GET',
    path: '/imports',
    tag,
    summary: 'Imports of hospital files, latest first',
    access,
    query: z.object(paged),
    response: ImportRunPage,
    errors: ['ACTION_NOT_ALLOWED'],
  }),
  startImport: endpoint({
    method: 'POST',
    path: '/imports',
    tag,
    summary: 'Upload a CSV or XLSX file of hospitals; it is checked and nothing is changed yet',
    access,
    takesFile: true,
    response: ImportRun,
    errors: ['ACTION_NOT_ALLOWED', 'IMPORT_FILE_TOO_LARGE', 'FILE_EMPTY', 'IMPORT_FORMAT_UNSUPPORTED'],
  }),
  downloadImportTemplate: endpoint({
    method: 'GET',
    path: '/imports/template',
    tag,
    summary: 'An empty file with the columns that an import understands, and one example',
    access,
    query: z.object({ format: TableFormat }),
    givesFile: files,
    errors: [],
  }),
  getImport: endpoint({
    method: 'GET',
    path: '/imports/{importId}',
    tag,
    summary: 'How far an import has come, and what it would do',
    access,
    params,
    response: ImportRun,
    errors: ['ACTION_NOT_ALLOWED'],
  }),
  listImportRows: endpoint({
    method: 'GET',
    path: '/imports/{importId}/rows',
    tag,
    summary: 'The rows of a checked file by what would happen to them, in their order',
    access,
    params,
    query: z.object({ outcome: z.enum(importRowOutcomes).default('bad'), ...paged }),
    response: ImportRowPage,
    errors: ['ACTION_NOT_ALLOWED'],
  }),
  downloadImportReport: endpoint({
    method: 'GET',
    path: '/imports/{importId}/report',
    tag,
    summary: 'The bad rows as they stand in the file, with what is wrong in words of my language',
    access,
    params,
    query: z.object({ format: TableFormat }),
    givesFile: files,
    errors: ['ACTION_NOT_ALLOWED'],
  }),
  applyImport: endpoint({
    method: 'POST',
    path: '/imports/{importId}/apply',
    tag,
    summary: 'Apply a checked file: all of its good rows or nothing',
    access,
    params,
    body: z.object({ skipBadRows: z.boolean() }),
    response: ImportRun,
    errors: ['ACTION_NOT_ALLOWED', 'IMPORT_STATE_CONFLICT', 'IMPORT_HAS_BAD_ROWS', 'IMPORT_CHANGES_NOTHING'],
  }),
  recheckImport: endpoint({
    method: 'POST',
    path: '/imports/{importId}/recheck',
    tag,
    summary: 'Check the same file again, against the register as it is now',
    access,
    params,
    response: ImportRun,
    errors: ['ACTION_NOT_ALLOWED', 'IMPORT_STATE_CONFLICT'],
  }),
  cancelImport: endpoint({
    method: 'POST',
    path: '/imports/{importId}/cancel',
    tag,
    summary: 'Give up an import that was not applied',
    access,
    params,
    response: ImportRun,
    errors: ['ACTION_NOT_ALLOWED', 'IMPORT_STATE_CONFLICT'],
  }),
};
