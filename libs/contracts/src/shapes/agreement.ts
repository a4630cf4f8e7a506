import {
  agreementActions,
  agreementBlockCodes,
  agreementParties,
  agreementServices,
  agreementStates,
  agreementSteps,
  areLimitsOrdered,
  contactEveryDaysRange,
  fixedClauses,
  requiredTerms,
  responseLimitMinutesMax,
  specialties,
} from '@jiedui/domain';
import { z } from 'zod';
import { errorCodes } from '../errors/catalogue.js';
import { attachmentMediaTypes } from './consultation.js';
import { agreementId, instant, matchingRunId, pairingId } from './ids.js';
import { Hospital, Person, RegionName } from './people.js';
import { text } from './text.js';

/** Why a hospital cannot be asked today, and since or from which day. */
export const AgreementBlock = z
  .object({ code: z.enum(agreementBlockCodes), on: z.iso.date().nullable() })
  .meta({ id: 'AgreementBlock' });
export type AgreementBlock = z.infer<typeof AgreementBlock>;

const minutes = z.number().int().min(1).max(responseLimitMinutesMax);
export const responseLimitMinutes = z
  .object({ routine: minutes, urgent: minutes, emergency: minutes })
  .refine(areLimitsOrdered, { message: 'The more pressing, the sooner' });

/** Named once each; a draft may name none yet. */
const onceEach = <const T extends readonly [string, ...string[]]>(values: T) =>
  z
    .array(z.enum(values))
    .max(values.length)
    .refine((items) => new Set(items).size === items.length, { message: 'Named twice' });

const clause = text(4_000);

/** What two hospitals agree on. Dates are days of the calendar, both ends included. */
export const AgreementTerms = z
  .object({
    isLead: z.boolean().meta({ description: 'The invited hospital leads the help to this county hospital' }),
    specialties: onceEach(specialties),
    services: onceEach(agreementServices),
    purpose: clause,
    invitingDuties: clause,
    invitedDuties: clause,
    invitingLiability: clause,
    invitedLiability: clause,
    fees: clause,
    responseLimitMinutes,
    answerLimitMinutes: responseLimitMinutes,
    contactEveryDays: z
      .number()
      .int()
      .min(contactEveryDaysRange.min)
      .max(contactEveryDaysRange.max)
      .nullable()
      .meta({ description: 'The pair means to be in touch at least this often; null where none was agreed' }),
    validFrom: z.iso.date().nullable(),
    validUntil: z.iso.date().nullable(),
  })
  .meta({ id: 'AgreementTerms' });
export type AgreementTerms = z.infer<typeof AgreementTerms>;

/** One line of the pairing board. The county hospital invites, the top hospital is invited. */
export const AgreementSummary = z
  .object({
    id: agreementId,
    pairingId,
    revision: z.number().int(),
    state: z.enum(agreementStates),
    isLead: z.boolean(),
    specialties: z.array(z.enum(specialties)),
    services: z.array(z.enum(agreementServices)),
    validFrom: z.iso.date().nullable(),
    validUntil: z.iso.date().nullable(),
    daysLeft: z.number().int().nullable().meta({
      description: 'Until the last day of one in force, and to the first day of one that is accepted',
    }),
    invitingHospital: Hospital,
    invitedHospital: Hospital,
    invitingRegion: RegionName.nullable().meta({ description: 'The county' }),
    invitingAcceptedAt: instant.nullable(),
    invitedAcceptedAt: instant.nullable(),
    suspendedAt: instant.nullable(),
    renewsId: agreementId.nullable(),
    isRenewalBegun: z.boolean().meta({ description: 'A successor is being negotiated' }),
    waitsForMe: z.boolean().meta({ description: 'My side has not signed what was proposed' }),
    updatedAt: instant,
  })
  .meta({ id: 'AgreementSummary' });
export type AgreementSummary = z.infer<typeof AgreementSummary>;

export const AgreementDocument = z
  .object({
    id: z.uuid(),
    name: z.string(),
    mediaType: z.enum(attachmentMediaTypes),
    sizeBytes: z.number().int(),
    sha256: z.string(),
    uploadedBy: Person,
    uploadedAt: instant,
  })
  .meta({ id: 'AgreementDocument' });
export type AgreementDocument = z.infer<typeof AgreementDocument>;

/** One line of an agreement's story. `by` is null where the calendar or the system acted. */
export const AgreementTransition = z
  .object({
    id: z.uuid(),
    action: z.enum(agreementActions),
    to: z.enum(agreementStates),
    party: z.enum(agreementParties).nullable(),
    by: Person.nullable(),
    reason: z.string().nullable(),
    at: instant,
  })
  .meta({ id: 'AgreementTransition' });
export type AgreementTransition = z.infer<typeof AgreementTransition>;

const signature = z.object({ at: instant, by: Person.nullable() }).nullable();

export const Agreement = AgreementSummary.extend({
  terms: AgreementTerms,
  missingTerms: z.array(z.enum(requiredTerms)),
  clauses: z
    .array(z.enum(fixedClauses))
    .meta({ description: 'What holds by the rules of the field, whatever else is written' }),
  signatures: z.object({ inviting: signature, invited: signature }),
  suspendedBy: z.enum(agreementParties).nullable(),
  matchingRunId: matchingRunId.nullable(),
  transitions: z.array(AgreementTransition).meta({ description: 'Oldest first' }),
  documents: z.array(AgreementDocument),
  parties: z.array(z.enum(agreementParties)).meta({ description: 'For whom I may act' }),
  steps: z.array(
    z.object({
      step: z.enum(agreementSteps),
      allowed: z.boolean(),
      code: z.enum(errorCodes).optional().meta({ description: 'Why it may not happen now' }),
    }),
  ),
  may: z.object({ edit: z.boolean(), attach: z.boolean(), detach: z.boolean(), renew: z.boolean() }),
}).meta({ id: 'Agreement' });
export type Agreement = z.infer<typeof Agreement>;

/** Two hospitals, and whether one may ask the other today. */
export const Pairing = z
  .object({
    id: pairingId,
    invitingHospital: Hospital,
    invitedHospital: Hospital,
    invitingRegion: RegionName.nullable(),
    invitedRegion: RegionName.nullable(),
    createdAt: instant,
    block: AgreementBlock.nullable().meta({ description: 'Why no consultation may be asked today' }),
    standingAgreementId: agreementId
      .nullable()
      .meta({ description: 'Which agreement counts today, in force or not' }),
    agreements: z.array(AgreementSummary).meta({ description: 'Latest first' }),
  })
  .meta({ id: 'Pairing' });
export type Pairing = z.infer<typeof Pairing>;
