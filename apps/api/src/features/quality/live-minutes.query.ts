import type { SessionId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { minuteColumns, type MinuteRow } from './quality.minutes.js';

/** The minute under way is told every ten seconds; what is older says nothing of now. */
const sql = `
select distinct on (session_id, person_id) ${minuteColumns} from quality_minute
where session_id in (select jsonb_array_elements_text(?::jsonb)::uuid)
  and minute_at > ?::timestamptz - interval '3 minutes'
order by session_id, person_id, minute_at desc, updated_at desc`;

/** The latest minute of each participant of these sessions. */
export async function latestMinutes(
  em: EntityManager,
  sessionIds: readonly SessionId[],
  now: Date,
): Promise<(session: string, person: string) => MinuteRow | undefined> {
  const rows = await em.execute<MinuteRow[]>(sql, [JSON.stringify(sessionIds), now.toISOString()]);
  return (session, person) =>
    rows.find(({ sessionId, personId }) => sessionId === session && personId === person);
}
