import type { Person, RadarEscalation, RadarSnooze } from '@jiedui/contracts';
import type { PairingId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { instantOf } from './radar-item.query.js';

const person = (alias: string) =>
  `jsonb_build_object('id', ${alias}.id, 'nameZh', ${alias}.name_zh, 'nameEn', ${alias}.name_en)`;
const shownAtMost = 30;

const escalations = `
select e.id, e.step, e.silent_since::text as "silentSince", e.raised_at as "raisedAt", e.closed_at as "closedAt",
  e.acknowledged_at as "acknowledgedAt", case when q.id is not null then ${person('q')} end as "acknowledgedBy"
from radar_escalation e left join person q on q.id = e.acknowledged_by_id
where e.pairing_id = ? order by e.raised_at desc, e.step desc limit ${shownAtMost}`;

const snooze = `
select s.until::text as until, s.reason, s.snoozed_at as "snoozedAt", ${person('q')} as "snoozedBy"
from radar_snooze s join person q on q.id = s.snoozed_by_id where s.pairing_id = ? and s.ended_at is null`;

type Dated<T, K extends keyof T> = Omit<T, K> & Record<K, Date | string | null>;

/** Who was told of the sleeps of a pairing, and who took note; the latest first. */
export async function findEscalations(em: EntityManager, id: PairingId): Promise<RadarEscalation[]> {
  const rows = await em.execute<Dated<RadarEscalation, 'raisedAt' | 'acknowledgedAt' | 'closedAt'>[]>(
    escalations,
    [id],
  );
  return rows.map((row) => ({
    ...row,
    raisedAt: instantOf(row.raisedAt) ?? '',
    acknowledgedAt: instantOf(row.acknowledgedAt),
    closedAt: instantOf(row.closedAt),
  }));
}

export async function findSnooze(em: EntityManager, id: PairingId): Promise<RadarSnooze | null> {
  const [row] = await em.execute<(Dated<RadarSnooze, 'snoozedAt'> & { snoozedBy: Person })[]>(snooze, [id]);
  return row ? { ...row, snoozedAt: instantOf(row.snoozedAt) ?? '' } : null;
}
