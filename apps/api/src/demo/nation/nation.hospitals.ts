import type { HospitalGradeSince } from '@jiedui/contracts';
import {
  defaultWorkingHours,
  equipmentKinds,
  type ProgrammeFlag,
  specialties,
  type SpecialtyStrength,
  timeZoneOfRegion,
} from '@jiedui/domain';
import type { HospitalId } from '@jiedui/kernel';
import type { HospitalRecord } from '../../features/hospitals/index.js';
import { Dice } from './dice.js';
import type { Place } from './nation.plan.js';

export const bornAt = '2026-01-01T00:00:00.000Z';

export interface NationHospital {
  readonly record: HospitalRecord;
  readonly grades: readonly HospitalGradeSince[];
}

const firstOf = (year: number) => `${year}-01-01`;

function strengthsOf(dice: Dice, count: number, strengths: readonly SpecialtyStrength[]) {
  const chosen = new Set(dice.shuffled(specialties).slice(0, count));
  return specialties
    .filter((specialty) => chosen.has(specialty))
    .map((specialty) => ({ specialty, strength: dice.pick(strengths) }));
}

const equipmentOf = (dice: Dice, kinds: number, most: number) =>
  equipmentKinds.slice(0, kinds).map((kind) => ({ kind, count: dice.between(1, most) }));

function common(seed: string, { code, nameZh, nameEn, region }: Place) {
  return {
    id: Dice.id<HospitalId>(seed, `hospital/${code}`),
    code,
    nameZh,
    nameEn,
    regionCode: region.code,
    timeZone: timeZoneOfRegion(region.code),
    kind: 'general',
    parentId: null,
    parentRelation: null,
    departments: [],
    workingHours: defaultWorkingHours,
    revision: 1,
    createdAt: bornAt,
    updatedAt: bornAt,
  } as const;
}

export function topHospital(seed: string, place: Place): NationHospital {
  const dice = new Dice(seed, place.code);
  const grade = { level: 3, class: 'A' } as const;
  const record: HospitalRecord = {
    ...common(seed, place),
    departments: [],
    tier: dice.isLucky(0.05) ? 'nation' : dice.isLucky(0.4) ? 'province' : 'prefecture',
    grade,
    beds: dice.between(80, 350) * 10,
    specialties: strengthsOf(dice, dice.between(5, 10), [
      'nationalKey',
      'provincialKey',
      'prefectureKey',
      'ordinary',
    ]),
    equipment: equipmentOf(dice, equipmentKinds.length, 12),
    link: {
      kind: 'leasedLine',
      downMbps: dice.between(100, 1_000),
      upMbps: dice.between(100, 1_000),
      measuredAt: bornAt,
    },
    flags: [],
  };
  return { record, grades: [{ grade, since: firstOf(dice.between(1990, 2012)) }] };
}

/** Drawn by lot, but for what the county's own name says. */
function flagsOf(dice: Dice, { region }: Place): ProgrammeFlag[] {
  const flags: ProgrammeFlag[] = ['formerPoverty'];
  if (dice.isLucky(0.2)) flags.unshift('keyCounty');
  if (region.nameZh.includes('自治')) flags.push('ethnic');
  return flags;
}

/** Some were upgraded since the programme began: its headline outcome. */
function countyGrades(dice: Dice): HospitalGradeSince[] {
  const began = {
    grade: { level: 2, class: dice.pick(['B', 'C'] as const) },
    since: firstOf(dice.between(1998, 2012)),
  };
  const upgraded = { grade: { level: 2, class: 'A' } as const, since: firstOf(dice.between(2017, 2021)) };
  const raised = { grade: { level: 3, class: 'B' } as const, since: firstOf(dice.between(2022, 2025)) };
  if (dice.isLucky(0.03))
    return [{ ...began, grade: { level: 2, class: began.grade.class } }, upgraded, raised];
  const first: HospitalGradeSince = { since: began.since, grade: { level: 2, class: began.grade.class } };
  return dice.isLucky(0.35) ? [first, upgraded] : [first];
}

export function countyHospital(seed: string, place: Place): NationHospital {
  const dice = new Dice(seed, place.code);
  const grades = countyGrades(dice);
  const record: HospitalRecord = {
    ...common(seed, place),
    departments: [],
    tier: 'county',
    grade: grades.at(-1)?.grade ?? null,
    beds: dice.between(10, 60) * 10,
    specialties: strengthsOf(dice, dice.between(2, 5), ['countyKey', 'ordinary', 'ordinary']),
    equipment: equipmentOf(dice, dice.between(4, 8), 3),
    link: {
      kind: dice.pick(['fibre', 'dsl', '4g', 'satellite'] as const),
      downMbps: dice.between(1, 40) / 2,
      upMbps: dice.between(1, 8) / 2,
      measuredAt: bornAt,
    },
    flags: flagsOf(dice, place),
  };
  return { record, grades };
}
