import {
  areRulesSound,
  availabilityKinds,
  dayKinds,
  exceptionKinds,
  reservationStates,
  reservationSubjects,
  resourceKinds,
  specialties,
  walkMaxMinutes,
} from '@jiedui/domain';
import { z } from 'zod';
import { consultationId, hospitalId, instant, personId, resourceId } from './ids.js';
import { Hospital, Person } from './people.js';
import { text } from './text.js';

const minute = z.number().int().min(0);
const walk = z.number().int().min(0).max(walkMaxMinutes);
/** A session takes a handful of people and things. */
const takenMax = 8;

export const AvailabilityRule = z
  .object({
    weekday: z.number().int().min(1).max(7).meta({ description: '1 is Monday' }),
    fromMinute: minute.max(1_439),
    untilMinute: minute.max(2_879).meta({ description: 'Past 1440 reaches into the next day' }),
    kind: z.enum(availabilityKinds),
  })
  .meta({ id: 'AvailabilityRule' });
export type AvailabilityRule = z.infer<typeof AvailabilityRule>;

/** The week at one hospital, by its clock. */
export const HospitalWeek = z
  .object({
    hospitalId,
    rules: z.array(AvailabilityRule).max(42).refine(areRulesSound, { message: 'Hours overlap' }),
  })
  .meta({ id: 'HospitalWeek' });
export type HospitalWeek = z.infer<typeof HospitalWeek>;

export const AvailabilityInput = z.object({
  revision: z.number().int().min(0),
  weeks: z.array(HospitalWeek).max(10),
  walkBeforeMinutes: walk,
  walkAfterMinutes: walk,
});
export type AvailabilityInput = z.infer<typeof AvailabilityInput>;

export const ExceptionInput = z
  .object({ kind: z.enum(exceptionKinds), startsAt: instant, endsAt: instant })
  .refine(({ startsAt, endsAt }) => startsAt < endsAt, {
    path: ['endsAt'],
    message: 'Must lie after its start',
  });

export const AvailabilityException = z
  .object({ id: z.uuid(), kind: z.enum(exceptionKinds), startsAt: instant, endsAt: instant })
  .meta({ id: 'AvailabilityException' });
export type AvailabilityException = z.infer<typeof AvailabilityException>;

export const Availability = z
  .object({
    person: Person,
    revision: z.number().int(),
    weeks: z.array(
      z.object({
        hospital: Hospital,
        rules: z.array(AvailabilityRule),
        workingHours: z
          .array(AvailabilityRule)
          .meta({ description: 'Of the hospital: what counts while nobody has said otherwise' }),
      }),
    ),
    walkBeforeMinutes: walk,
    walkAfterMinutes: walk,
    exceptions: z.array(AvailabilityException).meta({ description: 'Those that are not over' }),
  })
  .meta({ id: 'Availability' });
export type Availability = z.infer<typeof Availability>;

export const Resource = z
  .object({
    id: resourceId,
    hospitalId,
    kind: z.enum(resourceKinds),
    nameZh: z.string(),
    nameEn: z.string(),
    isRetired: z.boolean(),
  })
  .meta({ id: 'Resource' });
export type Resource = z.infer<typeof Resource>;

export const ResourceInput = z.object({
  kind: z.enum(resourceKinds),
  nameZh: text(60).min(1),
  nameEn: text(80).min(1),
});

/** Who or what a seat may be given to: one of these, or any that fits. */
export const SlotSeat = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('experts'), personIds: z.array(personId).min(1).max(50) }),
    z.object({
      kind: z.literal('specialty'),
      hospitalId,
      specialty: z.enum(specialties),
    }),
    z.object({ kind: z.literal('resources'), resourceIds: z.array(resourceId).min(1).max(50) }),
    z.object({ kind: z.literal('anyResource'), hospitalId, resource: z.enum(resourceKinds) }),
  ])
  .meta({ id: 'SlotSeat' });
export type SlotSeat = z.infer<typeof SlotSeat>;

