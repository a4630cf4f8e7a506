import {
  type AvailabilityFacts,
  type AvailabilityRule,
  type ExceptionKind,
  type Span,
  type Walking,
  type WeeklyHours,
  type WorkingSpan,
} from '@jiedui/domain';
import type { ConsultationId, HospitalId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { idArray, momentOf } from './sql-values.js';

export interface ExpertFacts extends Pick<AvailabilityFacts, 'rules' | 'exceptions'> {
  readonly walking: Walking;
}

interface ExpertRow {
  readonly id: string;
  readonly walk_before: number;
  readonly walk_after: number;
  readonly rules: readonly (AvailabilityRule & { readonly zone: string })[] | null;
  readonly exceptions: readonly (Span & { readonly kind: ExceptionKind })[] | null;
}

const expertsSql = `
select s.id, coalesce(w.walk_before_minutes, 0)::int as walk_before, coalesce(w.walk_after_minutes, 0)::int as walk_after,
  (select json_agg(json_build_object('zone', h.time_zone, 'weekday', r.weekday, 'fromMinute', r.from_minute,
     'untilMinute', r.until_minute, 'kind', r.kind))
   from availability_rule r join hospital h on h.id = r.hospital_id where r.person_id = s.id) as rules,
  (select json_agg(json_build_object('kind', e.kind, 'from', extract(epoch from e.starts_at) * 1000,
     'until', extract(epoch from e.ends_at) * 1000))
   from availability_exception e where e.person_id = s.id and e.ends_at > ? and e.starts_at < ?) as exceptions
from unnest(?::uuid[]) as s (id) left join availability_setting w on w.person_id = s.id`;

/** What decides when experts may be booked, by id, as far as it touches a span. */
export async function expertFacts(
  em: EntityManager,
  ids: readonly string[],
  within: Span,
): Promise<ReadonlyMap<string, ExpertFacts>> {
  if (ids.length === 0) return new Map();
  const rows = await em.execute<ExpertRow[]>(expertsSql, [
    momentOf(within.from),
    momentOf(within.until),
    idArray(ids),
  ]);
  return new Map(rows.map((row) => [row.id, factsOf(row)]));
}

function factsOf({ rules, exceptions, walk_before, walk_after }: ExpertRow): ExpertFacts {
  const zones = [...new Set(rules?.map(({ zone }) => zone))];
  return {
    rules: zones.map((zone) => ({ zone, rules: (rules ?? []).filter((rule) => rule.zone === zone) })),
    exceptions: exceptions ?? [],
    walking: { beforeMinutes: walk_before, afterMinutes: walk_after },
  };
}

/** The working hours of hospitals, by id. */
export async function hospitalHours(
  em: EntityManager,
  ids: readonly HospitalId[],
): Promise<ReadonlyMap<HospitalId, WeeklyHours>> {
  const rows = await em.execute<{ id: HospitalId; time_zone: string; working_hours: WorkingSpan[] }[]>(
    'select id, time_zone, working_hours from hospital where id = any(?::uuid[])',
    [idArray(ids)],
  );
  return new Map(rows.map((row) => [row.id, { zone: row.time_zone, hours: row.working_hours }]));
}

interface BusyRow {
  readonly subject: number;
  readonly taken_from: number;
  readonly taken_until: number;
}

/**
 * When people and things are taken, in the order of their ids: the times alone, whosever they are.
 * @param butFor a consultation whose own time does not count, since it would move
 */
export async function busyTimes(
  em: EntityManager,
  ids: readonly string[],
  within: Span,
  { now, butFor }: { readonly now: Date; readonly butFor: ConsultationId | null },
): Promise<readonly (readonly Span[])[]> {
  const busy: Span[][] = ids.map(() => []);
  if (ids.length === 0) return busy;
  const rows = await em.execute<BusyRow[]>(
    'select subject, taken_from, taken_until from busy_times(?::uuid[], ?, ?, ?, ?)',
    [idArray(ids), momentOf(within.from), momentOf(within.until), now.toISOString(), butFor],
  );
  for (const row of rows) busy[row.subject - 1]?.push({ from: row.taken_from, until: row.taken_until });
  return busy;
}
