import type { ConsultationId, HospitalId, PersonId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Hospital } from '../hospitals/index.js';
import { Person } from '../people/index.js';
import { Consultation } from './entities/consultation.entity.js';

/** An empty request of one doctor at one hospital, as it begins. */
export const blankDraft = (
  em: EntityManager,
  {
    id,
    personId,
    hospitalId,
    now,
  }: { id: ConsultationId; personId: PersonId; hospitalId: HospitalId; now: Date },
): Consultation =>
  em.create(Consultation, {
    id,
    revision: 1,
    state: 'draft',
    requestedBy: em.getReference(Person, personId),
    invitingHospital: em.getReference(Hospital, hospitalId),
    invitedHospital: null,
    expert: null,
    specialty: null,
    urgency: null,
    patientAgeYears: null,
    patientSex: null,
    history: '',
    question: '',
    consentGiver: null,
    consentedAt: null,
    templateId: null,
    templateVersion: null,
    answers: {},
    askedAgainOfId: null,
    duplicateReason: null,
    answerForm: 'live',
    isPanel: false,
    careSetting: null,
    reason: null,
    missedBy: null,
    informationRequestedAt: null,
    createdAt: now,
    updatedAt: now,
    submittedAt: null,
    responseDueAt: null,
    fallBackAt: null,
    answerDueAt: null,
    agreement: null,
  });
