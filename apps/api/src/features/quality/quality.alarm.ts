import { Inject, Injectable } from '@nestjs/common';
import { alarmMinutes, alarmsOf, type QualityReason, qualityNotices } from '@jiedui/domain';
import { type Clock, type ConsultationId, grouped, type SessionId } from '@jiedui/kernel';
import { createHash } from 'node:crypto';
import { CLOCK } from '../../base/clock.js';
import { API_CONFIG, type ApiConfig } from '../../base/config/api.config.js';
import { Database } from '../../base/database/database.js';
import { Repeats } from '../../base/jobs/repeats.decorator.js';
import { oweJob } from '../../base/outbox/outbox.js';
import { minuteColumns, minuteOfRow, type MinuteRow } from './quality.minutes.js';

const minutesAtOnce = 20_000;

/** The last minutes of everybody in a session that goes on. */
const latest = `
select ${minuteColumns}, s.consultation_id as "consultationId"
from quality_minute join live_session s on s.id = session_id
where s.state = 'live' and not is_summarised and minute_at > ?::timestamptz - interval '${alarmMinutes + 1} minutes'
order by minute_at desc limit ${minutesAtOnce}`;

const told =
  'select distinct event_id::text as id from notification where event_id::text in (select jsonb_array_elements_text(?::jsonb))';

interface Alarm {
  readonly eventId: string;
  readonly consultationId: ConsultationId;
  readonly reason: QualityReason;
}

/** The same for the same session and reason, so that it is told once, however often it is seen and by whom. */
function eventIdOf(sessionId: SessionId, reason: QualityReason): string {
  const hex = createHash('sha256').update(`quality ${sessionId} ${reason}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Tells the coordinators when somebody's link gets in the way of a session for minutes. */
@Injectable()
export class QualityAlarm {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(API_CONFIG) private readonly config: ApiConfig,
    private readonly database: Database,
  ) {}

  @Repeats({ everyMs: 20_000, what: 'watching the links of sessions' })
  async look(): Promise<void> {
    await this.database.transaction(async (em) => {
      const rows = await em.execute<(MinuteRow & { consultationId: ConsultationId })[]>(latest, [
        this.clock.now().toISOString(),
      ]);
      const alarms = this.alarmsIn(rows);
      if (alarms.size === 0) return;
      const known = await em.execute<{ id: string }[]>(told, [JSON.stringify([...alarms.keys()])]);
      for (const { id } of known) alarms.delete(id);
      for (const { eventId, consultationId, reason } of alarms.values()) {
        oweJob(em, 'notification.fanOut', { eventId, consultationId, kind: qualityNotices[reason] });
      }
    });
  }

  private alarmsIn(rows: readonly (MinuteRow & { consultationId: ConsultationId })[]): Map<string, Alarm> {
    const alarms = new Map<string, Alarm>();
    const links = grouped(rows, ({ sessionId, personId }) => `${sessionId} ${personId}`);
    for (const own of links.values()) {
      const [first] = own;
      if (!first) continue;
      const { sessionId, consultationId } = first;
      for (const reason of alarmsOf(own.map(minuteOfRow), this.config.QUALITY_THRESHOLDS)) {
        const eventId = eventIdOf(sessionId, reason);
        alarms.set(eventId, { eventId, consultationId, reason });
      }
    }
    return alarms;
  }
}
