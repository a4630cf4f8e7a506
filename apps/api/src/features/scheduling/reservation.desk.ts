import { Inject, Injectable } from '@nestjs/common';
import { CatalogueError } from '@jiedui/contracts';
import {
  availabilityWithin,
  doubleBookingOf,
  type ReservationSubject,
  type Span,
  type Walking,
  walkingFor,
  type WorkdayCalendar,
} from '@jiedui/domain';
import type { Clock, ConsultationId, HospitalId, PersonId, SessionId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { idArray, momentOf, plainArray } from './sql-values.js';
import { type ExpertFacts, expertsAndBusy, hospitalHours } from './subject.facts.js';
import { WORKDAYS } from './workdays.js';

export interface Subject {
  readonly kind: ReservationSubject;
  readonly id: string;
}

export interface Asked {
  readonly consultationId: ConsultationId;
  readonly invitedHospitalId: HospitalId;
  readonly span: Span;
  readonly subjects: readonly Subject[];
}

/** What was looked at and not seen to be taken, with the way each has to walk, in the order of the subjects. */
export interface Weighed extends Asked {
  readonly walks: readonly Walking[];
}

export interface Taking extends Weighed {
  /** Of what is booked; what is held has none yet. */
  readonly sessionId: SessionId | null;
  readonly holdUntil: Date | null;
  readonly byPersonId: PersonId | null;
}

const dayMs = 24 * 3_600_000;
const none: Walking = { beforeMinutes: 0, afterMinutes: 0 };

/** Takes people, rooms and devices for a consultation. Its row must be locked; subjects are locked here. */
@Injectable()
export class ReservationDesk {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(WORKDAYS) private readonly workdays: WorkdayCalendar,
  ) {}

  /**
   * Looks before anything is written: whoever comes second is mostly told here, without waiting for the first. Who comes
   * between this and the taking is met there.
   * @throws EXPERT_DOUBLE_BOOKED, ROOM_TAKEN, DEVICE_TAKEN
   */
  async weigh(em: EntityManager, asked: Asked): Promise<Weighed> {
    const { span, subjects, consultationId } = asked;
    const { facts, busy } = await expertsAndBusy(em, {
      experts: subjects.filter(({ kind }) => kind === 'expert').map(({ id }) => id),
      subjects: subjects.map(({ id }) => id),
      span,
      around: { from: span.from - dayMs, until: span.until + dayMs },
      now: this.clock.now(),
      butFor: consultationId,
    });
    const refusal = doubleBookingOf(subjects.filter((_, at) => busy.has(at)).map(({ kind }) => kind));
    if (refusal) throw new CatalogueError(refusal);
    return { ...asked, walks: await this.walks(em, asked, facts) };
  }

  /**
   * Takes all of them, in place of what the consultation had taken before, or none.
   * @throws EXPERT_DOUBLE_BOOKED, ROOM_TAKEN, DEVICE_TAKEN
   */
  async take(em: EntityManager, taking: Taking): Promise<void> {
    const { span, subjects, walks, consultationId, sessionId, holdUntil, byPersonId } = taking;
    const [row] = await em.execute<[{ taken: ReservationSubject[] }]>(
      `select reserve(?::text[], ?::uuid[], ?::smallint[], ?::smallint[], ?, ?, ?, ?, ?, ?, ?) as taken`,
      [
        plainArray(subjects.map(({ kind }) => kind)),
        idArray(subjects.map(({ id }) => id)),
        plainArray(walks.map(({ beforeMinutes }) => beforeMinutes)),
        plainArray(walks.map(({ afterMinutes }) => afterMinutes)),
        momentOf(span.from),
        momentOf(span.until),
        consultationId,
        sessionId,
        holdUntil?.toISOString() ?? null,
        byPersonId,
        this.clock.now().toISOString(),
      ],
    );
    const refusal = doubleBookingOf(row.taken);
    if (refusal) throw new CatalogueError(refusal);
  }

  /** What a consultation has taken and not let go. */
  taken(em: EntityManager, consultationId: ConsultationId): Promise<Subject[]> {
    return em.execute<Subject[]>(
      `select subject_kind as kind, subject_id as id from reservation
       where consultation_id = ? and state <> 'released' order by subject_kind, subject_id`,
      [consultationId],
    );
  }

  async letGo(em: EntityManager, consultationId: ConsultationId): Promise<void> {
    await em.execute(
      `update reservation set state = 'released', released_at = ? where consultation_id = ? and state = 'held'`,
      [this.clock.now().toISOString(), consultationId],
    );
  }

  /** Nobody walks in the past: before a session "now" there is no way left to go. */
  private async walks(
    em: EntityManager,
    { subjects, span, invitedHospitalId }: Asked,
    facts: ReadonlyMap<string, ExpertFacts>,
  ): Promise<Walking[]> {
    const around = { from: span.from - dayMs, until: span.until + dayMs };
    const isAnyWalking = [...facts.values()].some(
      ({ walking }) => walking.beforeMinutes + walking.afterMinutes > 0,
    );
    if (!isAnyWalking) return subjects.map(() => none);
    const otherwise = (await hospitalHours(em, [invitedHospitalId])).get(invitedHospitalId);
    const minutesLeft = Math.max(0, Math.floor((span.from - this.clock.now().getTime()) / 60_000));
    return subjects.map(({ id }) => {
      const own = facts.get(id);
      if (!own || !otherwise) return none;
      const availability = availabilityWithin({ ...own, otherwise }, around, this.workdays);
      const { beforeMinutes, afterMinutes } = walkingFor(span, availability, own.walking);
      return { beforeMinutes: Math.min(beforeMinutes, minutesLeft), afterMinutes };
    });
  }
}
