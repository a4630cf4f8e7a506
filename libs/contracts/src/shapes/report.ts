import { reportFormats, reportStages, reportStates } from '@jiedui/domain';
import { z } from 'zod';
import { instant, reportId } from './ids.js';
import { quarter } from './outcome.js';
import { Hospital, Person, RegionName } from './people.js';

/** Why a report could not be made. */
export const reportFailures = ['SCOPE_GONE', 'UNEXPECTED'] as const;
export type ReportFailure = (typeof reportFailures)[number];

/** Over a region or over a hospital. */
export const Report = z
  .object({
    id: reportId,
    region: RegionName.nullable(),
    hospital: Hospital.nullable(),
    first: quarter,
    last: quarter,
    baseline: quarter,
    format: z.enum(reportFormats),
    state: z.enum(reportStates),
    stage: z.enum(reportStages).nullable(),
    percent: z.number().int().min(0).max(100),
    failure: z.enum(reportFailures).nullable(),
    askedBy: Person,
    askedAt: instant,
    finishedAt: instant.nullable(),
    expiresAt: instant.nullable(),
    sizeBytes: z.number().int().nullable(),
    actions: z.array(z.enum(['download', 'retry', 'cancel'])),
  })
  .meta({ id: 'Report' });
export type Report = z.infer<typeof Report>;

export const reportMediaTypes = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
} as const satisfies Record<(typeof reportFormats)[number], string>;
