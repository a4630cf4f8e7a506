import type { Role } from '@jiedui/domain';
import type { HospitalId, PairingId, PersonId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../base/database/id.js';
import { hashPassword } from '../features/access/index.js';
import { Hospital } from '../features/hospitals/index.js';
import { Pairing } from '../features/pairings/index.js';
import { Person, Post } from '../features/people/index.js';
import { demoHospitals, demoLimits, demoPairings, demoPassword, demoPeople } from './demo.data.js';

export interface DemoAccount {
  readonly role: Role;
  readonly email: string;
  readonly password: string;
  readonly name: string;
  readonly hospital: string;
}

/** Fills an empty installation with a small demo; leaves any other as it is. @returns the demo's accounts */
export async function seedDemo(em: EntityManager): Promise<DemoAccount[]> {
  if ((await em.count(Hospital)) === 0) await createDemo(em);
  const known = await em.find(Person, { email: { $in: demoPeople.map(({ email }) => email) } });
  const seeded = new Set(known.map(({ email }) => email));
  return demoPeople
    .filter(({ email }) => seeded.has(email))
    .map(({ role, email, nameZh, hospital }) => ({
      role,
      email,
      password: demoPassword,
      name: nameZh,
      hospital: demoHospitals.find(({ code }) => code === hospital)?.nameZh ?? hospital,
    }));
}

async function createDemo(em: EntityManager): Promise<void> {
  const now = new Date();
  const today = now.toISOString().slice(0, 10);
  const hospitals = new Map(
    demoHospitals.map((hospital) => [
      hospital.code,
      em.create(Hospital, { id: newId<HospitalId>(), ...hospital, createdAt: now }),
    ]),
  );
  const hospitalOf = (code: string) => {
    const hospital = hospitals.get(code);
    if (!hospital) throw new Error(`The demo has no hospital ${code}`);
    return hospital;
  };
  em.persist([...hospitals.values()]);
  for (const [inviting, invited] of demoPairings) {
    em.persist(
      em.create(Pairing, {
        id: newId<PairingId>(),
        invitingHospital: hospitalOf(inviting),
        invitedHospital: hospitalOf(invited),
        responseLimitMinutes: demoLimits,
        validFrom: today,
        validUntil: null,
      }),
    );
  }
  for (const { hospital, role, specialties, ...names } of demoPeople) {
    const passwordHash = await hashPassword(demoPassword);
    const person = em.create(Person, {
      id: newId<PersonId>(),
      ...names,
      passwordHash,
      locale: 'zh-CN',
      createdAt: now,
    });
    const post = em.create(Post, {
      id: newId(),
      person,
      hospital: hospitalOf(hospital),
      role,
      specialties: [...specialties],
      validFrom: today,
      validUntil: null,
    });
    em.persist([person, post]);
  }
  await em.flush();
}
