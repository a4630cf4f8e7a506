import { Inject, Injectable } from '@nestjs/common';
import { CatalogueError, type InputOf } from '@jiedui/contracts';
import { appointmentMinutes, consultationLifecycle, holdMinutes, type Span } from '@jiedui/domain';
import type { Clock, ConsultationId, SessionId } from '@jiedui/kernel';
import { DriverException, type EntityManager } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import { newId } from '../../base/database/id.js';
import type { Caller } from '../../base/http/caller.js';
import { oweJob } from '../../base/outbox/outbox.js';
import {
  type Consultation,
  ConsultationHints,
  ConsultationLedger,
  type HeldConsultation,
  LiveSession,
  SessionEncryption,
  SessionLedger,
} from '../consultations/index.js';
import { ReservationDesk, type Weighed } from './reservation.desk.js';
import { type Wanted, wantedSubjects } from './wanted-subjects.query.js';

const exclusionViolation = '23P01';
const minuteMs = 60_000;
const startToleranceMs = 2 * minuteMs;
const schedulers = consultationLifecycle.transitions.reschedule.by;

const spanOf = (body: { readonly startsAt: string; readonly endsAt: string }): Span => ({
  from: Date.parse(body.startsAt),
  until: Date.parse(body.endsAt),
});

/** Holds, books and moves sessions, with all that they take. Whoever comes second is told so. */
@Injectable()
export class BookingService {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly ledger: ConsultationLedger,
    private readonly sessions: SessionLedger,
    private readonly encryption: SessionEncryption,
    private readonly desk: ReservationDesk,
    private readonly hints: ConsultationHints,
  ) {}

  async schedule(
    caller: Caller,
    id: ConsultationId,
    body: InputOf<'scheduleConsultation'>['body'],
  ): Promise<void> {
    const span = spanOf(body);
    const consultation = await this.atomically(async (em) => {
      const held = await this.ledger.hold(em, id, caller.actor, body);
      const { consultation } = held;
      const isMoved = consultationLifecycle.transitions.reschedule.from.some(
        (one) => one === consultation.state,
      );
      const action = isMoved ? 'reschedule' : 'schedule';
      const appointment = { startsAt: new Date(span.from), endsAt: new Date(span.until) };
      await this.ledger.apply(em, held, action, {
        appointment,
        ...(body.reason === undefined ? {} : { reason: body.reason }),
      });
      const weighed = await this.weigh(em, consultation, { span, wanted: body });
      const session = await this.sessionFor(em, consultation, appointment);
      await this.encrypt(em, held, { caller, session, isEncrypted: body.isEncrypted });
      await em.flush();
      await this.desk.take(em, {
        ...weighed,
        sessionId: session.id,
        holdUntil: null,
        byPersonId: caller.personId,
      });
      oweJob(em, 'appointment.tell', { sessionId: session.id });
      return consultation;
    });
    this.hints.changed(consultation);
  }

  /** @returns until when the time is kept */
  async hold(
    caller: Caller,
    id: ConsultationId,
    body: InputOf<'holdSlot'>['body'],
  ): Promise<{ expiresAt: string }> {
    const now = this.clock.now().getTime();
    const span = spanOf(body);
    const minutes = (span.until - span.from) / minuteMs;
    if (span.from < now - startToleranceMs) throw new CatalogueError('APPOINTMENT_IN_PAST');
    if (!(minutes >= appointmentMinutes.min && minutes <= appointmentMinutes.max)) {
      throw new CatalogueError('APPOINTMENT_LENGTH_INVALID');
    }
    const holdUntil = new Date(now + holdMinutes * minuteMs);
    await this.atomically(async (em) => {
      const held = await this.ledger.hold(em, id, caller.actor);
      this.requireScheduler(held);
      const { consultation } = held;
      // What is booked moves in one step: keeping two times at once would take one from somebody else.
      if (!consultationLifecycle.transitions.schedule.from.some((state) => state === consultation.state)) {
        throw new CatalogueError('STATE_CONFLICT');
      }
      const weighed = await this.weigh(em, consultation, { span, wanted: body });
      await this.desk.take(em, { ...weighed, sessionId: null, holdUntil, byPersonId: caller.personId });
      await this.ledger.note(em, held, {
        caller,
        action: 'change',
        subject: { kind: 'consultation', id },
        details: { hold: true },
      });
    });
    return { expiresAt: holdUntil.toISOString() };
  }

  async release(caller: Caller, id: ConsultationId): Promise<void> {
    await this.database.transaction(async (em) => {
      const held = await this.ledger.hold(em, id, caller.actor);
      this.requireScheduler(held);
      await this.desk.letGo(em, id);
      await this.ledger.note(em, held, {
        caller,
        action: 'change',
        subject: { kind: 'consultation', id },
        details: { hold: false },
      });
    });
  }

  private requireScheduler({ relations }: HeldConsultation): void {
    if (!schedulers.some((relation) => relations.has(relation)))
      throw new CatalogueError('ACTION_NOT_ALLOWED');
  }

  /** The check inside `reserve` comes first; the constraint is what stands if it were ever passed by. */
  private atomically<T>(work: (em: EntityManager) => Promise<T>): Promise<T> {
    return this.database.transaction(work).catch((error: unknown) => {
      const isTaken = error instanceof DriverException && error.code === exclusionViolation;
      throw isTaken ? new CatalogueError('EXPERT_DOUBLE_BOOKED') : error;
    });
  }

  private async weigh(
    em: EntityManager,
    consultation: Consultation,
    { span, wanted }: { readonly span: Span; readonly wanted: Wanted },
  ): Promise<Weighed> {
    const { expert, invitedHospital } = consultation;
    if (!expert || !invitedHospital) throw new CatalogueError('STATE_CONFLICT');
    const before = await this.desk.taken(em, consultation.id);
    return this.desk.weigh(em, {
      span,
      consultationId: consultation.id,
      invitedHospitalId: invitedHospital.id,
      subjects: await wantedSubjects(em, consultation, expert.id, { wanted, before }),
    });
  }

  private async sessionFor(
    em: EntityManager,
    consultation: Consultation,
    appointment: { readonly startsAt: Date; readonly endsAt: Date },
  ): Promise<LiveSession> {
    const { expert } = consultation;
    if (!expert) throw new CatalogueError('STATE_CONFLICT');
    const open = await this.sessions.findOpen(em, consultation);
    if (open) return Object.assign(open, { ...appointment, expert });
    const session = em.create(LiveSession, {
      id: newId<SessionId>(),
      consultation,
      expert,
      state: 'booked',
      ...appointment,
      nodeId: null,
      ticketsUntil: null,
      isEncrypted: false,
      mediaKey: null,
      createdAt: this.clock.now(),
    });
    em.persist(session);
    return session;
  }

  /** As it was where nothing is said. */
  private async encrypt(
    em: EntityManager,
    held: HeldConsultation,
    wish: {
      readonly caller: Caller;
      readonly session: LiveSession;
      readonly isEncrypted: boolean | undefined;
    },
  ): Promise<void> {
    const { caller, session, isEncrypted } = wish;
    if (isEncrypted === undefined || !(await this.encryption.choose(em, session, isEncrypted))) return;
    const subject = { kind: 'session', id: session.id } as const;
    await this.ledger.note(em, held, { caller, action: 'change', subject, details: { isEncrypted } });
  }
}
