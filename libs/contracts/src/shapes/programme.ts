import {
  datePrecisions,
  figureBounds,
  figureCodes,
  memberRoles,
  parentRelations,
  targetKinds,
  targetStates,
} from '@jiedui/domain';
import { z } from 'zod';
import { programmeId } from './ids.js';
import { Hospital, RegionName } from './people.js';
import { text } from './text.js';

const count = z.number().int().min(0);
const day = z.iso.date();
const yuan = count.max(1_000_000_000_000);

export const ProgrammeContent = z
  .object({
    code: z.string().regex(/^[A-Z0-9][A-Z0-9-]{1,31}$/),
    nameZh: text(120).min(1),
    nameEn: text(200).min(1),
    purposeZh: text(2_000),
    purposeEn: text(2_000),
    startsOn: day,
    endsOn: day.nullable(),
  })
  .refine(({ startsOn, endsOn }) => endsOn === null || endsOn >= startsOn, {
    message: 'Ends before it starts',
  })
  .meta({ id: 'ProgrammeContent' });

/** A published number: what it counts, the day it stood for as far as that was published, and who said so. */
export const ProgrammeFigureContent = z
  .object({
    code: z.enum(figureCodes),
    bound: z.enum(figureBounds),
    value: yuan,
    asOf: day,
    asOfPrecision: z.enum(datePrecisions),
    sourceZh: text(300).min(1),
    sourceEn: text(300).min(1),
  })
  .meta({ id: 'ProgrammeFigureContent' });

export const ProgrammeFigure = ProgrammeFigureContent.extend({ id: z.uuid() }).meta({
  id: 'ProgrammeFigure',
});
export type ProgrammeFigure = z.infer<typeof ProgrammeFigure>;

const targetCounts = z.record(z.enum(targetStates), count);

export const ProgrammeSummary = z
  .object({
    id: programmeId,
    ...ProgrammeContent.shape,
    revision: count,
    members: z.record(z.enum(memberRoles), count),
    targets: targetCounts,
    fundsYuan: count,
    fundsReachedYuan: count,
  })
  .meta({ id: 'ProgrammeSummary' });
export type ProgrammeSummary = z.infer<typeof ProgrammeSummary>;

/** `figures` by what they count, then in the order of time. */
export const ProgrammeDetail = ProgrammeSummary.extend({
  figures: z.array(ProgrammeFigure),
  mayKeep: z.boolean(),
}).meta({ id: 'ProgrammeDetail' });
export type ProgrammeDetail = z.infer<typeof ProgrammeDetail>;

export const TargetContent = z
  .object({
    kind: z.enum(targetKinds),
    what: text(120).meta({ description: 'In the vocabulary of its kind; funds may leave it empty' }),
    dueOn: day,
    fundsYuan: yuan.nullable(),
    reachedOn: day.nullable(),
    note: text(500),
  })
  .meta({ id: 'TargetContent' });
export type TargetContent = z.infer<typeof TargetContent>;

/** `registerReachedOn` is when the register has the wanted grade for the first time. */
export const ProgrammeTarget = TargetContent.extend({
  id: z.uuid(),
  programmeId,
  programme: z.object({ nameZh: z.string(), nameEn: z.string() }),
  hospital: Hospital,
  regionPath: z.array(RegionName),
  state: z.enum(targetStates),
  registerReachedOn: day.nullable(),
  revision: count,
}).meta({ id: 'ProgrammeTarget' });
export type ProgrammeTarget = z.infer<typeof ProgrammeTarget>;

export const MemberContent = z
  .object({ role: z.enum(memberRoles), since: day, until: day.nullable() })
  .refine(({ since, until }) => until === null || until >= since, { message: 'Ends before it starts' })
  .meta({ id: 'MemberContent' });

export const ProgrammeMember = z
  .object({ hospital: Hospital, regionPath: z.array(RegionName), ...MemberContent.shape })
  .meta({ id: 'ProgrammeMember' });
export type ProgrammeMember = z.infer<typeof ProgrammeMember>;

/** A hospital and those that hang on it in one way: its branches, its medical community. */
export const HospitalGroup = z
  .object({
    head: Hospital,
    regionPath: z.array(RegionName),
    relation: z.enum(parentRelations),
    members: z.array(Hospital),
  })
  .meta({ id: 'HospitalGroup' });
export type HospitalGroup = z.infer<typeof HospitalGroup>;
