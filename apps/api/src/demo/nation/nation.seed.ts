import type { Region } from '@jiedui/contracts';
import type { EntityManager } from '@mikro-orm/postgresql';
import { hashPassword } from '../../features/access/index.js';
import { gradeText, saveHospitals } from '../../features/hospitals/index.js';
import { watchPairings } from '../../features/radar/index.js';
import { demoPassword } from '../demo.data.js';
import { inBatches, type Say } from './in-batches.js';
import { seedNationAgreements } from './nation.agreements.js';
import { seedAttached } from './nation.communities.js';
import { countyHospital, type NationHospital, topHospital } from './nation.hospitals.js';
import { hospitalStaff, supervisors } from './nation.people.js';
import { seedNationOutcomes } from './nation.outcomes.js';
import { countyPlaces, topPlaces } from './nation.plan.js';
import { seedNationPlans } from './nation.plans.js';
import { seedQuestionnaires } from './nation.questionnaires.js';

const inserts = {
  grade: `insert into hospital_grade (hospital_id, since, grade)
    select hospital_id, since, grade from jsonb_populate_recordset(null::hospital_grade, ?::jsonb)`,
  person: `insert into person (id, email, name_zh, name_en, password_hash, locale, practising_since, created_at)
    select id, email, name_zh, name_en, password_hash, locale, practising_since, created_at
    from jsonb_populate_recordset(null::person, ?::jsonb)`,
  post: `insert into post (id, person_id, hospital_id, region_code, role, specialties, valid_from)
    select id, person_id, hospital_id, region_code, role, specialties, valid_from
    from jsonb_populate_recordset(null::post, ?::jsonb)`,
} as const;

/** What is there already stays as it is. */
const insertAll = (em: EntityManager, say: Say, table: keyof typeof inserts, rows: readonly unknown[]) =>
  inBatches(rows, say, table, (batch) =>
    em.execute(`${inserts[table]} on conflict do nothing`, [JSON.stringify(batch)]),
  );

async function saveNew(em: EntityManager, say: Say, hospitals: readonly NationHospital[]): Promise<void> {
  const rows = await em.execute<{ code: string }[]>("select code from hospital where code ~ '^N[TC]-'");
  const known = new Set(rows.map(({ code }) => code));
  const missing = hospitals.filter(({ record }) => !known.has(record.code));
  await inBatches(missing, say, 'hospital', (batch) =>
    saveHospitals(
      em,
      batch.map(({ record }) => record),
    ),
  );
  const grades = missing.flatMap(({ record, grades }) =>
    grades.map(({ grade, since }) => ({ hospital_id: record.id, since, grade: gradeText(grade) })),
  );
  await insertAll(em, say, 'grade', grades);
}

const recordsOf = (hospitals: readonly NationHospital[]) => hospitals.map(({ record }) => record);

export interface NationCounts {
  readonly topHospitals: number;
  readonly countyHospitals: number;
  readonly counties: number;
  readonly people: number;
  readonly pairings: number;
  readonly plans: number;
  readonly questionnaires: number;
}

/**
 * A nation of the programme's published size: the divisions are real, the hospitals and people are not. The same seed
 * makes the same rows, ids and all; a second run adds only what is missing.
 */
export async function seedNation(em: EntityManager, seed: string, say: Say): Promise<NationCounts> {
  const regions = await em.execute<Region[]>(
    `select code, name_zh as "nameZh", name_en as "nameEn", level, parent_code as "parentCode"
     from region where level in ('province', 'county') order by code`,
  );
  if (regions.length === 0) throw new Error('There are no regions yet: run the migrate command first');
  const counties = regions.filter(({ level }) => level === 'county');
  const tops = topPlaces(seed, counties).map((place) => topHospital(seed, place));
  const asking = countyPlaces(seed, counties).map((place) => countyHospital(seed, place));
  await saveNew(em, say, [...tops, ...asking]);
  const passwordHash = await hashPassword(demoPassword);
  const provinces = regions.filter(({ level }) => level === 'province').map(({ code }) => code);
  const staff = [
    ...tops.flatMap(({ record }) => hospitalStaff(seed, passwordHash, 'top', record)),
    ...asking.flatMap(({ record }) => hospitalStaff(seed, passwordHash, 'county', record)),
    ...supervisors(seed, passwordHash, provinces),
  ];
  await insertAll(
    em,
    say,
    'person',
    staff.map(([person]) => person),
  );
  await insertAll(
    em,
    say,
    'post',
    staff.map(([, post]) => post),
  );
  const hospitals = { counties: recordsOf(asking), tops: recordsOf(tops) };
  const pairings = await seedNationAgreements(em, seed, hospitals, say);
  await seedNationOutcomes(em, seed, hospitals.counties, say);
  await seedAttached(em, seed, hospitals);
  const codes = new Map([...tops, ...asking].map(({ record }) => [record.id as string, record.code]));
  const plans = await seedNationPlans(
    em,
    seed,
    pairings.map((pairing) => ({
      id: pairing.id,
      asking: codes.get(pairing.inviting_hospital_id) ?? '',
      helping: codes.get(pairing.invited_hospital_id) ?? '',
    })),
    say,
  );
  const questionnaires = await seedQuestionnaires(em, seed, hospitals, say);
  // No mail goes out of this: the network did not fall asleep today.
  await watchPairings(em, new Date());
  return {
    topHospitals: tops.length,
    countyHospitals: asking.length,
    counties: new Set(asking.map(({ record }) => record.regionCode)).size,
    people: staff.length,
    pairings: pairings.length,
    plans,
    questionnaires,
  };
}
