import { type AgreementService, contractDay, type Specialty } from '@jiedui/domain';
import type { AgreementId, HospitalId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';

interface Lent {
  readonly hospitalId: HospitalId;
  readonly agreementId: AgreementId;
}

/**
 * Both said yes: the asker to the terms of a neighbour's agreement, the one who answers to lending it to neighbours of
 * the same prefecture. Of several, that of the same county, then the oldest.
 */
const sql = `
select distinct on (p.invited_hospital_id) p.invited_hospital_id as "hospitalId", a.id as "agreementId"
from hospital asker
join routing_setting asks on asks.hospital_id = asker.id and asks.asks_overflow
join hospital neighbour on neighbour.id <> asker.id and length(asker.region_code) >= 4
  and left(neighbour.region_code, 4) = left(asker.region_code, 4)
join pairing p on p.inviting_hospital_id = neighbour.id
join routing_setting answers on answers.hospital_id = p.invited_hospital_id and answers.answers_overflow
join agreement a on a.pairing_id = p.id and a.state = 'active' and ?::date between a.valid_from
  and coalesce(a.valid_until, 'infinity')
where asker.id = ? and p.invited_hospital_id = any(array(select jsonb_array_elements_text(?::jsonb)::uuid))
  and p.invited_hospital_id <> asker.id and ? = any(a.specialties)
  and a.services && array(select jsonb_array_elements_text(?::jsonb))
  and not exists (
    select from pairing own where own.inviting_hospital_id = asker.id
      and own.invited_hospital_id = p.invited_hospital_id
  )
order by p.invited_hospital_id, left(neighbour.region_code, 6) <> left(asker.region_code, 6), a.valid_from, a.id`;

/** Agreements of neighbours that a hospital may ask others under, where it has no pairing with them of its own. */
export async function lentAgreements(
  em: EntityManager,
  asked: {
    readonly invitingHospitalId: HospitalId;
    readonly invitedHospitalIds: readonly HospitalId[];
    readonly specialty: Specialty;
    readonly anyServiceOf: readonly AgreementService[];
  },
  now: Date,
): Promise<Map<HospitalId, AgreementId>> {
  const rows = await em.execute<Lent[]>(sql, [
    contractDay(now),
    asked.invitingHospitalId,
    JSON.stringify(asked.invitedHospitalIds),
    asked.specialty,
    JSON.stringify(asked.anyServiceOf),
  ]);
  return new Map(rows.map(({ hospitalId, agreementId }) => [hospitalId, agreementId]));
}
