import { Inject, Injectable } from '@nestjs/common';
import { type Appointment, type CalendarEntry, type InputOf, type MyCalendar } from '@jiedui/contracts';
import { availabilityWithin, daysAfter, localDayOf, type Span, type WorkdayCalendar } from '@jiedui/domain';
import type { Clock, HospitalId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import type { Caller } from '../../base/http/caller.js';
import { Hospital, hospitalView } from '../hospitals/index.js';
import { postsHeldBy } from '../people/index.js';
import { type AppointmentRow, appointmentsOf } from './appointment.query.js';
import { searchWindow } from './search-window.js';
import { expertFacts } from './subject.facts.js';
import { WORKDAYS } from './workdays.js';

const iso = (ms: number) => new Date(ms).toISOString();
const beijing = 'Asia/Shanghai';
type CalendarKind = Exclude<CalendarEntry['kind'], 'session'>;

const entryOf = (kind: CalendarKind, { from, until }: Span): CalendarEntry => ({
  kind,
  startsAt: iso(from),
  endsAt: iso(until),
  consultation: null,
});

/** What somebody's own days hold. */
@Injectable()
export class CalendarService {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(WORKDAYS) private readonly workdays: WorkdayCalendar,
    private readonly database: Database,
  ) {}

  list(caller: Caller, { from, to }: InputOf<'listAppointments'>['query']): Promise<Appointment[]> {
    const span = searchWindow(from, to);
    return this.database.read(async (em) => {
      const rows = await appointmentsOf(em, caller.personId, span);
      return rows.map(({ consultationId, number, startsAt, endsAt }) => ({
        consultationId,
        number,
        startsAt: iso(startsAt),
        endsAt: iso(endsAt),
      }));
    });
  }

  get(caller: Caller, { from, until }: InputOf<'getMyCalendar'>['query']): Promise<MyCalendar> {
    const span = searchWindow(from, until);
    return this.database.read(async (em) => {
      const posts = await postsHeldBy(em, caller.personId, this.clock.now());
      const zone = posts.flatMap(({ hospital }) => hospital?.timeZone ?? [])[0] ?? beijing;
      const sessions = await this.sessions(em, caller, span);
      const entries = [...sessions, ...(await this.ownTimes(em, caller, span))];
      return {
        entries: entries.toSorted((a, b) => a.startsAt.localeCompare(b.startsAt)),
        days: this.days(span, zone),
        holidaysKnownUntil: this.workdays.knownUntil,
      };
    });
  }

  private async sessions(em: EntityManager, caller: Caller, span: Span): Promise<CalendarEntry[]> {
    const rows = await appointmentsOf(em, caller.personId, span);
    // To the county doctor the other side is the invited hospital, to the expert the inviting one.
    const otherSide = (row: AppointmentRow): HospitalId =>
      row.requestedById === caller.personId ? row.invitedHospitalId : row.invitingHospitalId;
    const hospitals = await em.find(Hospital, { id: { $in: rows.map(otherSide) } });
    return rows.flatMap((row): CalendarEntry[] => {
      const hospital = hospitals.find(({ id }) => id === otherSide(row));
      if (!hospital) return [];
      const resources = (caller.locale === 'zh-CN' ? row.roomsZh : row.roomsEn) ?? [];
      const consultation = {
        id: row.consultationId,
        number: row.number,
        hospital: hospitalView(hospital),
        resources,
      };
      return [{ kind: 'session', startsAt: iso(row.startsAt), endsAt: iso(row.endsAt), consultation }];
    });
  }

  private async ownTimes(em: EntityManager, { personId }: Caller, span: Span): Promise<CalendarEntry[]> {
    const facts = (await expertFacts(em, [personId], span)).get(personId);
    if (!facts) return [];
    const { teleClinic } = availabilityWithin(
      { ...facts, otherwise: { zone: beijing, hours: [] } },
      span,
      this.workdays,
    );
    return [
      ...teleClinic.map((block) => entryOf('teleClinic', block)),
      ...facts.exceptions.map((exception) => entryOf(exception.kind, exception)),
    ];
  }

  private days({ from, until }: Span, zone: string): MyCalendar['days'] {
    const last = localDayOf(new Date(until - 1), zone);
    const days: MyCalendar['days'] = [];
    for (let day = localDayOf(new Date(from), zone); day <= last; day = daysAfter(day, 1)) {
      days.push({ day, kind: this.workdays.kindOf(day) });
    }
    return days;
  }
}
