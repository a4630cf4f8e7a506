import { CatalogueError } from '@jiedui/contracts';
import type { Permission, Specialty } from '@jiedui/domain';
import type { HospitalId, PersonId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../../base/database/id.js';
import type { Caller } from '../../base/http/caller.js';
import { Hospital } from '../hospitals/index.js';
import type { AccessPolicy } from '../policy/index.js';
import { eligibleExperts } from '../routing/index.js';

/** @throws NOT_FOUND, or ACTION_NOT_ALLOWED to who is not of the hospital */
export async function hospitalFor(
  em: EntityManager,
  policy: AccessPolicy,
  { actor }: Caller,
  id: HospitalId,
  permission: Permission,
): Promise<Hospital> {
  const hospital = await em.findOne(Hospital, { id });
  if (!hospital) throw new CatalogueError('NOT_FOUND');
  policy.require(actor, permission, { kind: 'hospital', hospitalId: id, regionCode: hospital.regionCode });
  return hospital;
}

/** @throws EXPERT_NOT_ELIGIBLE where one of them may not take questions of the specialty */
export async function requireEligible(
  em: EntityManager,
  { hospitalId, specialty }: { readonly hospitalId: HospitalId; readonly specialty: Specialty },
  personIds: readonly (PersonId | null)[],
  now: Date,
): Promise<void> {
  const people = (await eligibleExperts(em, [hospitalId], specialty, now)).get(hospitalId) ?? [];
  const known = new Set(people.map(({ id }) => id));
  if (personIds.some((id) => id !== null && !known.has(id))) throw new CatalogueError('EXPERT_NOT_ELIGIBLE');
}

interface HeldRoster {
  readonly id: string;
  readonly revision: number;
}

/** The roster of a specialty, locked for this transaction; it is made where there is none. */
export async function holdRoster(
  em: EntityManager,
  hospitalId: HospitalId,
  specialty: Specialty,
  now: Date,
): Promise<HeldRoster> {
  await em.execute(
    `insert into roster (id, hospital_id, specialty, revision, updated_at) values (?, ?, ?, 0, ?)
     on conflict (hospital_id, specialty) do nothing`,
    [newId(), hospitalId, specialty, now.toISOString()],
  );
  const [roster] = await em.execute<[HeldRoster]>(
    'select id, revision from roster where hospital_id = ? and specialty = ? for update',
    [hospitalId, specialty],
  );
  return roster;
}
