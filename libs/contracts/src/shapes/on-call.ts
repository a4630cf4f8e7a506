import { onCallRanks, pageOutcomes, pageRungs, specialties } from '@jiedui/domain';
import { z } from 'zod';
import { consultationId, instant, onCallPageId, personId, rosterExceptionId, rosterSwapId } from './ids.js';
import { Hospital, Person } from './people.js';
import { text } from './text.js';

const minute = z.number().int();
const rank = z.literal([...onCallRanks]);

/** Minutes from midnight by the hospital's clock; beyond 1440 they run into the next day. */
export const ShiftHours = z.object({
  rank,
  fromMinute: minute.min(0).max(1_439),
  untilMinute: minute.min(1).max(2_879),
});

export const RosterShift = ShiftHours.extend({
  weekday: z.number().int().min(1).max(7).meta({ description: '1 is Monday: the day on which it begins' }),
  personId,
}).meta({ id: 'RosterShift' });
export type RosterShift = z.infer<typeof RosterShift>;

export const RosterExceptionContent = ShiftHours.extend({
  date: z.iso.date(),
  personId: personId.nullable().meta({ description: 'Null where nobody is on call then' }),
  reason: text(200).trim(),
});
export const RosterException = RosterExceptionContent.extend({
  id: rosterExceptionId,
  source: z.enum(['exception', 'swap']),
}).meta({ id: 'RosterException' });
export type RosterException = z.infer<typeof RosterException>;

export const OnCallSpan = z
  .object({
    specialty: z.enum(specialties),
    rank,
    person: Person,
    startsAt: instant,
    endsAt: instant,
    source: z.enum(['weekly', 'exception', 'swap']),
  })
  .meta({ id: 'OnCallSpan' });
export type OnCallSpan = z.infer<typeof OnCallSpan>;

export const CoverageGap = z
  .object({ specialty: z.enum(specialties), startsAt: instant, endsAt: instant })
  .meta({ id: 'CoverageGap' });
export type CoverageGap = z.infer<typeof CoverageGap>;

export const RosterSwap = z
  .object({
    id: rosterSwapId,
    hospital: Hospital,
    specialty: z.enum(specialties),
    rank,
    date: z.iso.date(),
    fromMinute: minute,
    untilMinute: minute,
    from: Person,
    to: Person,
    reason: z.string(),
    state: z.enum(['asked', 'accepted', 'declined', 'withdrawn']),
    askedAt: instant,
  })
  .meta({ id: 'RosterSwap' });
export type RosterSwap = z.infer<typeof RosterSwap>;

/** The roster of one specialty, and who is on call in the days that were asked for. */
export const Roster = z
  .object({
    hospital: Hospital,
    specialty: z.enum(specialties),
    revision: z.number().int(),
    week: z.array(RosterShift),
    exceptions: z.array(RosterException),
    spans: z.array(OnCallSpan),
    gaps: z.array(CoverageGap),
    swaps: z.array(RosterSwap),
    eligible: z.array(Person).meta({ description: 'Experts of the specialty who may take a question' }),
    mayKeep: z.boolean(),
  })
  .meta({ id: 'Roster' });
export type Roster = z.infer<typeof Roster>;

/** One page of an emergency: who was called when, and what came of it. Nothing of the case. */
export const OnCallPage = z
  .object({
    id: onCallPageId,
    consultationId,
    consultationNumber: z.string().nullable(),
    specialty: z.enum(specialties).nullable(),
    step: z.number().int(),
    round: z.number().int(),
    hospital: Hospital,
    rung: z.enum(pageRungs),
    person: Person.nullable(),
    pagedAt: instant,
    dueAt: instant.nullable(),
    outcome: z.enum(pageOutcomes).nullable(),
    closedAt: instant.nullable(),
    reason: z.string().nullable(),
    takenBy: Person.nullable(),
    takenAt: instant.nullable(),
    isMine: z.boolean().meta({ description: 'It waits for me: I may take or decline it' }),
  })
  .meta({ id: 'OnCallPage' });
export type OnCallPage = z.infer<typeof OnCallPage>;

export const OnCallSpecialty = z
  .object({
    specialty: z.enum(specialties),
    isRostered: z.boolean(),
    onCall: z.array(OnCallSpan),
    nextGap: CoverageGap.nullable(),
  })
  .meta({ id: 'OnCallSpecialty' });
export type OnCallSpecialty = z.infer<typeof OnCallSpecialty>;

export const OnCallHospital = z
  .object({ hospital: Hospital, mayKeep: z.boolean(), specialties: z.array(OnCallSpecialty) })
  .meta({ id: 'OnCallHospital' });
export type OnCallHospital = z.infer<typeof OnCallHospital>;

export const MyShifts = z
  .object({
    spans: z.array(OnCallSpan.extend({ hospital: Hospital })),
    swaps: z.array(RosterSwap),
  })
  .meta({ id: 'MyShifts' });
export type MyShifts = z.infer<typeof MyShifts>;
