import {
  areWorkingHoursSound,
  equipmentKinds,
  gradeClasses,
  gradeLevels,
  hospitalKinds,
  hospitalTiers,
  linkKinds,
  parentRelations,
  programmeFlags,
  regionLevels,
  specialties,
  specialtyStrengths,
} from '@jiedui/domain';
import { z } from 'zod';
import { hospitalId, instant } from './ids.js';
import { Hospital, regionCode } from './people.js';
import { text } from './text.js';

export const Region = z
  .object({
    code: regionCode,
    nameZh: z.string(),
    nameEn: z.string(),
    level: z.enum(regionLevels),
    parentCode: regionCode.nullable(),
  })
  .meta({ id: 'Region' });
export type Region = z.infer<typeof Region>;

/** Counts are of the region and all below it. */
export const RegionNode = Region.extend({
  hasChildren: z.boolean(),
  hospitals: z.number().int(),
  topHospitals: z.number().int().meta({ description: 'Of grade 3A' }),
  countyHospitals: z.number().int().meta({ description: 'Of the county tier' }),
}).meta({ id: 'RegionNode' });
export type RegionNode = z.infer<typeof RegionNode>;

/** `path` runs from the province down to the region itself; it is empty for the nation. */
export const RegionBranch = z
  .object({ region: RegionNode, path: z.array(Region), children: z.array(RegionNode) })
  .meta({ id: 'RegionBranch' });
export type RegionBranch = z.infer<typeof RegionBranch>;

export const RegionHit = Region.extend({ path: z.array(Region) }).meta({ id: 'RegionHit' });
export type RegionHit = z.infer<typeof RegionHit>;

export const HospitalGrade = z
  .object({ level: z.literal([...gradeLevels]), class: z.enum(gradeClasses).nullable() })
  .meta({ id: 'HospitalGrade' });
export type HospitalGrade = z.infer<typeof HospitalGrade>;

/** A grade since a day, until the next line of the history; null means that the hospital lost its grade. */
export const HospitalGradeSince = z
  .object({ grade: HospitalGrade.nullable(), since: z.iso.date() })
  .meta({ id: 'HospitalGradeSince' });
export type HospitalGradeSince = z.infer<typeof HospitalGradeSince>;

export const HospitalSpecialty = z
  .object({ specialty: z.enum(specialties), strength: z.enum(specialtyStrengths) })
  .meta({ id: 'HospitalSpecialty' });

export const HospitalDepartment = z
  .object({ nameZh: text(60).min(1), nameEn: text(120) })
  .meta({ id: 'HospitalDepartment' });

export const HospitalEquipment = z
  .object({ kind: z.enum(equipmentKinds), count: z.number().int().min(1).max(10_000) })
  .meta({ id: 'HospitalEquipment' });

export const WorkingSpan = z
  .object({
    weekday: z.number().int().min(1).max(7).meta({ description: '1 is Monday' }),
    fromMinute: z
      .number()
      .int()
      .min(0)
      .max(1_439)
      .meta({ description: "From midnight by the hospital's clock" }),
    untilMinute: z.number().int().min(1).max(1_440),
  })
  .meta({ id: 'WorkingSpan' });

export const linkMbps = z.number().min(0).max(100_000);
export const HospitalLink = z
  .object({ kind: z.enum(linkKinds), downMbps: linkMbps, upMbps: linkMbps, measuredAt: instant })
  .meta({ id: 'HospitalLink' });
export type HospitalLink = z.infer<typeof HospitalLink>;

const isZone = (zone: string) => Intl.supportedValuesOf('timeZone').includes(zone) || zone === 'Asia/Urumqi';
export const timeZone = z.string().max(64).refine(isZone, { message: 'Not a time zone' });

const unique = <T>(key: (item: T) => string) => ({
  check: (items: readonly T[]) => new Set(items.map(key)).size === items.length,
  message: 'Named twice',
});
const onceEach = <S extends z.ZodType>(item: S, max: number, key: (item: z.output<S>) => string) => {
  const { check, message } = unique(key);
  return z.array(item).max(max).refine(check, { message });
};

/** What the register keeps about a hospital; changed by those who keep the register. */
export const HospitalRegistration = z
  .object({
    code: z
      .string()
      .regex(/^[A-Z0-9][A-Z0-9-]{1,31}$/)
      .meta({ description: 'Capital letters, digits and dashes', example: 'H530926-01' }),
    nameZh: text(120).min(1),
    nameEn: text(200).min(1),
    regionCode: regionCode.refine((code) => code !== '0', { message: 'The nation is no place' }),
    timeZone,
    tier: z.enum(hospitalTiers),
    kind: z.enum(hospitalKinds),
    parentId: hospitalId.nullable(),
    parentRelation: z.enum(parentRelations).nullable(),
    flags: onceEach(z.enum(programmeFlags), programmeFlags.length, String),
  })
  .meta({ id: 'HospitalRegistration' });

/** What the hospital's own administrators keep up to date. */
export const HospitalProfile = z
  .object({
    beds: z.number().int().min(0).max(50_000).nullable(),
    specialties: onceEach(HospitalSpecialty, specialties.length, (one) => one.specialty),
    departments: onceEach(HospitalDepartment, 200, (one) => one.nameZh),
    equipment: onceEach(HospitalEquipment, equipmentKinds.length, (one) => one.kind),
    workingHours: z.array(WorkingSpan).max(42).refine(areWorkingHoursSound, { message: 'Spans overlap' }),
    link: HospitalLink.nullable(),
  })
  .meta({ id: 'HospitalProfile' });

export const HospitalContent = HospitalRegistration.extend(HospitalProfile.shape).meta({
  id: 'HospitalContent',
});
export type HospitalContent = z.infer<typeof HospitalContent>;

export const RelatedHospital = z
  .object({ hospital: Hospital, relation: z.enum(parentRelations) })
  .meta({ id: 'RelatedHospital' });
export type RelatedHospital = z.infer<typeof RelatedHospital>;

/** One line of the directory. `regionPath` runs from the province down. */
export const HospitalSummary = Hospital.extend({
  regionPath: z.array(Region),
  tier: z.enum(hospitalTiers),
  kind: z.enum(hospitalKinds),
  grade: HospitalGrade.nullable(),
  specialties: z.array(HospitalSpecialty),
  flags: z.array(z.enum(programmeFlags)),
}).meta({ id: 'HospitalSummary' });
export type HospitalSummary = z.infer<typeof HospitalSummary>;

export const HospitalDetail = HospitalSummary.extend({
  revision: z.number().int(),
  updatedAt: instant,
  gradeHistory: z.array(HospitalGradeSince).meta({ description: 'Latest first' }),
  parent: RelatedHospital.nullable(),
  children: z.array(RelatedHospital).meta({ description: 'By code, the first 200' }),
  beds: z.number().int().nullable(),
  departments: z.array(HospitalDepartment),
  equipment: z.array(HospitalEquipment),
  workingHours: z.array(WorkingSpan),
  link: HospitalLink.nullable(),
  may: z.object({
    changeProfile: z.boolean(),
    changeRegistration: z.boolean().meta({ description: 'Also the grade' }),
  }),
}).meta({ id: 'HospitalDetail' });
export type HospitalDetail = z.infer<typeof HospitalDetail>;
