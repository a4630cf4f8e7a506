import { Inject, Injectable, Logger } from '@nestjs/common';
import { type ClockKind, type MissedBy, systemActor } from '@jiedui/domain';
import type { Clock, ConsultationId } from '@jiedui/kernel';
import { errorCode } from '@jiedui/platform';
import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import { Repeats } from '../../base/jobs/repeats.decorator.js';
import { ConsultationHints } from './consultation.audience.js';
import { ConsultationLedger, type HeldConsultation } from './consultation.ledger.js';
import { ConsultationClock } from './entities/consultation-clock.entity.js';
import { Presence } from './entities/live-session.entity.js';
import { SessionLedger } from './session.ledger.js';

const sweepMs = 5_000;
const batch = 200;
/** While somebody still sits in a room after its time, it is looked at again this much later. */
const stillThereMs = 15 * 60_000;

/**
 * Does what the clocks of consultations say. The rows are the truth: a sweep takes what is due, holds the consultation,
 * and marks the clock as fired in the transaction of its effect, so that each fires exactly once.
 */
@Injectable()
export class CourseClock {
  private readonly logger = new Logger(CourseClock.name);

  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly ledger: ConsultationLedger,
    private readonly sessions: SessionLedger,
    private readonly hints: ConsultationHints,
  ) {}

  @Repeats({ everyMs: sweepMs, what: 'sweeping the clocks of consultations' })
  async sweep(): Promise<void> {
    const due = await this.database.read((em) =>
      em.find(
        ConsultationClock,
        { firedAt: null, dueAt: { $lte: this.clock.now() } },
        { orderBy: { dueAt: 'asc' }, limit: batch },
      ),
    );
    for (const { consultation, kind } of due) {
      // One that cannot be done must not keep the others from being done.
      await this.fire(consultation.id, kind).catch((error: unknown) =>
        this.logger.warn({ consultationId: consultation.id, kind }, `a clock failed: ${errorCode(error)}`),
      );
    }
  }

  private async fire(id: ConsultationId, kind: ClockKind): Promise<void> {
    const held = await this.database.transaction(async (em) => {
      const held = await this.ledger.hold(em, id, systemActor);
      const now = this.clock.now();
      const own = await em.findOne(
        ConsultationClock,
        { consultation: id, kind, firedAt: null, dueAt: { $lte: now } },
        { lockMode: LockMode.PESSIMISTIC_WRITE },
      );
      if (!own) return undefined;
      const again = await this.follow(em, held, kind, now);
      await em.flush();
      await em.execute(
        `update consultation_clock set fired_at = ?, due_at = coalesce(?, due_at)
         where consultation_id = ? and kind = ?`,
        [again ? null : now.toISOString(), again?.toISOString() ?? null, id, kind],
      );
      return held;
    });
    if (held) this.hints.changed(held.consultation);
  }

  /** @returns when to look again, where it was too early */
  private async follow(
    em: EntityManager,
    held: HeldConsultation,
    kind: ClockKind,
    now: Date,
  ): Promise<Date | undefined> {
    const { consultation } = held;
    switch (kind) {
      case 'response':
        this.ledger.oweNotice(em, consultation, { kind: 'consultation.responseOverdue' });
        return undefined;
      case 'answer':
        this.ledger.oweNotice(em, consultation, { kind: 'consultation.answerOverdue' });
        return undefined;
      case 'expire':
        await this.ledger.apply(em, held, 'expire');
        return undefined;
      case 'fallBack':
        await this.fallBack(em, held);
        return undefined;
      case 'noShow':
        return this.miss(em, held, now);
      case 'sessionOver':
        return this.endSession(em, held, now);
    }
  }

  private async fallBack(em: EntityManager, held: HeldConsultation): Promise<void> {
    await this.sessions.closeOpen(em, held.consultation, 'cancel');
    await em.flush();
    await this.ledger.apply(em, held, 'fallBack');
  }

  /** Whoever never came has missed it; where the time for a live answer is past too, it is written. */
  private async miss(em: EntityManager, held: HeldConsultation, now: Date): Promise<undefined> {
    const { consultation } = held;
    const missedBy = await this.absentSide(em, held);
    await this.sessions.closeOpen(em, consultation, 'end');
    await em.flush();
    await this.ledger.apply(em, held, 'miss', missedBy ? { missedBy } : {});
    const isLiveOver = consultation.fallBackAt !== null && consultation.fallBackAt <= now;
    if (isLiveOver && consultation.answerForm === 'live') await this.ledger.apply(em, held, 'fallBack');
    return undefined;
  }

  private async absentSide(
    em: EntityManager,
    { consultation }: HeldConsultation,
  ): Promise<MissedBy | undefined> {
    const session = await this.sessions.findOpen(em, consultation);
    if (!session) return undefined;
    const stays = await em.find(Presence, { session });
    const cameFromInviting = stays.some(({ person }) => person.id === consultation.requestedBy.id);
    const cameFromInvited = stays.some(({ person }) => person.id !== consultation.requestedBy.id);
    if (!cameFromInviting && !cameFromInvited) return 'both';
    return cameFromInviting ? 'invited' : 'inviting';
  }

  private async endSession(em: EntityManager, held: HeldConsultation, now: Date): Promise<Date | undefined> {
    const session = await this.sessions.findOpen(em, held.consultation);
    if (!session) return undefined;
    if ((await em.count(Presence, { session, leftAt: null })) > 0) {
      return new Date(now.getTime() + stillThereMs);
    }
    await this.sessions.closeOpen(em, held.consultation, 'end');
    await em.flush();
    if (held.consultation.answerForm === 'live') await this.ledger.apply(em, held, 'fallBack');
    return undefined;
  }
}
