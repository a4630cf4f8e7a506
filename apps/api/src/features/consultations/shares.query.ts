import type { BrokenGlass } from '@jiedui/domain';
import type { ConsultationId, PersonId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';

export interface Shares {
  readonly memberIds: readonly PersonId[];
  readonly brokenGlass: readonly BrokenGlass[];
}

interface Row {
  consultation_id: ConsultationId;
  person_id: PersonId;
  until: Date | null;
}

const sql = `
select consultation_id, person_id, null::timestamptz as until from consultation_member where consultation_id = any(?)
union all
select consultation_id, person_id, until from break_glass where consultation_id = any(?) and until > ?`;

/** With whom these consultations are shared beyond their parties. */
export async function sharesOf(
  em: EntityManager,
  ids: readonly ConsultationId[],
  now: Date,
): Promise<(id: ConsultationId) => Shares> {
  const list = `{${ids.join(',')}}`;
  const rows = ids.length > 0 ? await em.execute<Row[]>(sql, [list, list, now.toISOString()]) : [];
  return (id) => {
    const own = rows.filter((row) => row.consultation_id === id);
    return {
      memberIds: own.flatMap(({ person_id, until }) => (until === null ? [person_id] : [])),
      brokenGlass: own.flatMap(({ person_id: personId, until }) =>
        until === null ? [] : [{ personId, until: new Date(until) }],
      ),
    };
  };
}

const ownSql = `
select consultation_id from consultation_member where person_id = ?
union select consultation_id from break_glass where person_id = ? and until > ?`;

/** The consultations that a person sees by membership or emergency access. */
export async function idsSharedWith(
  em: EntityManager,
  personId: PersonId,
  now: Date,
): Promise<ConsultationId[]> {
  const rows = await em.execute<Pick<Row, 'consultation_id'>[]>(ownSql, [
    personId,
    personId,
    now.toISOString(),
  ]);
  return rows.map((row) => row.consultation_id);
}
