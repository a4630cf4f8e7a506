import type { Region } from '@jiedui/contracts';
import { careCentres, defaultWorkingHours, type ParentRelation, timeZoneOfRegion } from '@jiedui/domain';
import type { HospitalId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { type HospitalRecord, saveHospitals } from '../../features/hospitals/index.js';
import { seedProgrammes, seedTargets, type TargetSeed } from '../programmes.demo.js';
import { Dice } from './dice.js';
import { bornAt } from './nation.hospitals.js';

/** Hospitals that hang on others; beyond the published size of the programme. */
export const attachedScale = { townshipCentres: 300, branches: 40 } as const;
const centresEach = 3;

interface Attached {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly regionCode: string;
  readonly parent: HospitalRecord;
  readonly relation: ParentRelation;
}

const recordOf = (
  seed: string,
  { code, nameZh, nameEn, regionCode, parent, relation }: Attached,
): HospitalRecord => ({
  id: Dice.id<HospitalId>(seed, `hospital/${code}`),
  code,
  nameZh,
  nameEn,
  regionCode,
  timeZone: timeZoneOfRegion(regionCode),
  tier: relation === 'branch' ? parent.tier : 'township',
  kind: relation === 'branch' ? 'general' : 'townshipCentre',
  grade: null,
  parentId: parent.id,
  parentRelation: relation,
  flags: [],
  beds: new Dice(seed, code).between(2, 12) * 10,
  specialties: [],
  departments: [],
  equipment: [],
  workingHours: defaultWorkingHours,
  link: null,
  revision: 1,
  createdAt: bornAt,
  updatedAt: bornAt,
});

const padded = (value: number) => String(value).padStart(4, '0');

/** The first townships of the first counties, each with a centre below the county's hospital. */
function centresOf(counties: readonly HospitalRecord[], townships: readonly Region[]): Attached[] {
  const places = counties.flatMap((parent) =>
    townships
      .filter(({ parentCode }) => parentCode === parent.regionCode)
      .slice(0, centresEach)
      .map((region) => ({ parent, region })),
  );
  return places.slice(0, attachedScale.townshipCentres).map(({ parent, region }, at) => ({
    code: `NV-${padded(at + 1)}`,
    nameZh: `${region.nameZh}示范卫生院`,
    nameEn: `${region.nameEn} Demonstration Health Centre`,
    regionCode: region.code,
    parent,
    relation: 'medicalCommunity',
  }));
}

const branchesOf = (tops: readonly HospitalRecord[]): Attached[] =>
  tops.slice(0, attachedScale.branches).map((parent, at) => ({
    code: `NB-${padded(at + 1)}`,
    nameZh: `${parent.nameZh}东院`,
    nameEn: `${parent.nameEn} East Branch`,
    regionCode: parent.regionCode ?? '',
    parent,
    relation: 'branch',
  }));

function targetsAt(seed: string, { id, code }: HospitalRecord): TargetSeed[] {
  const dice = new Dice(seed, `targets/${code}`);
  const year = dice.between(2025, 2027);
  const grade = { hospital_id: id, kind: 'grade', what: dice.pick(['2A', '3B']), due_on: `${year}-12-31` };
  const centre = { hospital_id: id, kind: 'centre', what: dice.pick(careCentres), due_on: `${year}-06-30` };
  const funds = {
    hospital_id: id,
    kind: 'funds',
    what: '能力建设补助',
    due_on: '2026-06-30',
    funds_yuan: dice.between(5, 40) * 100_000,
  };
  return [
    grade,
    dice.isLucky(0.4) ? { ...centre, reached_on: `${year}-0${dice.between(1, 9)}-10` } : centre,
    dice.isLucky(0.7) ? { ...funds, reached_on: '2026-05-20' } : funds,
  ];
}

/** Medical communities, branches, and the demonstration's targets of every fourth county hospital. */
export async function seedAttached(
  em: EntityManager,
  seed: string,
  {
    counties,
    tops,
  }: { readonly counties: readonly HospitalRecord[]; readonly tops: readonly HospitalRecord[] },
): Promise<void> {
  const heads = counties.slice(0, attachedScale.townshipCentres);
  const townships = await em.execute<Region[]>(
    `select code, name_zh as "nameZh", name_en as "nameEn", level, parent_code as "parentCode" from region
     where parent_code in (select jsonb_array_elements_text(?::jsonb)) order by code`,
    [JSON.stringify([...new Set(heads.map(({ regionCode }) => regionCode))])],
  );
  const attached = [...centresOf(heads, townships), ...branchesOf(tops)];
  const known = await em.execute<{ code: string }[]>("select code from hospital where code ~ '^N[VB]-'");
  const codes = new Set(known.map(({ code }) => code));
  await saveHospitals(
    em,
    attached.filter(({ code }) => !codes.has(code)).map((one) => recordOf(seed, one)),
  );
  await seedProgrammes(em);
  await seedTargets(
    em,
    counties.filter((_, at) => at % 4 === 0).flatMap((hospital) => targetsAt(seed, hospital)),
  );
}
