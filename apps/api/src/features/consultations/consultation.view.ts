import type {
  Attachment as AttachmentView,
  ConsultationMember as ConsultationMemberView,
  ConsultationSummary,
  Opinion as OpinionView,
} from '@jiedui/contracts';
import type { ConsultationRelation, SharedConsultation } from '@jiedui/domain';
import type { PersonId } from '@jiedui/kernel';
import { hospitalView } from '../hospitals/index.js';
import { personView } from '../people/index.js';
import type { Attachment } from './entities/attachment.entity.js';
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
  const { requestedBy, expert, invitingHospital, invitedHospital } = consultation;
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
    invitingHospital: hospitalView(invitingHospital),
    invitedHospital: invitedHospital && hospitalView(invitedHospital),
    createdAt: consultation.createdAt.toISOString(),
    updatedAt: consultation.updatedAt.toISOString(),
    submittedAt: instant(consultation.submittedAt),
    responseDueAt: instant(consultation.responseDueAt),
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
  mediaType: attachment.mediaType,
  sizeBytes: attachment.sizeBytes,
  sha256: attachment.sha256,
  uploadedAt: attachment.uploadedAt.toISOString(),
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
