import { type Specialty, specialtyStrengths } from '@jiedui/domain';
import type { HospitalId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';

/** As many as a doctor can look through; the nearest are kept. */
const neighboursAtMost = 30;
/** From here on a hospital answers for others, not for its own patients alone. */
const strong = specialtyStrengths.slice(0, specialtyStrengths.indexOf('prefectureKey') + 1);

const sql = `
select h.id from hospital h join hospital asker on asker.id = ? and length(asker.region_code) >= 4
where h.id <> asker.id
  and not exists (select from pairing p where p.inviting_hospital_id = asker.id and p.invited_hospital_id = h.id)
  and (
    (left(h.region_code, 2) = left(asker.region_code, 2)
      and h.specialties && array(select jsonb_array_elements_text(?::jsonb)))
    or exists (
      select from pairing p join hospital n on n.id = p.inviting_hospital_id
        join agreement a on a.pairing_id = p.id and a.state = 'active' and ? = any(a.specialties)
      where p.invited_hospital_id = h.id and left(n.region_code, 4) = left(asker.region_code, 4)
    )
  )
order by left(h.region_code, 4) <> left(asker.region_code, 4), left(h.region_code, 2) <> left(asker.region_code, 2),
  h.code limit ${neighboursAtMost}`;

/**
 * Who might help out: hospitals of the same province that are strong in the specialty, and those that answer it for a
 * hospital of the same prefecture already. Whether they may be asked is another question.
 */
export async function findNeighbours(
  em: EntityManager,
  askerId: HospitalId,
  specialty: Specialty,
): Promise<HospitalId[]> {
  const strengths = JSON.stringify(strong.map((strength) => `${specialty}:${strength}`));
  const rows = await em.execute<{ id: HospitalId }[]>(sql, [askerId, strengths, specialty]);
  return rows.map(({ id }) => id);
}
