import type {
  Attachment as AttachmentView,
  Consent as ConsentView,
  ConsultationMember as ConsultationMemberView,
  ConsultationSummary,
  Opinion as OpinionView,
} from '@jiedui/contracts';
import type { ConsultationRelation, SharedConsultation } from '@jiedui/domain';
import type { PersonId } from '@jiedui/kernel';
import { hospitalView } from '../hospitals/index.js';
import { personView } from '../people/index.js';
import type { Attachment } from './entities/attachment.entity.js';
import type { Consent } from './entities/consent.entity.js';
import type { Consultation } from './entities/consultation.entity.js';
import type { Opinion } from './entities/opinion.entity.js';
import type { ConsultationMember } from './entities/shared-access.entity.js';

const instant = (date: Date | null) => date?.toISOString() ?? null;

/** @param appointmentStartsAt of the open session, where there is one */
export function summaryView(
  consultation: Consultation,
  relations: ReadonlySet<ConsultationRelation>,
  appointmentStartsAt: Date | null,
): ConsultationSummary {
  const { id, number, revision, state, specialty, urgency, patientAgeYears, patientSex, question } =
    consultation;
  const { requestedBy, expert, directedTo, invitingHospital, invitedHospital } = consultation;
  return {
    id,
    number,
    revision,
    state,
    specialty,
    urgency,
    patientAgeYears,
    patientSex,
    question,
    requestedBy: personView(requestedBy),
    expert: expert && personView(expert),
    directedTo: directedTo && personView(directedTo),
    invitingHospital: hospitalView(invitingHospital),
    invitedHospital: invitedHospital && hospitalView(invitedHospital),
    createdAt: consultation.createdAt.toISOString(),
    updatedAt: consultation.updatedAt.toISOString(),
    submittedAt: instant(consultation.submittedAt),
    answerForm: consultation.answerForm,
    isPanel: consultation.isPanel,
    responseDueAt: instant(consultation.responseDueAt),
    answerDueAt: instant(consultation.answerDueAt),
    appointmentStartsAt: instant(appointmentStartsAt),
    relations: [...relations],
  };
}

export const memberView = ({ person, addedBy, addedAt }: ConsultationMember): ConsultationMemberView => ({
  person: personView(person),
  addedBy: personView(addedBy),
  addedAt: addedAt.toISOString(),
});

/** When emergency access ends, for those who see the consultation by nothing else. */
export function seenUntil(
  personId: PersonId,
  { brokenGlass }: SharedConsultation,
  relations: ReadonlySet<ConsultationRelation>,
): string | null {
  const isOnlyBroken = [...relations].every((relation) => ['glassBreaker', 'colleague'].includes(relation));
  const own = brokenGlass.filter((glass) => glass.personId === personId).map(({ until }) => until.getTime());
  return isOnlyBroken && own.length > 0 ? new Date(Math.max(...own)).toISOString() : null;
}

export const attachmentView = (attachment: Attachment): AttachmentView => ({
  id: attachment.id,
  name: attachment.name,
  kind: attachment.kind,
  mediaType: attachment.mediaType,
  sizeBytes: attachment.sizeBytes,
  sha256: attachment.sha256,
  uploadedAt: attachment.uploadedAt.toISOString(),
});

const withdrawalOf = ({ withdrawnAt, withdrawnBy, withdrawnBecause }: Consent): ConsentView['withdrawn'] =>
  withdrawnAt && withdrawnBy && withdrawnBecause !== null
    ? { at: withdrawnAt.toISOString(), by: personView(withdrawnBy), because: withdrawnBecause }
    : null;

/** Its people must be loaded. */
export const consentView = (consent: Consent): ConsentView => ({
  id: consent.id,
  giver: consent.giver,
  whyNotPatient: consent.whyNotPatient,
  relation: consent.relation,
  isFeeExplained: consent.isFeeExplained,
  method: consent.method,
  mediaType: consent.mediaType,
  givenAt: consent.givenAt.toISOString(),
  recordedBy: personView(consent.recordedBy),
  recordedAt: consent.recordedAt.toISOString(),
  withdrawn: withdrawalOf(consent),
});

export const opinionView = (opinion: Opinion): OpinionView => ({
  id: opinion.id,
  findings: opinion.findings,
  advice: opinion.advice,
  author: personView(opinion.author),
  savedAt: opinion.savedAt.toISOString(),
  signedAt: instant(opinion.signedAt),
  sha256: opinion.sha256,
});
