import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@jiedui/kernel';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import { Repeats } from '../../base/jobs/repeats.decorator.js';
import { Recording, RecordingEvent, RecordingSegment } from './recording.entity.js';
import { stopRecording } from './recording.facts.js';
import { newId } from '../../base/database/id.js';

const everyMs = 10_000;
/** The last files of a session that ended well are told by then. */
const graceMs = 8_000;

/** Ends recordings whose session is over: the room is gone, or its node, and nobody pressed stop. */
@Injectable()
export class RecordingSweep {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
  ) {}

  @Repeats({ everyMs, what: 'ending recordings' })
  async sweep(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - graceMs);
    await this.database.transaction(async (em) => {
      const rows = await em.execute<{ id: string; at: string }[]>(
        `select r.id, max(t.at) as at from recording r
         join live_session s on s.id = r.session_id
         join transition t on t.consultation_id = s.consultation_id and t.noun = 'session'
           and t.to_state in ('ended', 'cancelled')
         where r.state in ('asked', 'running') and s.state in ('ended', 'cancelled')
         group by r.id having max(t.at) < ?`,
        [before],
      );
      for (const { id, at } of rows) {
        const recording = await em.findOneOrFail(Recording, { id });
        const last = await em.findOne(RecordingSegment, { recording }, { orderBy: { endedAt: 'desc' } });
        const over = new Date(at);
        const stoppedAt = last && last.endedAt < over ? last.endedAt : over;
        stopRecording(em, recording, stoppedAt);
        const event = {
          kind: 'stopped',
          personId: null,
          happenedAt: stoppedAt,
          untilAt: null,
          detail: null,
        } as const;
        em.persist(em.create(RecordingEvent, { id: newId(), recording, ...event }));
      }
    });
  }
}
