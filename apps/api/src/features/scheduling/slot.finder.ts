import { Inject, Injectable } from '@nestjs/common';
import {
  availabilityWithin,
  findSlots,
  hoursWithin,
  type SlotAnswer,
  type SlotCandidate,
  type Span,
  walkMarginMs,
  type WeeklyHours,
  type WorkdayCalendar,
} from '@jiedui/domain';
import type { Clock, ConsultationId, HospitalId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { busyTimes, expertFacts, type ExpertFacts, hospitalHours } from './subject.facts.js';
import { WORKDAYS } from './workdays.js';

export interface SubjectSeat {
  readonly subject: 'expert' | 'resource';
  readonly ids: readonly string[];
}

export interface SlotSearch {
  readonly window: Span;
  readonly durationMinutes: number;
  readonly everyMinutes: number;
  readonly limit: number;
  readonly seats: readonly SubjectSeat[];
  readonly invitingHospitalId: HospitalId;
  readonly invitedHospitalId: HospitalId;
  readonly isOutsideHours: boolean;
  /** Whose own booking does not stand in its way. */
  readonly forConsultation: ConsultationId | null;
}

interface Gathered {
  readonly busy: ReadonlyMap<string, readonly Span[]>;
  readonly facts: ReadonlyMap<string, ExpertFacts>;
  readonly otherwise: WeeklyHours;
  readonly around: Span;
}

const never: WeeklyHours = { zone: 'UTC', hours: [] };
const noWalking = { beforeMinutes: 0, afterMinutes: 0 };

/** Finds times in two reads by index, and bit sets for the rest. */
@Injectable()
export class SlotFinder {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(WORKDAYS) private readonly workdays: WorkdayCalendar,
  ) {}

  async find(em: EntityManager, search: SlotSearch): Promise<SlotAnswer> {
    const { window, seats, invitedHospitalId, invitingHospitalId } = search;
    const around = { from: window.from - walkMarginMs, until: window.until + walkMarginMs };
    const hours = await hospitalHours(em, [invitedHospitalId, invitingHospitalId]);
    const ids = [...new Set(seats.flatMap((seat) => seat.ids))];
    const expertIds = new Set(seats.flatMap((seat) => (seat.subject === 'expert' ? seat.ids : [])));
    const facts = await expertFacts(em, [...expertIds], around);
    const busy = await busyTimes(em, ids, around, { now: this.clock.now(), butFor: search.forConsultation });
    const otherwise = hours.get(invitedHospitalId) ?? never;
    const gathered = { busy: new Map(ids.map((id, at) => [id, busy[at] ?? []])), facts, otherwise, around };
    const candidates = new Map(ids.map((id) => [id, this.candidate(id, gathered)]));
    return findSlots({
      ...search,
      seats: seats.map((seat) => ({ candidates: seat.ids.flatMap((id) => candidates.get(id) ?? []) })),
      hours: search.isOutsideHours
        ? []
        : [invitingHospitalId, invitedHospitalId].map((id) =>
            hoursWithin(hours.get(id) ?? never, window, this.workdays),
          ),
    });
  }

  /** Rooms and devices are open whenever the hospitals are. */
  private candidate(id: string, { busy, facts, otherwise, around }: Gathered): SlotCandidate {
    const own = facts.get(id);
    const taken = busy.get(id) ?? [];
    if (!own) return { id, open: [around], teleClinic: [], busy: taken, walking: noWalking };
    const availability = availabilityWithin({ ...own, otherwise }, around, this.workdays);
    return { id, ...availability, busy: taken, walking: own.walking };
  }
}
