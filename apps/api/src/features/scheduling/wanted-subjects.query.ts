import { CatalogueError } from '@jiedui/contracts';
import type { PersonId, ResourceId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { type Consultation, ConsultationMember } from '../consultations/index.js';
import type { Subject } from './reservation.desk.js';
import { idArray } from './sql-values.js';

export interface Wanted {
  readonly expertIds?: readonly PersonId[] | undefined;
  readonly resourceIds?: readonly ResourceId[] | undefined;
}

const resourcesSql = `select kind, id from resource
  where id = any(?::uuid[]) and hospital_id = any(?::uuid[]) and retired_at is null`;

/**
 * The expert who took the question, and whom and what else is wanted; what is left unsaid stays as it was.
 * @throws SUBJECT_UNKNOWN for experts who do not take part, and for rooms of other hospitals or out of use
 */
export async function wantedSubjects(
  em: EntityManager,
  consultation: Consultation,
  expertId: PersonId,
  { wanted, before }: { readonly wanted: Wanted; readonly before: readonly Subject[] },
): Promise<Subject[]> {
  const members = await em.find(ConsultationMember, { consultation });
  const memberIds = new Set<string>(members.map(({ person }) => person.id));
  // Whoever left the consultation since, or had it before, is not asked again by leaving it unsaid.
  const kept = before.filter(({ kind, id }) => kind === 'expert' && memberIds.has(id)).map(({ id }) => id);
  const experts = new Set<string>([expertId, ...(wanted.expertIds ?? kept)]);
  if ([...experts].some((id) => id !== expertId && !memberIds.has(id)))
    throw new CatalogueError('SUBJECT_UNKNOWN');
  const resourceIds =
    wanted.resourceIds ?? before.filter(({ kind }) => kind !== 'expert').map(({ id }) => id);
  const resources = await resourcesOf(em, consultation, resourceIds);
  if (wanted.resourceIds && resources.length < new Set(resourceIds).size) {
    throw new CatalogueError('SUBJECT_UNKNOWN');
  }
  return [...[...experts].map((id) => ({ kind: 'expert' as const, id })), ...resources];
}

async function resourcesOf(
  em: EntityManager,
  { invitingHospital, invitedHospital }: Consultation,
  ids: readonly string[],
): Promise<Subject[]> {
  if (ids.length === 0) return [];
  const hospitalIds = [invitingHospital, invitedHospital].flatMap((hospital) => hospital?.id ?? []);
  return em.execute<Subject[]>(resourcesSql, [idArray(ids), idArray(hospitalIds)]);
}
