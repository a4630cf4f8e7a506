import {
  needsFaultCodes,
  needsFileColumns,
  needsHospitalOutcomes,
  needsRowOutcomes,
  questionnaireKinds,
} from '@jiedui/domain';
import { z } from 'zod';

export const needsFileMaxBytes = 8 * 1024 * 1024;
export const needsFileMaxRows = 5_000;

const count = z.number().int().min(0);

export const NeedsFileRow = z
  .object({
    rowNumber: z.number().int().meta({ description: 'As a spreadsheet counts: the header is row 1' }),
    code: z.string().nullable(),
    outcome: z.enum(needsRowOutcomes),
    faults: z.array(
      z.object({
        column: z.enum(needsFileColumns),
        code: z.enum(needsFaultCodes),
        value: z.string().meta({ description: 'As it stands in the file, cut after 100 characters' }),
      }),
    ),
  })
  .meta({ id: 'NeedsFileRow' });
export type NeedsFileRow = z.infer<typeof NeedsFileRow>;

/** What a file would do, or did. */
export const NeedsFileReport = z
  .object({
    kind: z.enum(questionnaireKinds),
    year: z.number().int(),
    digest: z.string().meta({
      description:
        'Of the file and of what it would change: applying with it does what this report says, or nothing',
    }),
    isApplied: z.boolean(),
    rows: count,
    hospitals: z.object({ created: count, changed: count, unchanged: count, bad: count }),
    named: z
      .array(
        z.object({
          code: z.string(),
          nameZh: z.string(),
          nameEn: z.string(),
          outcome: z.enum(needsHospitalOutcomes),
          rows: count,
        }),
      )
      .meta({ description: 'The hospitals named, in the order of the file' }),
    faultyRows: z
      .array(NeedsFileRow)
      .meta({ description: 'Those that are bad or held back, in their order' }),
  })
  .meta({ id: 'NeedsFileReport' });
export type NeedsFileReport = z.infer<typeof NeedsFileReport>;
