import {
  dayKinds,
  demandClasses,
  forecastMethods,
  planWeeksRange,
  slotMinutesRange,
  slotPlanStates,
  specialties,
} from '@jiedui/domain';
import { z } from 'zod';
import { hospitalId, instant, personId, slotPlanBlockId, slotPlanId } from './ids.js';
import { Hospital, Person } from './people.js';

const count = z.number().int().min(0);
const day = z.iso.date();
const hours = z.number().nullable();

/** How requests of one specialty come to a hospital. Counts alone, nothing of any patient. */
export const SpecialtyDemand = z
  .object({
    specialty: z.enum(specialties),
    demandClass: z
      .enum(demandClasses)
      .nullable()
      .meta({ description: 'Null while there is too little to tell' }),
    averageInterval: z.number().nullable().meta({ description: 'ADI: working days from demand to demand' }),
    squaredVariation: z.number().nullable().meta({ description: 'CV² of the counts on days with demand' }),
    requests: count,
    workdays: count,
    daysWithDemand: count,
    forecastPerDay: z.number(),
    method: z.enum(forecastMethods),
    waiting: count.meta({ description: 'Submitted and not yet arranged' }),
    byWeekday: z.array(z.number()).length(7).meta({ description: 'Requests a day, Monday first' }),
    byHour: z.array(count).length(24).meta({ description: "By the hospital's own clock" }),
  })
  .meta({ id: 'SpecialtyDemand' });
export type SpecialtyDemand = z.infer<typeof SpecialtyDemand>;

export const HospitalDemand = z
  .object({
    hospital: Hospital,
    from: day,
    until: day,
    specialties: z.array(SpecialtyDemand).meta({ description: 'Most requests first' }),
    weeks: z
      .array(z.object({ startsOn: day, requests: count, workdays: count }))
      .meta({ description: 'All specialties; weeks from Monday, earliest first' }),
    calendarKnownUntil: day.meta({ description: 'Beyond it holidays are not published' }),
    may: z.object({ plan: z.boolean() }),
  })
  .meta({ id: 'HospitalDemand' });
export type HospitalDemand = z.infer<typeof HospitalDemand>;

export const SlotPlanBlock = z
  .object({
    id: slotPlanBlockId,
    specialty: z.enum(specialties),
    date: day,
    dayKind: z.enum(dayKinds).meta({ description: '`unknown` where holidays are not published' }),
    fromMinute: count.meta({ description: "From midnight by the hospital's own clock" }),
    slots: count,
    slotMinutes: count,
    isStanding: z.boolean().meta({ description: 'Held in any case; else when `callFrom` wait' }),
    callFrom: count,
    calledAt: instant.nullable().meta({ description: 'When the queue called the expert of a block on call' }),
    chance: z.number().meta({ description: 'That it is needed, 0 to 1' }),
    expert: Person.nullable(),
  })
  .meta({ id: 'SlotPlanBlock' });
export type SlotPlanBlock = z.infer<typeof SlotPlanBlock>;

export const SlotPlanFigure = z
  .object({
    specialty: z.enum(specialties),
    demandClass: z.enum(demandClasses).nullable(),
    forecastPerDay: z.number(),
    waiting: count,
    expectedDays: z.number(),
    uniformDays: count,
    oursHours: hours.meta({ description: 'Expected mean wait under the plan, in hours' }),
    uniformHours: hours.meta({ description: 'Under two services a week' }),
  })
  .meta({ id: 'SlotPlanFigure' });
export type SlotPlanFigure = z.infer<typeof SlotPlanFigure>;

export const SlotPlanItem = z
  .object({
    id: slotPlanId,
    hospitalId,
    state: z.enum(slotPlanStates),
    revision: count,
    startsOn: day,
    endsOn: day,
    slotMinutes: count,
    noticeMinutes: count,
    budget: count.meta({ description: 'Expert-days that the plan may use' }),
    standingDays: count,
    reservedDays: count.meta({ description: 'Expert-days kept for blocks on call' }),
    oursHours: hours,
    uniformHours: hours,
    uniformDays: count,
    madeAt: instant,
    madeBy: Person.nullable(),
    publishedAt: instant.nullable(),
    publishedBy: Person.nullable(),
    endedAt: instant.nullable(),
    endedBy: Person.nullable(),
    reason: z.string().nullable(),
  })
  .meta({ id: 'SlotPlanItem' });
export type SlotPlanItem = z.infer<typeof SlotPlanItem>;

export const SlotPlan = SlotPlanItem.extend({
  hospital: Hospital,
  figures: z.array(SlotPlanFigure),
  blocks: z.array(SlotPlanBlock),
  days: z
    .array(z.object({ date: day, dayKind: z.enum(dayKinds), isOpen: z.boolean() }))
    .meta({ description: 'Every day of the plan' }),
  may: z.object({ plan: z.boolean() }),
}).meta({ id: 'SlotPlan' });
export type SlotPlan = z.infer<typeof SlotPlan>;

export const SlotPlanTerms = z
  .object({
    startsOn: day.meta({ description: 'Tomorrow at the earliest, within ninety days' }),
    weeks: z.number().int().min(planWeeksRange.least).max(planWeeksRange.most),
    slotMinutes: z.number().int().min(slotMinutesRange.least).max(slotMinutesRange.most),
    budget: z
      .number()
      .int()
      .min(0)
      .max(5_000)
      .optional()
      .meta({ description: 'Expert-days; those of two services a week if left out, and never more' }),
  })
  .meta({ id: 'SlotPlanTerms' });
export type SlotPlanTerms = z.infer<typeof SlotPlanTerms>;

export const SlotPlanBlockEdit = z
  .object({
    specialty: z.enum(specialties),
    date: day,
    fromMinute: z.number().int().min(0).max(1439),
    slots: z.number().int().min(1).max(60),
    isStanding: z.boolean(),
    expertId: personId.nullable(),
  })
  .meta({ id: 'SlotPlanBlockEdit' });
export type SlotPlanBlockEdit = z.infer<typeof SlotPlanBlockEdit>;
