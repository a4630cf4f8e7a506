import { auditActions, auditOutcomes, auditSubjects, patientReadParts, roles } from '@jiedui/domain';
import { z } from 'zod';
import { consultationId, hospitalId, instant, personId } from './ids.js';
import { Hospital, Person } from './people.js';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const day = z.iso.date().meta({ description: 'In UTC' });
const count = z.number().int().min(0);
const position = z.number().int().min(1);

export const auditActorKinds = ['person', 'system', 'anonymous'] as const;

/** One line of the trail. Codes and ids are as they were written down; names are as they are today. */
export const AuditEvent = z
  .object({
    id: z.uuid(),
    at: instant,
    actorKind: z.enum(auditActorKinds),
    person: Person.nullable(),
    address: z.string().nullable().meta({ description: 'The network address it came from' }),
    requestId: z.string().nullable(),
    action: z.enum(auditActions),
    outcome: z.enum(auditOutcomes),
    subject: z.object({
      kind: z.enum(auditSubjects),
      id: z.string().nullable(),
      nameZh: z.string().nullable().meta({ description: 'Of hospitals and people' }),
      nameEn: z.string().nullable(),
    }),
    consultationNumber: z.string().nullable(),
    why: z
      .string()
      .nullable()
      .meta({ description: 'The relation or the code of the reason that allowed it' }),
  })
  .meta({ id: 'AuditEvent' });
export type AuditEvent = z.infer<typeof AuditEvent>;

/** Where a line stands in the chain. Each hash covers its line and the link before it. */
export const AuditChainPosition = z
  .object({ day, position, eventHash: sha256, hash: sha256 })
  .meta({ id: 'AuditChainPosition' });
export type AuditChainPosition = z.infer<typeof AuditChainPosition>;

export const AuditEventDetail = AuditEvent.extend({
  agent: z.string().nullable().meta({ description: 'The browser, as it calls itself' }),
  signInSessionId: z.uuid().nullable(),
  consultationId: consultationId.nullable(),
  hospitals: z.array(Hospital),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  chain: AuditChainPosition.nullable().meta({ description: 'Null for the moment until it is linked' }),
}).meta({ id: 'AuditEventDetail' });
export type AuditEventDetail = z.infer<typeof AuditEventDetail>;

/** Which lines of the trail; what is left out does not narrow. */
export const AuditFilter = z.object({
  from: instant.optional(),
  to: instant.optional().meta({ description: 'Excluded' }),
  personId: personId.optional(),
  action: z.enum(auditActions).optional(),
  outcome: z.enum(auditOutcomes).optional(),
  subjectKind: z.enum(auditSubjects).optional(),
  hospitalId: hospitalId.optional(),
  consultationNumber: z.string().trim().min(1).max(40).optional(),
  requestId: z
    .string()
    .regex(/^[\w.-]{1,64}$/)
    .optional(),
});
export type AuditFilter = z.infer<typeof AuditFilter>;

/** Newest first. */
export const AuditEventPage = z
  .object({
    items: z.array(AuditEvent),
    nextCursor: z.string().nullable().meta({ description: 'Null at the end' }),
  })
  .meta({ id: 'AuditEventPage' });
export type AuditEventPage = z.infer<typeof AuditEventPage>;

/** Somebody who opened what belongs to a patient. */
export const PatientRead = z
  .object({
    id: z.uuid(),
    at: instant,
    person: Person,
    posts: z
      .array(z.object({ role: z.enum(roles), hospital: Hospital.nullable() }))
      .meta({ description: 'Held on that day' }),
    action: z.enum(auditActions),
    part: z.enum(patientReadParts),
    why: z.string().nullable(),
    isEmergency: z.boolean().meta({ description: 'Opened by breaking the glass' }),
  })
  .meta({ id: 'PatientRead' });
export type PatientRead = z.infer<typeof PatientRead>;

export const ConsultationReaders = z
  .object({
    people: z.array(
      z.object({ person: Person, reads: count, lastAt: instant, hasUsedEmergencyAccess: z.boolean() }),
    ),
    reads: z.array(PatientRead).meta({ description: 'Newest first' }),
    nextCursor: z.string().nullable(),
  })
  .meta({ id: 'ConsultationReaders' });
export type ConsultationReaders = z.infer<typeof ConsultationReaders>;

export const AuditDay = z
  .object({ day, events: count, head: sha256.meta({ description: 'The hash of the last link so far' }) })
  .meta({ id: 'AuditDay' });
export type AuditDay = z.infer<typeof AuditDay>;

export const AuditChain = z
  .object({
    days: z.array(AuditDay).meta({ description: 'Newest first' }),
    waiting: count.meta({ description: 'Written, and to be linked in a moment' }),
  })
  .meta({ id: 'AuditChain' });
export type AuditChain = z.infer<typeof AuditChain>;

/** A place of the chain with something wrong; `until` closes a range, null where its end is unknown. */
const AuditFault = z.object({
  day: day.nullable(),
  position: position.nullable(),
  until: position.nullable(),
  eventId: z.uuid().nullable(),
});
export type AuditFault = z.infer<typeof AuditFault>;

/** What a check of the chain found. Each list names at most a thousand places, `faults` counts them all. */
export const AuditVerification = z
  .object({
    days: count,
    events: count,
    waiting: count,
    faults: count,
    changed: z.array(AuditFault).meta({ description: 'Lines that are not what was linked' }),
    missing: z.array(AuditFault).meta({ description: 'Lines or links that are gone' }),
    inserted: z.array(AuditFault).meta({ description: 'Lines that were never linked' }),
    brokenLinks: z.array(AuditFault).meta({ description: 'Links that do not follow from the one before' }),
    heads: z.record(z.string(), sha256).meta({ description: 'The end of the last day checked' }),
    ok: z.boolean(),
  })
  .meta({ id: 'AuditVerification' });
export type AuditVerification = z.infer<typeof AuditVerification>;
