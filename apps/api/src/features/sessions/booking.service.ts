import { Inject, Injectable } from '@nestjs/common';
import { type Appointment, CatalogueError, type InputOf } from '@jiedui/contracts';
import type { Clock, ConsultationId, SessionId } from '@jiedui/kernel';
import { DriverException, type EntityManager } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import { newId } from '../../base/database/id.js';
import type { Caller } from '../../base/http/caller.js';
import {
  type Consultation,
  ConsultationHints,
  ConsultationLedger,
  LiveSession,
  openSessionStates,
  SessionLedger,
} from '../consultations/index.js';
import { Person } from '../people/index.js';

const exclusionViolation = '23P01';
const spanMaxMs = 60 * 24 * 3_600_000;

interface Span {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** Books sessions. The database refuses two that overlap for one expert, whoever comes first. */
@Injectable()
export class BookingService {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly ledger: ConsultationLedger,
    private readonly sessions: SessionLedger,
    private readonly hints: ConsultationHints,
  ) {}

  async schedule(
    caller: Caller,
    id: ConsultationId,
    body: InputOf<'scheduleConsultation'>['body'],
  ): Promise<void> {
    const appointment = { startsAt: new Date(body.startsAt), endsAt: new Date(body.endsAt) };
    const consultation = await this.database
      .transaction(async (em) => {
        const held = await this.ledger.hold(em, id, caller.actor, body);
        await this.ledger.apply(em, held, 'schedule', { appointment });
        await this.book(em, held.consultation, appointment);
        await em.flush();
        return held.consultation;
      })
      .catch((error: unknown) => {
        const isTaken = error instanceof DriverException && error.code === exclusionViolation;
        throw isTaken ? new CatalogueError('EXPERT_DOUBLE_BOOKED') : error;
      });
    this.hints.changed(consultation);
  }

  list(caller: Caller, { from, to }: InputOf<'listAppointments'>['query']): Promise<Appointment[]> {
    const span = { from: new Date(from), to: new Date(to) };
    const lengthMs = span.to.getTime() - span.from.getTime();
    if (lengthMs <= 0 || lengthMs > spanMaxMs) {
      throw new CatalogueError('REQUEST_INVALID', [
        { path: 'query.to', code: 'span', message: 'Must lie after "from", by at most 60 days' },
      ]);
    }
    return this.database.read(async (em) => {
      const mine = await em.find(
        LiveSession,
        {
          state: { $in: [...openSessionStates] },
          startsAt: { $lt: span.to },
          endsAt: { $gt: span.from },
          $or: [{ expert: caller.personId }, { consultation: { requestedBy: caller.personId } }],
        },
        { populate: ['consultation'], orderBy: { startsAt: 'asc' } },
      );
      return mine.map(({ consultation, startsAt, endsAt }) => ({
        consultationId: consultation.id,
        number: consultation.number,
        startsAt: startsAt.toISOString(),
        endsAt: endsAt.toISOString(),
      }));
    });
  }

  private async book(em: EntityManager, consultation: Consultation, span: Span): Promise<void> {
    if (!consultation.expert) throw new CatalogueError('STATE_CONFLICT');
    // Two overlapping bookings checked at once would deadlock on the constraint: one expert, one at a time.
    await em.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [consultation.expert.id]);
    const open = await this.sessions.findOpen(em, consultation);
    if (open) {
      Object.assign(open, span);
      return;
    }
    em.persist(
      em.create(LiveSession, {
        id: newId<SessionId>(),
        consultation,
        expert: em.getReference(Person, consultation.expert.id),
        state: 'booked',
        ...span,
        nodeId: null,
        createdAt: this.clock.now(),
      }),
    );
  }
}
