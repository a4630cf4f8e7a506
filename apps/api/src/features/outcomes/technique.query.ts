import type { TechniqueCode } from '@jiedui/domain';
import type { HospitalId, PersonId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';

export interface TechniqueRow {
  readonly id: string;
  readonly technique: TechniqueCode;
  readonly since: string;
  readonly toldById: PersonId | null;
  readonly toldAt: string;
}

/** Those a hospital does by itself, the latest first; what was withdrawn is left out. */
export const findTechniques = (em: EntityManager, hospitalId: HospitalId): Promise<TechniqueRow[]> =>
  em.execute<TechniqueRow[]>(
    `select id, technique, since::text as since, told_by_id as "toldById", told_at as "toldAt"
     from technique_introduced where hospital_id = ? and withdrawn_at is null
     order by technique_introduced.since desc, technique`,
    [hospitalId],
  );

/** @returns false where the technique is told already */
export async function addTechnique(
  em: EntityManager,
  row: TechniqueRow & { readonly hospitalId: HospitalId },
): Promise<boolean> {
  const { affectedRows } = await em.execute<{ affectedRows: number }>(
    `insert into technique_introduced (id, hospital_id, technique, since, told_by_id, told_at)
     values (?, ?, ?, ?, ?, ?) on conflict (hospital_id, technique) where withdrawn_at is null do nothing`,
    [row.id, row.hospitalId, row.technique, row.since, row.toldById, row.toldAt],
    'run',
  );
  return affectedRows === 1;
}

export interface Withdrawal {
  readonly id: string;
  readonly hospitalId: HospitalId;
  readonly personId: PersonId;
  readonly at: string;
  readonly reason: string;
}

/** @returns the technique, nothing where there is no such entry or it was withdrawn before */
export async function endTechnique(
  em: EntityManager,
  { id, hospitalId, personId, at, reason }: Withdrawal,
): Promise<TechniqueCode | undefined> {
  const rows = await em.execute<{ technique: TechniqueCode }[]>(
    `update technique_introduced set withdrawn_by_id = ?, withdrawn_at = ?, withdrawn_reason = ?
     where id = ? and hospital_id = ? and withdrawn_at is null returning technique`,
    [personId, at, reason, id, hospitalId],
  );
  return rows[0]?.technique;
}
