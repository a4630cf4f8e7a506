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

export interface ExpertFacts extends Pick<AvailabilityFacts, 'rules' | 'exceptions' | 'clinics'> {
  readonly walking: Walking;
}

interface ExpertRow {
  readonly id: string;
  readonly walk_before: number;
  readonly walk_after: number;
  readonly rules: readonly (AvailabilityRule & { readonly zone: string })[] | null;
  readonly exceptions: readonly (Span & { readonly kind: ExceptionKind })[] | null;
  readonly clinics: readonly Span[] | null;
}

const expertsSql = `
select s.id, coalesce(a.walk_before_minutes, 0)::int as walk_before, coalesce(a.walk_after_minutes, 0)::int as walk_after,
  (select json_agg(json_build_object('zone', h.time_zone, 'weekday', r.weekday, 'fromMinute', r.from_minute,
     'untilMinute', r.until_minute, 'kind', r.kind))
   from availability_rule r join hospital h on h.id = r.hospital_id where r.person_id = s.id) as rules,
  (select json_agg(json_build_object('kind', e.kind, 'from', extract(epoch from e.starts_at) * 1000,
     'until', extract(epoch from e.ends_at) * 1000))
   from availability_exception e where e.person_id = s.id and e.ends_at > w.from_at and e.starts_at < w.until_at) as exceptions,
  (select json_agg(json_build_object('from', extract(epoch from c.starts_at) * 1000,
     'until', extract(epoch from c.ends_at) * 1000))
   from teleclinic_held c where c.expert_id = s.id
     and c.on_date between w.from_at::date - 1 and w.until_at::date + 1
     and c.ends_at > w.from_at and c.starts_at < w.until_at) as clinics
from (select ?::timestamptz as from_at, ?::timestamptz as until_at) w
cross join unnest(?::uuid[]) as s (id) left join availability_setting a on a.person_id = s.id`;

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

const togetherSql = `select (select json_agg(f) from (${expertsSql}) f) as experts,
  (select json_agg(distinct b.subject) from busy_times(?::uuid[], ?, ?, ?, ?) b) as busy`;

/** The facts of experts, and which of all subjects are taken during a span, by place, in one statement. */
export async function expertsAndBusy(
  em: EntityManager,
  asked: {
    readonly experts: readonly string[];
    readonly subjects: readonly string[];
    readonly span: Span;
    readonly around: Span;
    readonly now: Date;
    readonly butFor: ConsultationId;
  },
): Promise<{ facts: ReadonlyMap<string, ExpertFacts>; busy: ReadonlySet<number> }> {
  const { experts, subjects, span, around, now, butFor } = asked;
  const [row] = await em.execute<[{ experts: ExpertRow[] | null; busy: number[] | null }]>(togetherSql, [
    momentOf(around.from),
    momentOf(around.until),
    idArray(experts),
    idArray(subjects),
    momentOf(span.from),
    momentOf(span.until),
    now.toISOString(),
    butFor,
  ]);
  return {
    facts: new Map((row.experts ?? []).map((one) => [one.id, factsOf(one)])),
    busy: new Set((row.busy ?? []).map((place) => place - 1)),
  };
}

function factsOf({ rules, exceptions, clinics, walk_before, walk_after }: ExpertRow): ExpertFacts {
  const zones = [...new Set(rules?.map(({ zone }) => zone))];
  return {
    rules: zones.map((zone) => ({ zone, rules: (rules ?? []).filter((rule) => rule.zone === zone) })),
    exceptions: exceptions ?? [],
    clinics: clinics ?? [],
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

/** All of one subject in one row, moments in ms as PostgreSQL writes an array: rows are what costs here. */
interface BusyRow {
  readonly subject: number;
  readonly begins: string;
  readonly ends: string;
}

const busySql = `select subject, array_agg(taken_from)::text as begins, array_agg(taken_until)::text as ends
from busy_times(?::uuid[], ?, ?, ?, ?) group by subject`;

const momentsIn = (written: string) => JSON.parse(`[${written.slice(1, -1)}]`) as number[];

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
  if (ids.length === 0) return [];
  const rows = await em.execute<BusyRow[]>(busySql, [
    idArray(ids),
    momentOf(within.from),
    momentOf(within.until),
    now.toISOString(),
    butFor,
  ]);
  const bySubject = new Map(
    rows.map(({ subject, begins, ends }) => {
      const untils = momentsIn(ends);
      return [subject, momentsIn(begins).map((from, at) => ({ from, until: untils[at] ?? from }))];
    }),
  );
  return ids.map((_, at) => bySubject.get(at + 1) ?? []);
}
