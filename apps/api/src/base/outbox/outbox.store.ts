import type { EntityManager } from '@mikro-orm/postgresql';

/** An owed job as the queue takes it. */
export interface OwedJob {
  readonly id: string;
  readonly job: string;
  readonly payload: unknown;
  readonly requestId: string | null;
}

/**
 * Takes the oldest entries that were not handed over, in one statement: what another relay holds is skipped, and the
 * mark is undone with the transaction should the hand-over fail.
 */
export async function takeWaiting(em: EntityManager, limit: number): Promise<OwedJob[]> {
  const taken = await em.execute<OwedJob[]>(
    `update outbox set published_at = clock_timestamp() where id in (
       select id from outbox where published_at is null order by created_at limit ? for update skip locked
     ) returning id, job, payload, request_id as "requestId"`,
    [limit],
  );
  // The ids are in order of time.
  return taken.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** Marks what was done, or given up; in the order of the ids, so that two who do it never wait for each other. */
export async function markEnded(
  em: EntityManager,
  ids: readonly string[],
  column: 'done_at' | 'dead_at',
): Promise<void> {
  await em.execute(
    `update outbox set ${column} = clock_timestamp() where id in (
       select id from outbox where id = any(?::uuid[]) order by id for update
     )`,
    [`{${ids.join(',')}}`],
  );
}

/** What was handed over so many seconds ago and has not ended yet, longest first. */
export async function findOpen(
  em: EntityManager,
  olderThanSeconds: number,
  limit: number,
): Promise<string[]> {
  const rows = await em.execute<{ id: string }[]>(
    `select id from outbox where published_at < clock_timestamp() - make_interval(secs => ?)
       and done_at is null and dead_at is null
     order by published_at limit ? for update skip locked`,
    [olderThanSeconds, limit],
  );
  return rows.map(({ id }) => id);
}

/** Hands over again: `again` as if never handed over; `seen` the queue still holds, so that they are asked about later. */
export async function reopen(
  em: EntityManager,
  again: readonly string[],
  seen: readonly string[],
): Promise<void> {
  await em.execute(
    `update outbox set published_at = case when id = any(?::uuid[]) then null else clock_timestamp() end
     where id = any(?::uuid[])`,
    [`{${again.join(',')}}`, `{${[...again, ...seen].join(',')}}`],
  );
}

export async function forgetEnded(em: EntityManager, keptDays: number): Promise<void> {
  await em.execute(
    'delete from outbox where coalesce(done_at, dead_at) < clock_timestamp() - make_interval(days => ?)',
    [keptDays],
  );
}
