import type {
  AgreementParty,
  AgreementService,
  AgreementState,
  AgreementTerms,
  PairingSide,
  ResponseLimits,
  Specialty,
  UrgencyLimits,
} from '@jiedui/domain';
import type { AgreementId, MatchingRunId, PersonId } from '@jiedui/kernel';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { Person } from '../people/index.js';
import { Pairing } from './pairing.entity.js';

const AgreementSchema = defineEntity({
  name: 'Agreement',
  tableName: 'agreement',
  properties: {
    id: p.uuid().$type<AgreementId>().primary(),
    pairing: () => p.manyToOne(Pairing),
    revision: p.integer(),
    state: p.string().$type<AgreementState>(),
    isLead: p.boolean(),
    specialties: p.array().$type<Specialty[]>(),
    services: p.array().$type<AgreementService[]>(),
    purpose: p.text(),
    invitingDuties: p.text(),
    invitedDuties: p.text(),
    invitingLiability: p.text(),
    invitedLiability: p.text(),
    fees: p.text(),
    responseLimitMinutes: p.json<ResponseLimits>(),
    answerLimitMinutes: p.json<UrgencyLimits>(),
    contactEveryDays: p.integer().strictNullable(),
    validFrom: p.date().strictNullable(),
    validUntil: p.date().strictNullable(),
    invitingAcceptedAt: p.datetime().strictNullable(),
    invitingAcceptedBy: () => p.manyToOne(Person).strictNullable(),
    invitedAcceptedAt: p.datetime().strictNullable(),
    invitedAcceptedBy: () => p.manyToOne(Person).strictNullable(),
    suspendedAt: p.datetime().strictNullable(),
    suspendedBy: p.string().$type<AgreementParty>().strictNullable(),
    endedAt: p.datetime().strictNullable(),
    renewsId: p.uuid().$type<AgreementId>().strictNullable(),
    matchingRunId: p.uuid().$type<MatchingRunId>().strictNullable(),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
  },
});

/** What a pair agreed: its scope, duties and term, from the first draft to its end. */
export class Agreement extends AgreementSchema.class {
  terms(): AgreementTerms {
    return {
      isLead: this.isLead,
      specialties: this.specialties,
      services: this.services,
      purpose: this.purpose,
      invitingDuties: this.invitingDuties,
      invitedDuties: this.invitedDuties,
      invitingLiability: this.invitingLiability,
      invitedLiability: this.invitedLiability,
      fees: this.fees,
      responseLimitMinutes: this.responseLimitMinutes,
      answerLimitMinutes: this.answerLimitMinutes,
      contactEveryDays: this.contactEveryDays,
      validFrom: this.validFrom,
      validUntil: this.validUntil,
    };
  }

  acceptedBy(): Record<PairingSide, PersonId | null> {
    return { inviting: this.invitingAcceptedBy?.id ?? null, invited: this.invitedAcceptedBy?.id ?? null };
  }

  /** What was signed is not what it says now. */
  unsign(): void {
    this.invitingAcceptedAt = null;
    this.invitingAcceptedBy = null;
    this.invitedAcceptedAt = null;
    this.invitedAcceptedBy = null;
  }
}
AgreementSchema.setClass(Agreement);
