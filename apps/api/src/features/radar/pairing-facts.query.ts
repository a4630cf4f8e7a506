import { contractDay, type IsoDate, type OpenNeed, type Specialty } from '@jiedui/domain';
import type { AgreementId, HospitalId, PairingId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { latestCountyNeeds } from '../needs/index.js';
import { findPlanSigns, noPlanSigns, type PlanSigns } from './plan-signs.query.js';

/** What is known of a pairing with an agreement in force: of its consultations, how many and when the last. */
export interface WatchedPairing {
  readonly pairingId: PairingId;
  readonly agreementId: AgreementId;
  readonly agreementUntil: IsoDate | null;
  readonly contactEveryDays: number | null;
  readonly beganOn: IsoDate;
  readonly lastConsultationOn: IsoDate | null;
  readonly askedInYear: number;
  readonly plan: PlanSigns;
  readonly needs: readonly OpenNeed[];
}

interface Row extends Omit<WatchedPairing, 'plan' | 'needs'> {
  readonly invitingHospitalId: HospitalId;
  readonly specialties: readonly Specialty[];
}

/**
 * A renewed agreement goes on where the one before it ended: the beginning is that of the first. Only the system sees
 * the consultations of every pair.
 */
const sql = `
with recursive today(day) as (values (?::date)), run as (
  select a.id as agreement_id, a.valid_from, a.renews_id from agreement a, today
  where a.state = 'active' and today.day between a.valid_from and coalesce(a.valid_until, 'infinity')
  union all
  select run.agreement_id, coalesce(a.valid_from, run.valid_from), a.renews_id
  from run join agreement a on a.id = run.renews_id
), began as (
  select agreement_id, min(valid_from) as began_on from run group by agreement_id
)
select p.id as "pairingId", a.id as "agreementId", a.valid_until::text as "agreementUntil",
  a.contact_every_days as "contactEveryDays", began.began_on::text as "beganOn", to_jsonb(a.specialties) as specialties,
  p.inviting_hospital_id as "invitingHospitalId",
  (select max(c.submitted_at at time zone 'Asia/Shanghai')::date::text from consultation c
    where c.inviting_hospital_id = p.inviting_hospital_id and c.invited_hospital_id = p.invited_hospital_id
      and c.submitted_at is not null and c.state <> 'cancelled') as "lastConsultationOn",
  (select count(*)::int from consultation c
    where c.inviting_hospital_id = p.inviting_hospital_id and c.invited_hospital_id = p.invited_hospital_id
      and c.submitted_at > today.day - interval '1 year' and c.state <> 'cancelled') as "askedInYear"
from began join agreement a on a.id = began.agreement_id join pairing p on p.id = a.pairing_id cross join today
order by p.id`;

/** What each county hospital asks for, by the hospital. */
async function needsByHospital(em: EntityManager): Promise<Map<HospitalId, readonly OpenNeed[]>> {
  const answers = await latestCountyNeeds(em);
  return new Map(
    answers.map(({ hospitalId, specialties }) => [
      hospitalId,
      specialties.map((line) => ({
        specialty: line.specialty,
        casesPerYear: line.casesPerYear,
        transferOutPercent: line.transferOutPercent,
        wantedPosts: line.wantedPosts,
        wantedTechniques: line.wantedTechniques.length,
      })),
    ]),
  );
}

/** All pairings that the radar watches. To be read as the system. */
export async function findWatchedPairings(em: EntityManager, now: Date): Promise<WatchedPairing[]> {
  const today = contractDay(now);
  const rows = await em.execute<Row[]>(sql, [today]);
  const plans = await findPlanSigns(em, today);
  const needs = await needsByHospital(em);
  return rows.map(({ invitingHospitalId, specialties, ...row }) => ({
    ...row,
    plan: plans.get(row.pairingId) ?? noPlanSigns,
    needs: (needs.get(invitingHospitalId) ?? []).filter(({ specialty }) => specialties.includes(specialty)),
  }));
}
