import type { NextAction, RadarItem } from '@jiedui/contracts';
import { type EscalationStep, dayNumber, type IsoDate } from '@jiedui/domain';
import type { PairingId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';

export interface ItemRow extends Omit<RadarItem, 'daysSilent' | 'nextAction' | 'escalation'> {
  readonly nextActions: readonly NextAction[];
  readonly step: EscalationStep | null;
  readonly raisedAt: Date | string | null;
  readonly acknowledgedAt: Date | string | null;
}

const hospital = (alias: string) =>
  `jsonb_build_object('id', ${alias}.id, 'code', ${alias}.code, 'nameZh', ${alias}.name_zh, 'nameEn', ${alias}.name_en,
    'timeZone', ${alias}.time_zone)`;

export const itemColumns = `
jsonb_build_object('id', p.id, 'invitingHospital', ${hospital('i')}, 'invitedHospital', ${hospital('d')}) as pairing,
  r.agreement_id as "agreementId", r.state, r.silent_since::text as "silentSince",
  r.contact_every_days as "contactEveryDays", r.due_on::text as "dueOn", r.last_sign as "lastSign",
  r.next_actions as "nextActions", e.step, e.raised_at as "raisedAt", e.acknowledged_at as "acknowledgedAt",
  s.until::text as "snoozedUntil"`;

/** Of the pairings that are watched, those of the hospitals that are asked for. */
export const watchedPairings = `
radar_reading r join pairing p on p.id = r.pairing_id
join hospital i on i.id = p.inviting_hospital_id join hospital d on d.id = p.invited_hospital_id`;

export const withEscalation = `
left join lateral (
  select e.step, e.raised_at, e.acknowledged_at from radar_escalation e
  where e.pairing_id = r.pairing_id and e.silent_since = r.silent_since and e.closed_at is null
  order by e.step desc limit 1
) e on true
left join radar_snooze s on s.pairing_id = r.pairing_id and s.ended_at is null`;

export const instantOf = (at: Date | string | null): string | null => at && new Date(at).toISOString();

/** @param today by which the days of silence are counted */
export function itemOf(row: ItemRow, today: IsoDate): RadarItem {
  const { nextActions, step, raisedAt, acknowledgedAt, ...item } = row;
  const raised = instantOf(raisedAt);
  return {
    ...item,
    daysSilent: dayNumber(today) - dayNumber(item.silentSince),
    escalation:
      step === null || raised === null
        ? null
        : { step, raisedAt: raised, acknowledgedAt: instantOf(acknowledgedAt) },
    nextAction: nextActions[0] ?? null,
  };
}

export interface DetailRow extends ItemRow {
  readonly beganOn: IsoDate;
  readonly lastConsultationOn: IsoDate | null;
  readonly lastVisitOn: IsoDate | null;
  readonly lastMilestoneOn: IsoDate | null;
  readonly askedInYear: number;
}

const detail = `
select ${itemColumns}, r.began_on::text as "beganOn", r.last_consultation_on::text as "lastConsultationOn",
  r.last_visit_on::text as "lastVisitOn", r.last_milestone_on::text as "lastMilestoneOn",
  r.asked_in_year as "askedInYear"
from ${watchedPairings} ${withEscalation} where r.pairing_id = ?`;

/** @returns nothing where no agreement of the pair is in force */
export async function findDetail(em: EntityManager, id: PairingId): Promise<DetailRow | undefined> {
  const [row] = await em.execute<DetailRow[]>(detail, [id]);
  return row;
}
