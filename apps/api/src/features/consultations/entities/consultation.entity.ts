import type {
  ConsentGiver,
  ConsultationState,
  RequestContent,
  SharedConsultation,
  Sex,
  Specialty,
  Urgency,
} from '@jiedui/domain';
import type { ConsultationId } from '@jiedui/kernel';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { Hospital } from '../../hospitals/index.js';
import { Agreement } from '../../pairings/index.js';
import { Person } from '../../people/index.js';

const ConsultationSchema = defineEntity({
  name: 'Consultation',
  tableName: 'consultation',
  properties: {
    id: p.uuid().$type<ConsultationId>().primary(),
    number: p.string().defaultRaw('next_consultation_number()'),
    revision: p.integer(),
    state: p.string().$type<ConsultationState>(),
    requestedBy: () => p.manyToOne(Person),
    invitingHospital: () => p.manyToOne(Hospital),
    invitedHospital: () => p.manyToOne(Hospital).strictNullable(),
    expert: () => p.manyToOne(Person).strictNullable(),
    specialty: p.string().$type<Specialty>().strictNullable(),
    urgency: p.string().$type<Urgency>().strictNullable(),
    patientAgeYears: p.integer().strictNullable(),
    patientSex: p.string().$type<Sex>().strictNullable(),
    history: p.text(),
    question: p.text(),
    consentGiver: p.string().$type<ConsentGiver>().strictNullable(),
    consentedAt: p.datetime().strictNullable(),
    reason: p.text().strictNullable(),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
    submittedAt: p.datetime().strictNullable(),
    responseDueAt: p.datetime().strictNullable(),
    /** Under which it was asked. */
    agreement: () => p.manyToOne(Agreement).strictNullable(),
  },
});

/** A question to another hospital about one patient, from its first draft to the closed record. */
export class Consultation extends ConsultationSchema.class {
  /** What the rules of a request look at. */
  requestContent(): RequestContent {
    const { specialty, urgency, patientAgeYears, patientSex, history, question, consentGiver } = this;
    const invitedHospitalId = this.invitedHospital?.id ?? null;
    return {
      invitedHospitalId,
      specialty,
      urgency,
      patientAgeYears,
      patientSex,
      history,
      question,
      consentGiver,
    };
  }

  /** What the rules of access look at. */
  sharedWith(shares: Pick<SharedConsultation, 'memberIds' | 'brokenGlass'>): SharedConsultation {
    return {
      ...shares,
      state: this.state,
      requestedById: this.requestedBy.id,
      invitingHospitalId: this.invitingHospital.id,
      invitedHospitalId: this.invitedHospital?.id ?? null,
      specialty: this.specialty,
      expertId: this.expert?.id ?? null,
      submittedAt: this.submittedAt,
    };
  }
}
ConsultationSchema.setClass(Consultation);
