import {
  outcomeColumns,
  outcomeFaultCodes,
  outcomeOrigins,
  quarterPattern,
  specialties,
  techniques,
} from '@jiedui/domain';
import { z } from 'zod';
import { HospitalGrade } from './hospital.js';
import { instant } from './ids.js';
import { Hospital, Person, RegionName } from './people.js';

const count = z.number().int().min(0);
const cases = count.max(1_000_000);
const yuan = count.max(10_000_000);
export const quarter = z.string().regex(quarterPattern);

export const CaseCounts = z.object({ casesLocal: count, casesTransferred: count }).meta({ id: 'CaseCounts' });

/** What is told of one specialty in one quarter; null where it was not told. Fees are averages of a case. */
export const OutcomeFigures = z
  .object({
    casesLocal: cases,
    casesTransferred: cases,
    localFeeYuan: yuan.nullable(),
    outsideFeeYuan: yuan.nullable(),
    recognisedResults: cases.nullable(),
    recognisedYuan: count.max(10_000_000_000).nullable(),
  })
  .meta({ id: 'OutcomeFigures' });

/** A sum that shows losses beside gains, and how many lines could not be counted. */
export const Balance = z
  .object({ gained: z.number(), lost: z.number(), uncounted: count })
  .meta({ id: 'Balance' });

const period = { first: quarter, last: quarter, baseline: quarter };
export const PeriodQuery = z.object({
  first: quarter.optional(),
  last: quarter.optional(),
  baseline: quarter.optional(),
});

export const OutcomeLine = z
  .object({
    quarter,
    specialty: z.enum(specialties),
    revision: count,
    figures: OutcomeFigures,
    avoided: z.number().nullable(),
    savedYuan: z.number().nullable(),
    toldAt: instant,
    toldBy: Person.nullable(),
    origin: z.enum(outcomeOrigins),
  })
  .meta({ id: 'OutcomeLine' });
export type OutcomeLine = z.infer<typeof OutcomeLine>;

export const GradeChange = z.object({
  since: z.iso.date(),
  from: HospitalGrade,
  to: HospitalGrade.nullable(),
  direction: z.enum(['up', 'down']),
});

export const IntroducedTechnique = z
  .object({
    id: z.uuid(),
    technique: z.enum(techniques),
    since: z.iso.date(),
    toldAt: instant,
    toldBy: Person.nullable(),
  })
  .meta({ id: 'IntroducedTechnique' });
export type IntroducedTechnique = z.infer<typeof IntroducedTechnique>;

export const HospitalOutcomes = z
  .object({
    hospital: Hospital,
    ...period,
    lines: z.array(OutcomeLine),
    gradeChanges: z.array(GradeChange),
    techniques: z.array(IntroducedTechnique),
    tellable: z.array(quarter),
    mayTell: z.boolean(),
  })
  .meta({ id: 'HospitalOutcomes' });
export type HospitalOutcomes = z.infer<typeof HospitalOutcomes>;

/** Figures that were replaced, by whom and why. */
export const ReplacedOutcome = z
  .object({
    quarter,
    specialty: z.enum(specialties),
    revision: count,
    figures: OutcomeFigures,
    toldAt: instant,
    toldBy: Person.nullable(),
    origin: z.enum(outcomeOrigins),
    replacedAt: instant,
    replacedBy: Person.nullable(),
    replacedThrough: z.enum(outcomeOrigins),
    reason: z.string(),
  })
  .meta({ id: 'ReplacedOutcome' });
export type ReplacedOutcome = z.infer<typeof ReplacedOutcome>;

const sums = { ...CaseCounts.shape, avoided: Balance, savedYuan: Balance };
const change = { baseline: CaseCounts, latest: CaseCounts, avoided: Balance, savedYuan: Balance };

/** A region and all below it: sums of cases, never means of shares. */
export const RegionOutcomes = z
  .object({
    region: RegionName,
    path: z.array(RegionName),
    ...period,
    countyHospitals: count,
    overview: z.object({
      ...change,
      hospitals: count,
      upgrades: count,
      downgrades: count,
      techniques: count,
      recognisedResults: count,
      recognisedYuan: count,
    }),
    quarters: z.array(z.object({ quarter, hospitals: count, ...sums })),
    specialties: z.array(z.object({ specialty: z.enum(specialties), ...change })),
    children: z.array(
      RegionName.extend({
        countyHospitals: count,
        hospitals: count,
        ...change,
        upgrades: count,
        techniques: count,
      }),
    ),
    hospitals: z.array(z.object({ hospital: Hospital, ...change })),
  })
  .meta({ id: 'RegionOutcomes' });
export type RegionOutcomes = z.infer<typeof RegionOutcomes>;

/** What a file would do, line by line where something is wrong. Nothing is changed yet. */
export const OutcomeImport = z
  .object({
    id: z.uuid(),
    fileName: z.string(),
    created: count,
    changed: count,
    unchanged: count,
    bad: count,
    faults: z.array(
      z.object({
        rowNumber: count,
        column: z.enum(outcomeColumns),
        code: z.enum(outcomeFaultCodes),
        value: z.string(),
      }),
    ),
    appliedAt: instant.nullable(),
  })
  .meta({ id: 'OutcomeImport' });
export type OutcomeImport = z.infer<typeof OutcomeImport>;

export const outcomeImportMaxBytes = 4 * 1024 * 1024;
export const outcomeImportMaxRows = 10_000;
