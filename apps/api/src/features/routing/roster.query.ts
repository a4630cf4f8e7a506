import {
  addDays,
  dayMinutes,
  type IsoDate,
  localDate,
  type OnCallRank,
  type Roster,
  type RosterException,
  type Specialty,
  type WeeklyShift,
} from '@jiedui/domain';
import type { HospitalId, PersonId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';

export interface KeptRoster extends Roster {
  readonly id: string;
  readonly hospitalId: HospitalId;
  readonly specialty: Specialty;
  readonly revision: number;
  readonly exceptions: readonly KeptException[];
}

export interface KeptException extends RosterException {
  readonly id: string;
  readonly reason: string;
}

interface Row {
  readonly id: string;
  readonly hospitalId: HospitalId;
  readonly specialty: Specialty;
  readonly revision: number;
  readonly timeZone: string;
  readonly weekly: readonly WeeklyShift[];
  readonly exceptions: readonly (Omit<KeptException, 'createdAt'> & { readonly createdAt: string })[];
}

const sql = `
select r.id, r.hospital_id as "hospitalId", r.specialty, r.revision, h.time_zone as "timeZone",
  coalesce((select jsonb_agg(jsonb_build_object('rank', rank, 'weekday', weekday, 'fromMinute', from_minute,
    'untilMinute', until_minute, 'personId', person_id) order by rank, weekday, from_minute)
    from roster_shift where roster_id = r.id), '[]') as weekly,
  coalesce((select jsonb_agg(jsonb_build_object('id', id, 'rank', rank, 'date', date, 'fromMinute', from_minute,
    'untilMinute', until_minute, 'personId', person_id, 'source', source, 'reason', reason,
    'createdAt', created_at) order by date, from_minute)
    from roster_exception where roster_id = r.id and removed_at is null and date between ?::date and ?::date), '[]')
    as exceptions
from roster r join hospital h on h.id = r.hospital_id
where r.hospital_id = any(array(select jsonb_array_elements_text(?::jsonb)::uuid))
  and (?::text is null or r.specialty = ?) order by h.code, r.specialty`;

/** Rosters of hospitals, with what holds on single days from the day before one date until another. */
export async function findRosters(
  em: EntityManager,
  hospitalIds: readonly HospitalId[],
  { from, until, specialty = null }: { from: IsoDate; until: IsoDate; specialty?: Specialty | null },
): Promise<KeptRoster[]> {
  const rows = await em.execute<Row[]>(sql, [
    addDays(from, -1),
    until,
    JSON.stringify(hospitalIds),
    specialty,
    specialty,
  ]);
  return rows.map((row) => ({
    ...row,
    exceptions: row.exceptions.map((one) => ({ ...one, createdAt: new Date(one.createdAt) })),
  }));
}

/** The same for a span of time; a day wider on either side, as hospitals keep clocks of their own. */
export const findRostersBetween = (
  em: EntityManager,
  hospitalIds: readonly HospitalId[],
  { from, until, specialty }: { from: Date; until: Date; specialty?: Specialty },
): Promise<KeptRoster[]> =>
  findRosters(em, hospitalIds, {
    from: addDays(localDate(from, 'UTC'), -1),
    until: addDays(localDate(until, 'UTC'), 1),
    specialty: specialty ?? null,
  });

/** One part of a day of a rank: what an exception or a swap is about. */
export interface DayPart {
  readonly rank: OnCallRank;
  readonly date: IsoDate;
  readonly fromMinute: number;
  readonly untilMinute: number;
}

export const isPartSound = ({ fromMinute, untilMinute }: Omit<DayPart, 'rank' | 'date'>): boolean =>
  untilMinute > fromMinute && untilMinute - fromMinute <= dayMinutes;

/** Everybody named on a roster. */
export const peopleOf = ({ weekly, exceptions }: Roster): PersonId[] => [
  ...new Set([...weekly, ...exceptions].flatMap(({ personId }) => personId ?? [])),
];
