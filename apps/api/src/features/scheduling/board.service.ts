import { Inject, Injectable } from '@nestjs/common';
import { type Board, type BoardBooking, CatalogueError } from '@jiedui/contracts';
import {
  availabilityWithin,
  daysAfter,
  holdsPost,
  type Span,
  type WorkdayCalendar,
  zonedInstant,
} from '@jiedui/domain';
import type { Clock, HospitalId, ResourceId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import type { Caller } from '../../base/http/caller.js';
import { Hospital, hospitalView } from '../hospitals/index.js';
import { AccessPolicy } from '../policy/index.js';
import { boardBookings, type BoardRow, type BoardSubject, boardSubjects } from './board.query.js';
import { expertFacts, hospitalHours } from './subject.facts.js';
import { WORKDAYS } from './workdays.js';

const iso = (ms: number) => new Date(ms).toISOString();
const spanView = ({ from, until }: Span) => ({ startsAt: iso(from), endsAt: iso(until) });

/** One day of a hospital: who and what is open, and what is taken. */
@Injectable()
export class BoardService {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(WORKDAYS) private readonly workdays: WorkdayCalendar,
    private readonly database: Database,
    private readonly policy: AccessPolicy,
  ) {}

  get(caller: Caller, hospitalId: HospitalId, day: string): Promise<Board> {
    this.policy.require(caller.actor, 'hospital.seeBoard', {
      kind: 'hospital',
      hospitalId,
      regionCode: null,
    });
    return this.database.read(async (em) => {
      const hospital = await em.findOne(Hospital, { id: hospitalId });
      if (!hospital) throw new CatalogueError('NOT_FOUND');
      const span = {
        from: zonedInstant(day, 0, hospital.timeZone).getTime(),
        until: zonedInstant(daysAfter(day, 1), 0, hospital.timeZone).getTime(),
      };
      const now = this.clock.now();
      const subjects = await boardSubjects(em, hospitalId, now);
      const open = await this.openTimes(em, hospitalId, subjects, span);
      const bookings = await boardBookings(
        em,
        subjects.map(({ id }) => id),
        span,
        now,
      );
      return {
        hospital: hospitalView(hospital),
        day,
        dayKind: this.workdays.kindOf(day),
        ...spanView(span),
        rows: subjects.map((subject, at) => ({
          ...subject,
          open: (open.get(subject.id) ?? []).map(spanView),
          bookings: bookings.filter((one) => one.subject === at + 1).map((one) => bookingView(caller, one)),
        })),
      };
    });
  }

  private async openTimes(
    em: EntityManager,
    hospitalId: HospitalId,
    subjects: readonly BoardSubject[],
    span: Span,
  ): Promise<ReadonlyMap<string, readonly Span[]>> {
    const otherwise = (await hospitalHours(em, [hospitalId])).get(hospitalId) ?? { zone: 'UTC', hours: [] };
    const experts = subjects.filter(({ subject }) => subject === 'expert').map(({ id }) => id);
    const facts = await expertFacts(em, experts, span);
    const office = availabilityWithin(
      { rules: [], otherwise, exceptions: [], clinics: [] },
      span,
      this.workdays,
    ).open;
    return new Map(
      subjects.map(({ id }) => {
        const own = facts.get(id);
        return [id, own ? availabilityWithin({ ...own, otherwise }, span, this.workdays).open : office];
      }),
    );
  }
}

/** Whoever may move the case may move it here too; the lifecycle decides again when they do. */
function canMove({ actor, personId }: Caller, row: BoardRow): boolean {
  if (row.state !== 'booked' || row.caseState !== 'scheduled') return false;
  return (
    [row.expertId, row.requestedById].includes(personId) ||
    [row.invitingHospitalId, row.invitedHospitalId].some((id) => holdsPost(actor, 'coordinator', id))
  );
}

function bookingView(caller: Caller, row: BoardRow): BoardBooking {
  const { reservationId, takenFrom, takenUntil, consultationId, number, revision } = row;
  return {
    reservationId,
    startsAt: iso(row.startsAt ?? takenFrom),
    endsAt: iso(row.endsAt ?? takenUntil),
    takenFrom: iso(takenFrom),
    takenUntil: iso(takenUntil),
    state: row.state ?? 'booked',
    consultation:
      consultationId === null
        ? null
        : {
            id: consultationId,
            number,
            revision,
            canMove: canMove(caller, row),
            expertIds: row.expertIds ?? [],
            resourceIds: (row.resourceIds ?? []) as ResourceId[],
          },
  };
}
