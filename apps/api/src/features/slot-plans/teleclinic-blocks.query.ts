import type { IsoDate, Specialty } from '@jiedui/domain';
import type { HospitalId, PersonId, SlotPlanBlockId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';

/** Micro-slots in a row that a published plan opens. Minutes from midnight by the clock of `timeZone`. */
export interface TeleclinicBlock {
  readonly id: SlotPlanBlockId;
  readonly hospitalId: HospitalId;
  readonly timeZone: string;
  readonly specialty: Specialty;
  readonly date: IsoDate;
  readonly fromMinute: number;
  readonly slotMinutes: number;
  readonly slots: number;
  /** Held in any case; else where so many wait as `callFrom` says. */
  readonly isStanding: boolean;
  readonly callFrom: number;
  /** Whoever stands in; nobody has been named where it is null. */
  readonly expertId: PersonId | null;
}

export interface BlockQuestion {
  readonly hospitalIds: readonly HospitalId[];
  readonly from: IsoDate;
  readonly until: IsoDate;
  readonly specialty?: Specialty;
  readonly expertId?: PersonId;
}

const sql = `
select b.id, p.hospital_id as "hospitalId", h.time_zone as "timeZone", b.specialty, b.on_date::text as date,
  b.from_minute as "fromMinute", b.slot_minutes as "slotMinutes", b.slots, b.is_standing as "isStanding",
  b.call_from as "callFrom", b.expert_id as "expertId"
from slot_plan_block b join slot_plan p on p.id = b.plan_id join hospital h on h.id = p.hospital_id
where p.state = 'published' and p.hospital_id = any(array(select jsonb_array_elements_text(?::jsonb)::uuid))
  and b.on_date between ?::date and ?::date and b.specialty = coalesce(?, b.specialty)
  and (?::uuid is null or b.expert_id = ?::uuid)
order by b.on_date, b.from_minute, b.specialty, b.id`;

/** The tele-clinic that published plans open, for whoever searches slots. Both ends are part of the span. */
export const findTeleclinicBlocks = (
  em: EntityManager,
  { hospitalIds, from, until, specialty, expertId }: BlockQuestion,
): Promise<TeleclinicBlock[]> =>
  em.execute<TeleclinicBlock[]>(sql, [
    JSON.stringify(hospitalIds),
    from,
    until,
    specialty ?? null,
    expertId ?? null,
    expertId ?? null,
  ]);
