import type { Role } from '@jiedui/domain';
import type { HospitalId, PersonId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../base/database/id.js';
import { hashPassword } from '../features/access/index.js';
import { enterGrade, findHospitals, Hospital, saveHospitals } from '../features/hospitals/index.js';
import { Person, Post } from '../features/people/index.js';
import { seedAgreements } from './agreements.demo.js';
import { demoPassword, demoPractisingSince, demoPeople } from './demo.data.js';
import { type DemoHospital, demoHospitals } from './demo.hospitals.js';
import { seedDemoNeeds } from './needs.demo.js';
import { seedOutcomes } from './outcomes.demo.js';
import { seedDemoTargets, seedProgrammes } from './programmes.demo.js';
import { seedPlans } from './plans.demo.js';
import { seedRadar } from './radar.demo.js';
import { seedRouting } from './routing.demo.js';
import { seedScheduling } from './scheduling.demo.js';
import { seedSlotPlans } from './slot-plans.demo.js';

export interface DemoAccount {
  readonly role: Role;
  readonly email: string;
  readonly password: string;
  readonly name: string;
  /** Or whatever else the role is held over. */
  readonly hospital: string;
}

/**
 * Fills an empty installation with a small demo, and brings one that an earlier version filled up to this one. Any
 * other is left as it is.
 * @returns the demo's accounts
 */
export async function seedDemo(em: EntityManager): Promise<DemoAccount[]> {
  const isEmpty = (await em.count(Hospital)) === 0;
  if (isEmpty || (await em.count(Hospital, { code: 'TOP-A' })) > 0) await completeDemo(em, isEmpty);
  const known = await em.find(Person, { email: { $in: demoPeople.map(({ email }) => email) } });
  const seeded = new Set(known.map(({ email }) => email));
  return demoPeople
    .filter(({ email }) => seeded.has(email))
    .map(({ role, email, nameZh, hospital, regionCode }) => ({
      role,
      email,
      password: demoPassword,
      name: nameZh,
      hospital: demoHospitals.find(({ code }) => code === hospital)?.nameZh ?? regionCode ?? '—',
    }));
}

async function completeDemo(em: EntityManager, isEmpty: boolean): Promise<void> {
  const today = new Date().toISOString().slice(0, 10);
  for (const hospital of demoHospitals) await ensureHospital(em, hospital);
  const known = new Set((await em.find(Person, {})).map(({ email }) => email));
  for (const person of demoPeople) if (!known.has(person.email)) await createPerson(em, person, today);
  await em.flush();
  if (isEmpty) await seedAgreements(em, new Date());
  await seedDemoNeeds(em, new Date());
  if (isEmpty) {
    await seedOutcomes(em, new Date());
    await seedProgrammes(em);
    await seedDemoTargets(em);
  }
  if (isEmpty) await seedPlans(em, new Date());
  if (isEmpty) await seedRouting(em, new Date());
  if (isEmpty) await seedRadar(em);
  await seedScheduling(em);
  await seedSlotPlans(em, new Date());
}

/** What an administrator has changed since is theirs; only an entry without a region is filled in. */
async function ensureHospital(em: EntityManager, { grades, ...content }: DemoHospital): Promise<void> {
  const [known] = await findHospitals(em, 'where h.code = ?', [content.code]);
  if (known && known.regionCode !== null) return;
  const now = new Date().toISOString();
  const record = {
    ...content,
    id: known?.id ?? newId<HospitalId>(),
    parentId: null,
    parentRelation: null,
    grade: grades.at(-1)?.grade ?? null,
    revision: (known?.revision ?? 0) + 1,
    createdAt: known?.createdAt ?? now,
    updatedAt: now,
  };
  await saveHospitals(em, [record]);
  for (const entry of grades) await enterGrade(em, record.id, entry);
}

const hospitalOf = (em: EntityManager, code: string) => em.findOneOrFail(Hospital, { code });

async function createPerson(
  em: EntityManager,
  { hospital, regionCode, role, specialties, ...names }: (typeof demoPeople)[number],
  today: string,
): Promise<void> {
  const person = em.create(Person, {
    id: newId<PersonId>(),
    ...names,
    passwordHash: await hashPassword(demoPassword),
    locale: 'zh-CN',
    practisingSince: role === 'expert' ? demoPractisingSince : null,
    createdAt: new Date(),
  });
  const post = em.create(Post, {
    id: newId(),
    person,
    hospital: hospital === undefined ? null : await hospitalOf(em, hospital),
    regionCode: regionCode ?? null,
    role,
    specialties: [...specialties],
    validFrom: today,
    validUntil: null,
  });
  em.persist([person, post]);
}
