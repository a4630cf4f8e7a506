import { Injectable } from '@nestjs/common';
import {
  type HospitalDemand,
  type InputOf,
  type SlotPlan,
  type SlotPlanPage,
  type SpecialtyDemand,
} from '@jiedui/contracts';
import {
  addDays,
  type AccessRelation,
  type Actor,
  type ClinicDay,
  isOrdinaryDay,
  type Permission,
  weekdayOn,
} from '@jiedui/domain';
import type { HospitalId, SlotPlanId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Database } from '../../base/database/database.js';
import type { Caller } from '../../base/http/caller.js';
import type { HospitalRecord } from '../hospitals/index.js';
import { AccessPolicy } from '../policy/index.js';
import { findDemandDays, findWaiting } from './demand.counts.js';
import { type DemandSeries, demandSeries, type SpecialtySeries } from './demand.series.js';
import { SlotCalendar } from './slot-calendar.js';
import { findPlanRow } from './slot-plan.store.js';
import { findPlanItems, findPlanView } from './slot-plan.view.js';

const rounded = (value: number, digits = 2) => Number(value.toFixed(digits));

function demandOf(
  { specialty, pattern, forecast, counts, byHour, requests }: SpecialtySeries,
  days: readonly ClinicDay[],
  waiting: number,
): SpecialtyDemand {
  const byWeekday = [1, 2, 3, 4, 5, 6, 7].map((weekday) => {
    const own = counts.filter((_, at) => weekdayOn(days[at]?.date ?? '') === weekday);
    return own.length === 0 ? 0 : rounded(own.reduce((sum, count) => sum + count, 0) / own.length);
  });
  const { demandClass, averageInterval, squaredVariation, daysWithDemand } = pattern;
  return {
    specialty,
    demandClass,
    averageInterval: averageInterval === null ? null : rounded(averageInterval),
    squaredVariation: squaredVariation === null ? null : rounded(squaredVariation),
    requests,
    workdays: pattern.days,
    daysWithDemand,
    forecastPerDay: rounded(forecast.meanPerDay),
    method: forecast.method,
    waiting,
    byWeekday,
    byHour: [...byHour],
  };
}

/** All specialties by the week, from Monday. */
function weeksOf({ days, specialties }: DemandSeries): HospitalDemand['weeks'] {
  const weeks = new Map<string, { requests: number; workdays: number }>();
  days.forEach((day, at) => {
    const startsOn = addDays(day.date, 1 - weekdayOn(day.date));
    const known = weeks.get(startsOn) ?? { requests: 0, workdays: 0 };
    weeks.set(startsOn, {
      requests: known.requests + specialties.reduce((sum, { counts }) => sum + (counts[at] ?? 0), 0),
      workdays: known.workdays + (isOrdinaryDay(day) ? 1 : 0),
    });
  });
  return [...weeks].map(([startsOn, week]) => ({ startsOn, ...week }));
}

/** What is known of a hospital's demand and its slot plans. Counts alone: nothing here is of any patient. */
@Injectable()
export class SlotPlanReader {
  constructor(
    private readonly database: Database,
    private readonly policy: AccessPolicy,
    private readonly calendar: SlotCalendar,
  ) {}

  demand({ actor }: Caller, id: HospitalId): Promise<HospitalDemand> {
    return this.database.read(async (em) => {
      const hospital = await this.visible(em, actor, id);
      const series = await this.series(em, hospital);
      const waiting = await findWaiting(em, id);
      const { code, nameZh, nameEn, timeZone } = hospital;
      return {
        hospital: { id, code, nameZh, nameEn, timeZone },
        from: series.days[0]?.date ?? '',
        until: series.days.at(-1)?.date ?? '',
        specialties: series.specialties.map((one) =>
          demandOf(one, series.days, waiting.get(one.specialty) ?? 0),
        ),
        weeks: weeksOf(series),
        calendarKnownUntil: this.calendar.knownUntil,
        may: { plan: this.mayPlan(actor, hospital) },
      };
    });
  }

  list(
    { actor }: Caller,
    id: HospitalId,
    { page, pageSize }: InputOf<'listSlotPlans'>['query'],
  ): Promise<SlotPlanPage> {
    return this.database.read(async (em) => {
      await this.visible(em, actor, id);
      const slice = await findPlanItems(em, id, { limit: pageSize, offset: (page - 1) * pageSize });
      return { ...slice, page, pageSize };
    });
  }

  get({ actor }: Caller, id: SlotPlanId): Promise<SlotPlan> {
    return this.database.read(async (em) => {
      const { hospitalId } = await findPlanRow(em, id);
      await this.visible(em, actor, hospitalId);
      return this.view(em, actor, id);
    });
  }

  async view(em: EntityManager, actor: Actor, id: SlotPlanId): Promise<SlotPlan> {
    const row = await findPlanRow(em, id);
    const hospital = await this.calendar.hospital(em, row.hospitalId);
    const days = this.calendar.days(hospital, row.startsOn, row.endsOn);
    return findPlanView(em, id, { hospital, days, mayPlan: this.mayPlan(actor, hospital) });
  }

  async series(em: EntityManager, hospital: HospitalRecord): Promise<DemandSeries> {
    const days = this.calendar.past(hospital);
    const rows = await findDemandDays(em, hospital.id, days[0]?.date ?? '', days.at(-1)?.date ?? '');
    return demandSeries(rows, days);
  }

  require(actor: Actor, permission: Permission, { id, regionCode }: HospitalRecord): AccessRelation {
    return this.policy.require(actor, permission, { kind: 'hospital', hospitalId: id, regionCode });
  }

  private async visible(em: EntityManager, actor: Actor, id: HospitalId): Promise<HospitalRecord> {
    const hospital = await this.calendar.hospital(em, id);
    this.require(actor, 'hospital.seeSlotPlans', hospital);
    return hospital;
  }

  private mayPlan(actor: Actor, { id, regionCode }: HospitalRecord): boolean {
    return this.policy.allows(actor, 'hospital.planSlots', { kind: 'hospital', hospitalId: id, regionCode });
  }
}
