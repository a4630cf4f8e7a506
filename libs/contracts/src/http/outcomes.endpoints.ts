import { specialties, techniques } from '@jiedui/domain';
import { z } from 'zod';
import { hospitalId } from '../shapes/ids.js';
import { TableFormat, tableMediaTypes } from '../shapes/import.js';
import {
  HospitalOutcomes,
  OutcomeFigures,
  OutcomeImport,
  PeriodQuery,
  quarter,
  RegionOutcomes,
  ReplacedOutcome,
} from '../shapes/outcome.js';
import { regionCode } from '../shapes/people.js';
import { text } from '../shapes/text.js';
import { pageOf, paged } from '../shapes/paging.js';
import { endpoint } from './endpoint.js';

const tag = 'outcomes';
const access = 'signedIn';
const params = z.object({ hospitalId });
const specialty = z.enum(specialties);

const isOnceEach = (lines: readonly { readonly specialty: string }[]) =>
  new Set(lines.map((line) => line.specialty)).size === lines.length;

export const outcomeEndpoints = {
  getRegionOutcomes: endpoint({
    method: 'GET',
    path: '/outcomes',
    tag,
    summary: 'What was reached in a region and all below it, by quarter, specialty and child region',
    access,
    query: PeriodQuery.extend({ regionCode: regionCode.optional(), specialty: specialty.optional() }),
    response: RegionOutcomes,
    errors: ['ACTION_NOT_ALLOWED', 'NOT_FOUND', 'PERIOD_INVALID'],
  }),
  getHospitalOutcomes: endpoint({
    method: 'GET',
    path: '/hospitals/{hospitalId}/outcomes',
    tag,
    summary: 'What a county hospital told, quarter by quarter',
    access,
    params,
    query: PeriodQuery,
    response: HospitalOutcomes,
    errors: ['ACTION_NOT_ALLOWED', 'PERIOD_INVALID'],
  }),
  tellOutcomes: endpoint({
    method: 'PUT',
    path: '/hospitals/{hospitalId}/outcomes/{quarter}',
    tag,
    summary: 'Tell or correct the figures of a quarter: all of the lines sent, or none',
    access,
    params: params.extend({ quarter }),
    body: z.object({
      reason: text(300).meta({ description: 'Needed where figures are replaced' }),
      lines: z
        .array(
          z.object({
            specialty,
            revision: z.number().int().min(0).meta({ description: 'As last seen; 0 where none was told' }),
            figures: OutcomeFigures.nullable().meta({ description: 'Null withdraws the line' }),
          }),
        )
        .min(1)
        .max(specialties.length)
        .refine(isOnceEach, { message: 'A specialty is named twice' }),
    }),
    errors: ['ACTION_NOT_ALLOWED', 'REVISION_CONFLICT', 'QUARTER_NOT_TELLABLE', 'REASON_MISSING'],
  }),
  listReplacedOutcomes: endpoint({
    method: 'GET',
    path: '/hospitals/{hospitalId}/outcomes/history',
    tag,
    summary: 'Figures that were corrected, latest correction first',
    access,
    params,
    query: z.object({
      quarter: quarter.optional(),
      ...paged,
    }),
    response: pageOf(ReplacedOutcome),
    errors: ['ACTION_NOT_ALLOWED'],
  }),
  introduceTechnique: endpoint({
    method: 'POST',
    path: '/hospitals/{hospitalId}/introduced-techniques',
    tag,
    summary: 'Tell that a hospital does a technique by itself since a day',
    access,
    params,
    body: z.object({ technique: z.enum(techniques), since: z.iso.date() }),
    errors: ['ACTION_NOT_ALLOWED', 'TECHNIQUE_ALREADY_TOLD', 'DAY_IN_FUTURE'],
  }),
  withdrawTechnique: endpoint({
    method: 'POST',
    path: '/hospitals/{hospitalId}/introduced-techniques/{introducedId}/withdraw',
    tag,
    summary: 'Take back what was told of a technique, with the reason; to correct it, tell it again',
    access,
    params: params.extend({ introducedId: z.uuid() }),
    body: z.object({ reason: text(300).min(1) }),
    errors: ['ACTION_NOT_ALLOWED'],
  }),
  downloadOutcomeTemplate: endpoint({
    method: 'GET',
    path: '/outcomes/template',
    tag,
    summary: 'An empty file with the columns that an import understands, and one example',
    access,
    query: z.object({ format: TableFormat }),
    givesFile: Object.values(tableMediaTypes),
    errors: [],
  }),
  checkOutcomeFile: endpoint({
    method: 'POST',
    path: '/outcomes/imports',
    tag,
    summary: 'Upload a file of figures; it is checked and nothing is changed yet',
    access,
    takesFile: true,
    response: OutcomeImport,
    errors: [
      'ACTION_NOT_ALLOWED',
      'IMPORT_FILE_TOO_LARGE',
      'FILE_EMPTY',
      'IMPORT_FORMAT_UNSUPPORTED',
      'OUTCOME_FILE_UNREADABLE',
    ],
  }),
  applyOutcomeFile: endpoint({
    method: 'POST',
    path: '/outcomes/imports/{importId}/apply',
    tag,
    summary: 'Take in what was checked: all of its good rows or nothing',
    access,
    params: z.object({ importId: z.uuid() }),
    body: z.object({ reason: text(300), skipBadRows: z.boolean() }),
    response: OutcomeImport,
    errors: [
      'ACTION_NOT_ALLOWED',
      'REASON_MISSING',
      'IMPORT_HAS_BAD_ROWS',
      'IMPORT_CHANGES_NOTHING',
      'OUTCOME_IMPORT_OUTDATED',
      'OUTCOME_FILE_UNREADABLE',
    ],
  }),
};
