import { Inject, Injectable } from '@nestjs/common';
import { isStillPending, nextEscalation } from '@jiedui/domain';
import type { Clock } from '@jiedui/kernel';
import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import { newId } from '../../base/database/id.js';
import { Repeats } from '../../base/jobs/repeats.decorator.js';
import { oweJob } from '../../base/outbox/outbox.js';
import type { Consultation } from '../consultations/index.js';
import { NoticeEscalation } from './notice-escalation.entity.js';

const batchSize = 100;

const acknowledged = `select 1 as one from notification where acknowledged_at is not null and event_id in (
  select ?::uuid union all select id from notice_escalation where event_id = ?
) limit 1`;

/** Tells the next ones of what nobody acknowledged in time. Each step is raised once, with its notice, or settled. */
@Injectable()
export class EscalationSweep {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
  ) {}

  @Repeats({ everyMs: 2_000, what: 'raising what nobody acknowledged' })
  async sweep(): Promise<void> {
    while ((await this.round()) === batchSize);
  }

  private round(): Promise<number> {
    return this.database.transaction(async (em) => {
      const now = this.clock.now();
      const due = await em.find(
        NoticeEscalation,
        { state: 'waiting', dueAt: { $lte: now } },
        { orderBy: { dueAt: 'asc' }, limit: batchSize, lockMode: LockMode.PESSIMISTIC_PARTIAL_WRITE },
      );
      await em.populate(due, ['consultation']);
      for (const step of due) await this.end(em, step, now);
      return due.length;
    });
  }

  private async end(em: EntityManager, step: NoticeEscalation, now: Date): Promise<void> {
    const { id, eventId, kind, consultation } = step;
    const isSettled =
      !isStillPending(kind, consultation.state) ||
      (await em.execute<unknown[]>(acknowledged, [eventId, eventId])).length > 0;
    step.state = isSettled ? 'settled' : 'raised';
    step.endedAt = now;
    if (isSettled) return;
    oweJob(em, 'notification.fanOut', {
      eventId: id,
      consultationId: consultation.id,
      kind: 'consultation.unacknowledged',
    });
    watchFor(em, { eventId, kind, consultation, reached: step.step }, now);
  }
}

/** Sets the clock of the next step, where the notice has one. */
export function watchFor(
  em: EntityManager,
  {
    reached,
    consultation,
    ...notice
  }: Pick<NoticeEscalation, 'eventId' | 'kind'> & {
    readonly consultation: Consultation;
    readonly reached: number;
  },
  now: Date,
): void {
  const next = nextEscalation(notice.kind, consultation.urgency, reached, now);
  if (!next) return;
  const { step, dueAt } = next;
  em.persist(
    em.create(NoticeEscalation, {
      id: newId(),
      ...notice,
      consultation,
      step,
      state: 'waiting',
      dueAt,
      endedAt: null,
    }),
  );
}
