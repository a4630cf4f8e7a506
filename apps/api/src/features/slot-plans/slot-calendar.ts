import { Inject, Injectable } from '@nestjs/common';
import {
  addDays,
  type ClinicDay,
  clinicDayOf,
  dayNumber,
  type IsoDate,
  localDayOf,
  type WorkdayCalendar,
} from '@jiedui/domain';
import type { Clock, HospitalId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CatalogueError } from '@jiedui/contracts';
import { CLOCK } from '../../base/clock.js';
import { findHospitals, type HospitalRecord } from '../hospitals/index.js';
import { stateWorkdays } from '../scheduling/index.js';

export const SLOT_WORKDAYS = Symbol('SLOT_WORKDAYS');
export const slotWorkdays = { provide: SLOT_WORKDAYS, useFactory: stateWorkdays };

export const historyDays = 365;

/** The days of a hospital's tele-clinic: its own hours under the state's calendar. */
@Injectable()
export class SlotCalendar {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(SLOT_WORKDAYS) private readonly workdays: WorkdayCalendar,
  ) {}

  get knownUntil(): IsoDate {
    return this.workdays.knownUntil;
  }

  /** @throws NOT_FOUND */
  async hospital(em: EntityManager, id: HospitalId): Promise<HospitalRecord> {
    const [record] = await findHospitals(em, 'where h.id = ?', [id]);
    if (!record) throw new CatalogueError('NOT_FOUND');
    return record;
  }

  today({ timeZone }: HospitalRecord): IsoDate {
    return localDayOf(this.clock.now(), timeZone);
  }

  day({ workingHours }: HospitalRecord, date: IsoDate): ClinicDay {
    return clinicDayOf(date, this.workdays, workingHours);
  }

  /** Both ends are part of the span. */
  days(hospital: HospitalRecord, from: IsoDate, until: IsoDate): ClinicDay[] {
    const count = Math.max(0, dayNumber(until) - dayNumber(from) + 1);
    return Array.from({ length: count }, (_, at) => this.day(hospital, addDays(from, at)));
  }

  /** The year that ended yesterday. */
  past(hospital: HospitalRecord): ClinicDay[] {
    const today = this.today(hospital);
    return this.days(hospital, addDays(today, -historyDays), addDays(today, -1));
  }
}
