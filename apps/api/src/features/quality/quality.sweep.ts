import { Inject, Injectable } from '@nestjs/common';
import { type QualityThresholds, summariseLink } from '@jiedui/domain';
import { type Clock, grouped, type PersonId, type SessionId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { API_CONFIG, type ApiConfig } from '../../base/config/api.config.js';
import { Database } from '../../base/database/database.js';
import { Repeats } from '../../base/jobs/repeats.decorator.js';
import { minuteColumns, minuteOfRow, type MinuteRow } from './quality.minutes.js';

const sessionsAtOnce = 50;
const minutesAtOnce = 5_000;
const dayMs = 24 * 3_600_000;
/** What each session came to is kept for good; minutes are for finding out why, while somebody still may ask. */
const keptMs = 90 * dayMs;

/** Sessions that are over, or of which nothing has been heard for a while, with minutes that no summary holds. */
const due = `
select m.session_id as id from quality_minute m join live_session s on s.id = m.session_id
where not m.is_summarised
group by m.session_id, s.state
having s.state in ('ended', 'cancelled') or max(m.updated_at) < ?::timestamptz - interval '10 minutes'
limit ${sessionsAtOnce}`;

/** By whom the link was used: each side by its part in the consultation, all others by a post at one of its hospitals. */
const write = `
insert into link_quality (session_id, person_id, hospital_id, started_at, covered_ms, verdict, summary, made_at)
select s.id, told.person_id,
  case when told.person_id = c.requested_by_id then c.inviting_hospital_id
    when told.person_id = s.expert_id then c.invited_hospital_id
    else (select p.hospital_id from post p where p.person_id = told.person_id
      and p.hospital_id in (c.inviting_hospital_id, c.invited_hospital_id) limit 1) end,
  told.started_at, told.covered_ms, told.verdict, told.summary, ?::timestamptz
from jsonb_to_recordset(?::jsonb) as told (person_id uuid, started_at timestamptz, covered_ms integer, verdict text,
  summary jsonb)
join live_session s on s.id = ? join consultation c on c.id = s.consultation_id
on conflict (session_id, person_id) do update set covered_ms = excluded.covered_ms, verdict = excluded.verdict,
  summary = excluded.summary, made_at = excluded.made_at, started_at = excluded.started_at`;

/** Sums up sessions that are over, and forgets minutes that are old. */
@Injectable()
export class QualitySweep {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    @Inject(API_CONFIG) private readonly config: ApiConfig,
  ) {}

  @Repeats({ everyMs: 5_000, what: 'summing up the quality of sessions' })
  async sumUp(): Promise<void> {
    const now = this.clock.now().toISOString();
    const found = await this.database.read((em) => em.execute<{ id: SessionId }[]>(due, [now]));
    for (const { id } of found) await this.database.transaction((em) => this.sumUpOne(em, id, now));
  }

  @Repeats({ everyMs: 3_600_000, what: 'forgetting old minutes of quality' })
  async forget(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - keptMs).toISOString();
    await this.database.transaction((em) =>
      em.execute(
        `delete from quality_minute where ctid in (
           select ctid from quality_minute where minute_at < ? and is_summarised limit 100000)`,
        [before],
      ),
    );
  }

  private async sumUpOne(em: EntityManager, sessionId: SessionId, now: string): Promise<void> {
    await em.execute('select 1 from live_session where id = ? for update', [sessionId]);
    const rows = await em.execute<MinuteRow[]>(
      `select ${minuteColumns} from quality_minute where session_id = ? order by minute_at limit ${minutesAtOnce}`,
      [sessionId],
    );
    const links = [...grouped(rows, ({ personId }) => personId)].map(([personId, own]) =>
      linkOf(personId, own, this.config.QUALITY_THRESHOLDS),
    );
    await em.execute(write, [now, JSON.stringify(links), sessionId]);
    await em.execute('update quality_minute set is_summarised = true where session_id = ?', [sessionId]);
  }
}

function linkOf(personId: PersonId, rows: readonly MinuteRow[], thresholds: QualityThresholds) {
  const { coveredMs, verdict, ...summary } = summariseLink(rows.map(minuteOfRow), thresholds);
  return { person_id: personId, started_at: rows[0]?.minuteAt, covered_ms: coveredMs, verdict, summary };
}
