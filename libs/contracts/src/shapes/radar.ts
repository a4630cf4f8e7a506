import { escalationSteps, lifeSigns, radarStates, specialties } from '@jiedui/domain';
import { z } from 'zod';
import { agreementId, instant, pairingId, planId } from './ids.js';
import { Hospital, Person, RegionName } from './people.js';

const days = z.number().int();
const day = z.iso.date();
const count = z.number().int();
const step = z.literal([...escalationSteps]);

/** What would do a pairing most good, with what its words need. */
export const NextAction = z
  .discriminatedUnion('code', [
    z.object({ code: z.literal('finishMilestone'), planId, overdue: count, days }),
    z.object({ code: z.literal('renewAgreement'), agreementId, days }),
    z.object({ code: z.literal('agreeRhythm'), agreementId }),
    z.object({ code: z.literal('makePlan'), year: z.number().int() }),
    z.object({
      code: z.literal('holdTeleclinic'),
      specialty: z.enum(specialties),
      needs: count.meta({ description: 'Posts and techniques that are asked for' }),
      transferOutPercent: z.number(),
    }),
    z.object({ code: z.literal('inviteTeaching') }),
    z.object({ code: z.literal('callPartner') }),
  ])
  .meta({ id: 'NextAction' });
export type NextAction = z.infer<typeof NextAction>;

/** Left alone until a day, on somebody's word. */
export const RadarSnooze = z
  .object({ until: day, reason: z.string(), snoozedAt: instant, snoozedBy: Person })
  .meta({ id: 'RadarSnooze' });
export type RadarSnooze = z.infer<typeof RadarSnooze>;

/** A pairing with an agreement in force, by how long it has been silent. */
export const RadarItem = z
  .object({
    pairing: z.object({ id: pairingId, invitingHospital: Hospital, invitedHospital: Hospital }),
    agreementId,
    state: z.enum(radarStates),
    silentSince: day.meta({ description: 'The day of the last sign, or of the beginning' }),
    daysSilent: days,
    contactEveryDays: days.nullable().meta({ description: 'The rhythm that was agreed, if any' }),
    dueOn: day.nullable(),
    lastSign: z.enum(lifeSigns).nullable(),
    escalation: z
      .object({ step, raisedAt: instant, acknowledgedAt: instant.nullable() })
      .nullable()
      .meta({ description: 'The highest step of this sleep' }),
    snoozedUntil: day.nullable(),
    nextAction: NextAction.nullable(),
  })
  .meta({ id: 'RadarItem' });
export type RadarItem = z.infer<typeof RadarItem>;

export const RadarEscalation = z
  .object({
    id: z.uuid(),
    step,
    silentSince: day,
    raisedAt: instant,
    acknowledgedAt: instant.nullable(),
    acknowledgedBy: Person.nullable(),
    closedAt: instant.nullable().meta({ description: 'When the pairing woke' }),
  })
  .meta({ id: 'RadarEscalation' });
export type RadarEscalation = z.infer<typeof RadarEscalation>;

/** One pairing on the radar, with its signs of life, what to do, and who was told when. */
export const PairingRadar = RadarItem.extend({
  beganOn: day,
  signs: z.object({
    lastConsultationOn: day.nullable(),
    lastVisitOn: day.nullable(),
    lastMilestoneOn: day.nullable(),
    consultations: count.meta({ description: 'Asked in the last twelve months' }),
  }),
  actions: z.array(NextAction).meta({ description: 'Best first' }),
  escalations: z.array(RadarEscalation).meta({ description: 'Latest first' }),
  snooze: RadarSnooze.nullable(),
  may: z.object({ tend: z.boolean().meta({ description: 'Acknowledge, snooze and end a snooze' }) }),
}).meta({ id: 'PairingRadar' });
export type PairingRadar = z.infer<typeof PairingRadar>;

/** The pairings of a region by the place of the inviting hospital, and its county hospitals. */
export const RadarFigures = z
  .object({
    pairings: count.meta({ description: 'With an agreement in force today' }),
    awake: count,
    due: count,
    dormant: count,
    neverWoken: count,
    noRhythm: count.meta({ description: 'No rhythm was agreed, so they cannot be late' }),
    escalated: count.meta({ description: 'With a step that is raised and not closed' }),
    countyHospitals: count,
    unpairedHospitals: count.meta({ description: 'County hospitals without an agreement in force' }),
  })
  .meta({ id: 'RadarFigures' });
export type RadarFigures = z.infer<typeof RadarFigures>;

export const RegionRadar = z
  .object({
    region: RegionName,
    path: z.array(RegionName).meta({ description: 'From the nation to this one' }),
    figures: RadarFigures,
    children: z.array(RegionName.extend({ figures: RadarFigures })),
  })
  .meta({ id: 'RegionRadar' });
export type RegionRadar = z.infer<typeof RegionRadar>;
