import type { Specialty } from '../access/actor.js';

/** The five tiers of the health service; national hospitals stand above the provincial ones. */
export const hospitalTiers = ['nation', 'province', 'prefecture', 'county', 'township', 'village'] as const;
export type HospitalTier = (typeof hospitalTiers)[number];

export const hospitalKinds = [
  'general',
  'traditionalChinese',
  'integratedChineseWestern',
  'ethnicMedicine',
  'maternalChild',
  'paediatric',
  'specialised',
  'infectious',
  'psychiatric',
  'rehabilitation',
  'townshipCentre',
  'villageClinic',
] as const;
export type HospitalKind = (typeof hospitalKinds)[number];

export const gradeLevels = [1, 2, 3] as const;
export type GradeLevel = (typeof gradeLevels)[number];
export const gradeClasses = ['A', 'B', 'C'] as const;
export type GradeClass = (typeof gradeClasses)[number];

/** 三级甲等 is level 3, class A. A hospital may have a level before it has a class. */
export interface HospitalGrade {
  readonly level: GradeLevel;
  readonly class: GradeClass | null;
}

/** How a hospital hangs on its parent. */
export const parentRelations = ['branch', 'medicalCommunity', 'regionalCentre'] as const;
export type ParentRelation = (typeof parentRelations)[number];

/** How strong a hospital is in a specialty, strongest first. */
export const specialtyStrengths = [
  'nationalKey',
  'provincialKey',
  'prefectureKey',
  'countyKey',
  'ordinary',
] as const;
export type SpecialtyStrength = (typeof specialtyStrengths)[number];

export interface HospitalSpecialty {
  readonly specialty: Specialty;
  readonly strength: SpecialtyStrength;
}

export const equipmentKinds = [
  'ct',
  'mri',
  'dsa',
  'dr',
  'ultrasound',
  'ecg',
  'endoscope',
  'ventilator',
  'dialysis',
  'linearAccelerator',
  'digitalPathology',
  'teleconsultTerminal',
] as const;
export type EquipmentKind = (typeof equipmentKinds)[number];

export interface HospitalEquipment {
  readonly kind: EquipmentKind;
  readonly count: number;
}

export const linkKinds = ['fibre', 'leasedLine', 'dsl', '5g', '4g', '3g', 'satellite'] as const;
export type LinkKind = (typeof linkKinds)[number];

/** What the line to the hospital carried when it was measured. */
export interface HospitalLink {
  readonly kind: LinkKind;
  readonly downMbps: number;
  readonly upMbps: number;
}

export const programmeFlags = [
  'keyCounty',
  'formerPoverty',
  'border',
  'ethnic',
  'oldRevolutionaryBase',
  'highAltitude',
] as const;
export type ProgrammeFlag = (typeof programmeFlags)[number];

export interface HospitalDepartment {
  readonly nameZh: string;
  readonly nameEn: string;
}

/** Facts of the register: whoever keeps it changes them, not the hospital itself. */
export const registryFields = [
  'code',
  'nameZh',
  'nameEn',
  'regionCode',
  'timeZone',
  'tier',
  'kind',
  'grade',
  'parentId',
  'parentRelation',
  'flags',
] as const;
export type RegistryField = (typeof registryFields)[number];