export const SlotQuestion = z.object({
  from: instant,
  until: instant.meta({ description: 'At most 92 days after "from"' }),
  durationMinutes: z.number().int().min(5).max(240),
  everyMinutes: z.union([z.literal(5), z.literal(10), z.literal(15), z.literal(30)]).default(15),
  limit: z.number().int().min(1).max(200).default(40),
  seats: z
    .array(SlotSeat)
    .max(takenMax)
    .default([])
    .meta({ description: 'Beside the expert who took the question' }),
  isOutsideHours: z
    .boolean()
    .default(false)
    .meta({ description: 'Also outside the working hours of the two hospitals' }),
});
export type SlotQuestion = z.infer<typeof SlotQuestion>;

export const FoundSlot = z
  .object({
    startsAt: instant,
    endsAt: instant,
    expertIds: z.array(personId),
    resourceIds: z.array(resourceId),
    dayKind: z.enum(dayKinds).meta({ description: 'At the invited hospital' }),
  })
  .meta({ id: 'FoundSlot' });
export type FoundSlot = z.infer<typeof FoundSlot>;

export const slotWants = [
  'HOURS_NEVER_MEET',
  'SEAT_EMPTY',
  'SEAT_NEVER_OPEN',
  'SEAT_ALWAYS_BUSY',
  'SEATS_NEVER_MEET',
] as const;

export const SlotAnswer = z
  .object({
    slots: z.array(FoundSlot),
    want: z
      .object({ code: z.enum(slotWants), seat: z.number().int().nullable() })
      .nullable()
      .meta({ description: 'Why there is none; the seat counted from the expert who took the question' }),
    holidaysKnownUntil: z.iso.date(),
  })
  .meta({ id: 'SlotAnswer' });
export type SlotAnswer = z.infer<typeof SlotAnswer>;

/** What a session takes beside the expert who took the question. */
export const taken = {
  expertIds: z.array(personId).max(takenMax).optional(),
  resourceIds: z.array(resourceId).max(takenMax).optional(),
};

const subject = z.enum(reservationSubjects);
/** What lies on a row of the board. Of cases that the reader may not see, only the time. */
export const BoardBooking = z
  .object({
    reservationId: z.uuid(),
    startsAt: instant,
    endsAt: instant,
    takenFrom: instant.meta({ description: 'With the walking before' }),
    takenUntil: instant,
    consultation: z
      .object({
        id: consultationId,
        number: z.string(),
        revision: z.number().int(),
        canMove: z.boolean(),
        expertIds: z.array(personId),
        resourceIds: z.array(resourceId),
      })
      .nullable(),
    state: z.enum(reservationStates),
  })
  .meta({ id: 'BoardBooking' });
export type BoardBooking = z.infer<typeof BoardBooking>;

export const Board = z
  .object({
    hospital: Hospital,
    day: z.iso.date(),
    dayKind: z.enum(dayKinds),
    startsAt: instant.meta({ description: 'Midnight by the hospital’s clock' }),
    endsAt: instant,
    rows: z.array(
      z.object({
        subject,
        id: z.uuid(),
        nameZh: z.string(),
        nameEn: z.string(),
        open: z.array(z.object({ startsAt: instant, endsAt: instant })),
        bookings: z.array(BoardBooking),
      }),
    ),
  })
  .meta({ id: 'Board' });
export type Board = z.infer<typeof Board>;

export const CalendarEntry = z
  .object({
    kind: z.enum(['session', 'teleClinic', 'leave', 'extra']),
    startsAt: instant,
    endsAt: instant,
    consultation: z
      .object({ id: consultationId, number: z.string(), hospital: Hospital, resources: z.array(z.string()) })
      .nullable(),
  })
  .meta({ id: 'CalendarEntry' });
export type CalendarEntry = z.infer<typeof CalendarEntry>;

export const MyCalendar = z
  .object({
    entries: z.array(CalendarEntry),
    days: z.array(z.object({ day: z.iso.date(), kind: z.enum(dayKinds) })),
    holidaysKnownUntil: z.iso.date(),
  })
  .meta({ id: 'MyCalendar' });
export type MyCalendar = z.infer<typeof MyCalendar>;

export const CalendarFeed = z
  .object({ createdAt: instant, lastReadAt: instant.nullable() })
  .meta({ id: 'CalendarFeed' });
export type CalendarFeed = z.infer<typeof CalendarFeed>;
