import type { RosterSwap } from '@jiedui/contracts';
import type { OnCallRank, Specialty } from '@jiedui/domain';
import type { HospitalId, PersonId, RosterSwapId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Hospital, hospitalView } from '../hospitals/index.js';
import { Person, personView } from '../people/index.js';

export interface SwapRow {
  readonly id: RosterSwapId;
  readonly rosterId: string;
  readonly hospitalId: HospitalId;
  readonly specialty: Specialty;
  readonly rank: OnCallRank;
  readonly date: string;
  readonly fromMinute: number;
  readonly untilMinute: number;
  readonly fromPersonId: PersonId;
  readonly toPersonId: PersonId;
  readonly reason: string;
  readonly state: RosterSwap['state'];
  readonly askedAt: Date;
}

const select = `
select s.id, s.roster_id as "rosterId", r.hospital_id as "hospitalId", r.specialty, s.rank, s.date::text as date,
  s.from_minute as "fromMinute", s.until_minute as "untilMinute", s.from_person_id as "fromPersonId",
  s.to_person_id as "toPersonId", s.reason, s.state, s.asked_at as "askedAt"
from roster_swap s join roster r on r.id = s.roster_id`;

/** Asked and not yet over, and what was answered of the days to come. */
export const findSwapsOf = (em: EntityManager, personId: PersonId, from: string): Promise<SwapRow[]> =>
  em.execute<SwapRow[]>(
    `${select} where ? in (s.from_person_id, s.to_person_id) and s.date >= ?::date and s.state <> 'withdrawn'
     order by s.date, s.from_minute, s.id`,
    [personId, from],
  );

export const findSwapsAt = (
  em: EntityManager,
  hospitalId: HospitalId,
  specialty: Specialty,
  from: string,
): Promise<SwapRow[]> =>
  em.execute<SwapRow[]>(
    `${select} where r.hospital_id = ? and r.specialty = ? and s.date >= ?::date and s.state <> 'withdrawn'
     order by s.date, s.from_minute, s.id`,
    [hospitalId, specialty, from],
  );

/** Locked for this transaction. */
export async function holdSwap(em: EntityManager, id: RosterSwapId): Promise<SwapRow | undefined> {
  const [swap] = await em.execute<SwapRow[]>(`${select} where s.id = ? for update of s`, [id]);
  return swap;
}

export async function swapViews(em: EntityManager, rows: readonly SwapRow[]): Promise<RosterSwap[]> {
  const hospitals = await em.find(Hospital, { id: { $in: rows.map(({ hospitalId }) => hospitalId) } });
  const people = await em.find(Person, {
    id: { $in: rows.flatMap(({ fromPersonId, toPersonId }) => [fromPersonId, toPersonId]) },
  });
  const personOf = (id: PersonId) => personView(people.find((one) => one.id === id) as Person);
  return rows.map((row) => {
    const { rosterId: _, hospitalId, fromPersonId, toPersonId, askedAt, ...swap } = row;
    return {
      ...swap,
      hospital: hospitalView(hospitals.find(({ id }) => id === hospitalId) as Hospital),
      from: personOf(fromPersonId),
      to: personOf(toPersonId),
      askedAt: new Date(askedAt).toISOString(),
    };
  });
}
