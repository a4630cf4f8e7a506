import type { Specialty } from '@jiedui/domain';
import type { HospitalId, PersonId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../base/database/id.js';
import { Hospital } from '../features/hospitals/index.js';
import { Person } from '../features/people/index.js';

interface DemoRoster {
  readonly hospital: string;
  readonly specialty: Specialty;
  /** By rank, the first first; the last day of the week has nobody as the first where `hasGap`. */
  readonly people: readonly string[];
  readonly hasGap?: boolean;
}

const rosters: readonly DemoRoster[] = [
  { hospital: 'TOP-A', specialty: 'cardiology', people: ['expert@top-a.example', 'expert2@top-a.example'] },
  { hospital: 'TOP-A', specialty: 'emergency', people: ['expert@top-a.example'] },
  { hospital: 'TOP-A', specialty: 'neurology', people: ['expert2@top-a.example'], hasGap: true },
  { hospital: 'TOP-B', specialty: 'obstetrics', people: ['expert@top-b.example'] },
];
const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

const insertRoster = `
insert into roster (id, hospital_id, specialty, revision, updated_at) values (?, ?, ?, 1, ?)
on conflict (hospital_id, specialty) do nothing returning id`;
const insertShift = `
insert into roster_shift (id, roster_id, rank, weekday, from_minute, until_minute, person_id)
values (?, ?, ?, ?, 480, 1920, ?)`;
const insertSettings = `
insert into routing_setting (hospital_id, answers_overflow, asks_overflow, updated_at, updated_by_id)
values (?, ?, ?, ?, ?) on conflict (hospital_id) do nothing`;
const insertCredit = `
insert into overflow_credit (id, helper_hospital_id, helped_hospital_id, credits, consultation_id, at)
select ?, ?, ?, ?, null, ? where not exists (select from overflow_credit)`;

const idOf = async (em: EntityManager, email: string): Promise<PersonId> =>
  (await em.findOneOrFail(Person, { email })).id;

async function seedRoster(
  em: EntityManager,
  roster: DemoRoster,
  hospitalId: HospitalId,
  now: Date,
): Promise<void> {
  const [made] = await em.execute<{ id: string }[]>(insertRoster, [
    newId(),
    hospitalId,
    roster.specialty,
    now.toISOString(),
  ]);
  if (!made) return;
  for (const [at, email] of roster.people.entries()) {
    const personId = await idOf(em, email);
    for (const weekday of weekdays.slice(0, roster.hasGap ? 6 : 7)) {
      await em.execute(insertShift, [newId(), made.id, at + 1, weekday, personId]);
    }
  }
}

/** Who is on call at the demo's hospitals, day and night, with one gap to be seen; and help that one owes another. */
export async function seedRouting(em: EntityManager, now: Date): Promise<void> {
  const hospitals = await em.find(Hospital, {});
  const hospitalOf = (code: string) => hospitals.find((one) => one.code === code)?.id;
  for (const roster of rosters) {
    const hospitalId = hospitalOf(roster.hospital);
    if (hospitalId) await seedRoster(em, roster, hospitalId, now);
  }
  const [topA, topB, county] = [hospitalOf('TOP-A'), hospitalOf('TOP-B'), hospitalOf('COUNTY-A')];
  if (!topA || !topB || !county) return;
  const at = now.toISOString();
  const keeper = await idOf(em, 'coordinator@top-a.example');
  await em.execute(insertSettings, [topB, true, false, at, keeper]);
  await em.execute(insertSettings, [county, false, true, at, keeper]);
  await em.execute(insertCredit, [newId(), topB, topA, 2, at]);
}
