import type {
  ClinicalAnswers,
  Complaint,
  AnswerForm,
  AnswerLimits,
  CareSetting,
  ConsentGiver,
  ConsultationState,
  MissedBy,
  RequestContent,
  SharedConsultation,
  Sex,
  Specialty,
  TemplateReference,
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
    /** Whom a coordinator asks to take it; others still may. */
    directedTo: () => p.manyToOne(Person).strictNullable().default(null),
    specialty: p.string().$type<Specialty>().strictNullable(),
    urgency: p.string().$type<Urgency>().strictNullable(),
    patientAgeYears: p.integer().strictNullable(),
    patientSex: p.string().$type<Sex>().strictNullable(),
    history: p.text(),
    question: p.text(),
    consentGiver: p.string().$type<ConsentGiver>().strictNullable(),
    consentedAt: p.datetime().strictNullable(),
    answerForm: p.string().$type<AnswerForm>(),
    isPanel: p.boolean(),
    careSetting: p.string().$type<CareSetting>().strictNullable(),
    reason: p.text().strictNullable(),
    templateId: p.string().$type<Complaint>().strictNullable(),
    templateVersion: p.integer().strictNullable(),
    answers: p.json<ClinicalAnswers>(),
    /** Of which refused, lapsed or withdrawn request it is a copy. */
    askedAgainOfId: p.uuid().$type<ConsultationId>().strictNullable(),
    /** Why it was asked although the same patient's earlier question stood. */
    duplicateReason: p.text().strictNullable(),
    /** Which side did not come to the session. */
    missedBy: p.string().$type<MissedBy>().strictNullable(),
    informationRequestedAt: p.datetime().strictNullable(),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
    submittedAt: p.datetime().strictNullable(),
    responseDueAt: p.datetime().strictNullable(),
    fallBackAt: p.datetime().strictNullable(),
    answerDueAt: p.datetime().strictNullable(),
    /** Under which it was asked. */
    agreement: () => p.manyToOne(Agreement).strictNullable(),
  },
});

/** A question to another hospital about one patient, from its first draft to the closed record. */
export class Consultation extends ConsultationSchema.class {
  /** What the rules of a request look at. */
  requestContent(): RequestContent {
    return {
      invitedHospitalId: this.invitedHospital?.id ?? null,
      specialty: this.specialty,
      urgency: this.urgency,
      patientAgeYears: this.patientAgeYears,
      patientSex: this.patientSex,
      history: this.history,
      question: this.question,
      consentGiver: this.consentGiver,
      answerForm: this.answerForm,
      isPanel: this.isPanel,
      careSetting: this.careSetting,
    };
  }

  /** Nothing before it was asked. */
  answerLimits(): AnswerLimits | null {
    const { responseDueAt, fallBackAt, answerDueAt } = this;
    return responseDueAt && fallBackAt && answerDueAt ? { responseDueAt, fallBackAt, answerDueAt } : null;
  }

  template(): TemplateReference | null {
    const { templateId: id, templateVersion: version } = this;
    return id !== null && version !== null ? { id, version } : null;
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
