import {
  agreementBlockCodes,
  consultationStates,
  routingExclusionCodes,
  routingReasonCodes,
  routingWays,
  specialties,
  spokenLanguages,
  triageClocks,
  triageSteps,
  urgencies,
} from '@jiedui/domain';
import { z } from 'zod';
import { consultationId, hospitalId, instant } from './ids.js';
import { Hospital, Person } from './people.js';

const count = z.number().int();

export const RoutingReason = z
  .object({
    code: z.enum(routingReasonCodes),
    figure: z
      .number()
      .nullable()
      .meta({ description: 'Experts, percent, minutes or credits, as the code says; null where not known' }),
    points: z.number(),
  })
  .meta({ id: 'RoutingReason' });

export const RoutingOption = z
  .object({
    hospital: Hospital,
    way: z.enum(routingWays),
    score: z.number(),
    reasons: z.array(RoutingReason),
    isOverLoad: z.boolean(),
    responseLimitMinutes: count.nullable(),
  })
  .meta({ id: 'RoutingOption' });
export type RoutingOption = z.infer<typeof RoutingOption>;

export const RoutingExclusion = z
  .object({
    hospital: Hospital,
    way: z.enum(routingWays),
    code: z.enum(routingExclusionCodes),
    block: z.object({ code: z.enum(agreementBlockCodes), on: z.iso.date().nullable() }).nullable(),
  })
  .meta({ id: 'RoutingExclusion' });
export type RoutingExclusion = z.infer<typeof RoutingExclusion>;

/** Whom to ask, best first, and why not the others. */
export const RoutingOrder = z
  .object({
    options: z.array(RoutingOption),
    excluded: z.array(RoutingExclusion),
    isOverflowOpen: z.boolean().meta({ description: 'No paired hospital can answer in time' }),
  })
  .meta({ id: 'RoutingOrder' });
export type RoutingOrder = z.infer<typeof RoutingOrder>;

/** Somebody a question may be directed to. */
export const RoutingExpert = z
  .object({
    person: Person,
    open: count.meta({ description: 'Questions of theirs that are not signed yet' }),
    languages: z.array(z.enum(spokenLanguages)),
    isOnCall: z.boolean(),
  })
  .meta({ id: 'RoutingExpert' });
export type RoutingExpert = z.infer<typeof RoutingExpert>;

export const ConsultationRouting = z
  .object({
    order: RoutingOrder,
    experts: z.array(RoutingExpert).meta({ description: 'Of the invited hospital, for coordinators' }),
    directedTo: Person.nullable(),
  })
  .meta({ id: 'ConsultationRouting' });
export type ConsultationRouting = z.infer<typeof ConsultationRouting>;

export const OverflowBalance = z
  .object({ hospital: Hospital, given: count, received: count, credits: count })
  .meta({ id: 'OverflowBalance' });

export const OverflowEntry = z
  .object({
    id: z.uuid(),
    helper: Hospital,
    helped: Hospital,
    credits: count,
    consultationNumber: z.string().nullable().meta({ description: 'Null where I may not see it' }),
    at: instant,
  })
  .meta({ id: 'OverflowEntry' });
export type OverflowEntry = z.infer<typeof OverflowEntry>;

/** What a hospital decided for itself; null means what is usual. */
export const RoutingSettingContent = z.object({
  pageWaitMinutes: count.min(1).max(60).nullable(),
  openPerExpert: count.min(1).max(100).nullable(),
  asksOverflow: z.boolean().meta({
    description: 'Asks neighbours under the terms of their agreements when no paired hospital can answer',
  }),
  answersOverflow: z.boolean().meta({
    description: 'Extends its agreements to neighbours of their county hospitals',
  }),
});
export const RoutingSetting = RoutingSettingContent.extend({
  hospital: Hospital,
  usual: z.object({ pageWaitMinutes: count, openPerExpert: count }),
  mayChange: z.boolean(),
}).meta({ id: 'RoutingSetting' });
export type RoutingSetting = z.infer<typeof RoutingSetting>;

/** A question on the board of a coordinator. It names no patient and shows nothing of the case. */
export const TriageItem = z
  .object({
    consultationId,
    number: z.string(),
    revision: count,
    state: z.enum(consultationStates),
    specialty: z.enum(specialties),
    urgency: z.enum(urgencies),
    side: z.enum(['inviting', 'invited']),
    invitingHospital: Hospital,
    invitedHospital: Hospital,
    requestedBy: Person,
    expert: Person.nullable(),
    directedTo: Person.nullable(),
    submittedAt: instant,
    dueAt: instant.nullable(),
    clock: z.enum(triageClocks),
    step: z.enum(triageSteps),
    pagedUntil: instant
      .nullable()
      .meta({ description: 'An emergency: until when the last page is waited for' }),
  })
  .meta({ id: 'TriageItem' });
export type TriageItem = z.infer<typeof TriageItem>;

export const hospitalIdParam = z.object({ hospitalId });
