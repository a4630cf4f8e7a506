import { Inject, Injectable } from '@nestjs/common';
import { CatalogueError, type InputOf, type SlotAnswer, type SlotSeat } from '@jiedui/contracts';
import {
  consultationLifecycle,
  localDayOf,
  type SlotAnswer as Found,
  type WorkdayCalendar,
} from '@jiedui/domain';
import type { Clock, ConsultationId, PersonId, ResourceId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import type { Caller } from '../../base/http/caller.js';
import { type Consultation, ConsultationReader } from '../consultations/index.js';
import { AccessPolicy } from '../policy/index.js';
import { searchWindow } from './search-window.js';
import { expertsAmong, resourcesAmong } from './seat.query.js';
import { SlotFinder, type SubjectSeat } from './slot.finder.js';
import { WORKDAYS } from './workdays.js';

const { schedule, reschedule } = consultationLifecycle.transitions;
const bookable: readonly string[] = [...schedule.from, ...reschedule.from];

/** Answers when a consultation could meet. Who else is busy with what stays untold. */
@Injectable()
export class SlotService {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(WORKDAYS) private readonly workdays: WorkdayCalendar,
    private readonly database: Database,
    private readonly reader: ConsultationReader,
    private readonly policy: AccessPolicy,
    private readonly finder: SlotFinder,
  ) {}

  search(caller: Caller, id: ConsultationId, body: InputOf<'searchSlots'>['body']): Promise<SlotAnswer> {
    const asked = searchWindow(body.from, body.until);
    // Nothing begins in the past, whatever was asked.
    const window = { ...asked, from: Math.max(asked.from, this.clock.now().getTime()) };
    return this.database.read(async (em) => {
      const { consultation, shared } = await this.reader.see(em, caller, id);
      this.policy.require(caller.actor, 'consultation.findSlots', {
        kind: 'consultation',
        consultation: shared,
      });
      const { expert, invitedHospital, invitingHospital } = consultation;
      if (!expert || !invitedHospital || !bookable.includes(consultation.state)) {
        throw new CatalogueError('STATE_CONFLICT');
      }
      const seats: SubjectSeat[] = [{ subject: 'expert', ids: [expert.id] }];
      for (const seat of body.seats) seats.push(await this.resolved(em, consultation, seat));
      const found = await this.finder.find(em, {
        ...body,
        window,
        seats,
        invitingHospitalId: invitingHospital.id,
        invitedHospitalId: invitedHospital.id,
        forConsultation: id,
      });
      return this.view(found, seats, invitedHospital.timeZone);
    });
  }

  private async resolved(
    em: EntityManager,
    consultation: Consultation,
    seat: SlotSeat,
  ): Promise<SubjectSeat> {
    const hospitalIds = [
      consultation.invitingHospital.id,
      ...(consultation.invitedHospital ? [consultation.invitedHospital.id] : []),
    ];
    switch (seat.kind) {
      case 'experts':
        return {
          subject: 'expert',
          ids: await expertsAmong(em, { hospitalIds, personIds: seat.personIds }, this.clock.now()),
        };
      case 'specialty': {
        const of = hospitalIds.filter((one) => one === seat.hospitalId);
        const wanted = { hospitalIds: of, specialty: seat.specialty };
        return { subject: 'expert', ids: await expertsAmong(em, wanted, this.clock.now()) };
      }
      case 'resources':
        return {
          subject: 'resource',
          ids: await resourcesAmong(em, { hospitalIds, resourceIds: seat.resourceIds }),
        };
      case 'anyResource': {
        const of = hospitalIds.filter((one) => one === seat.hospitalId);
        return {
          subject: 'resource',
          ids: await resourcesAmong(em, { hospitalIds: of, kind: seat.resource }),
        };
      }
    }
  }

  private view({ slots, want }: Found, seats: readonly SubjectSeat[], zone: string): SlotAnswer {
    const takenAs = (subject: SubjectSeat['subject'], taken: readonly string[]) =>
      taken.filter((_, seat) => seats[seat]?.subject === subject);
    return {
      slots: slots.map(({ from, until, taken }) => ({
        startsAt: new Date(from).toISOString(),
        endsAt: new Date(until).toISOString(),
        expertIds: takenAs('expert', taken) as PersonId[],
        resourceIds: takenAs('resource', taken) as ResourceId[],
        dayKind: this.workdays.kindOf(localDayOf(new Date(from), zone)),
      })),
      want: want ? { code: want.code, seat: 'seat' in want ? want.seat : null } : null,
      holidaysKnownUntil: this.workdays.knownUntil,
    };
  }
}
