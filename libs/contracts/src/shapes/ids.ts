import type {
  AgreementId,
  AttachmentId,
  ConsultationId,
  HospitalId,
  ImportId,
  MatchingRunId,
  NotificationId,
  OpinionId,
  PairingId,
  PersonId,
  PlanId,
  ProgrammeId,
  QuestionnaireId,
  ReportId,
  SessionId,
} from '@jiedui/kernel';
import { z } from 'zod';

const id = <T extends string>() => z.uuid() as unknown as z.ZodType<T, string>;

export const personId = id<PersonId>();
export const hospitalId = id<HospitalId>();
export const consultationId = id<ConsultationId>();
export const attachmentId = id<AttachmentId>();
export const opinionId = id<OpinionId>();
export const sessionId = id<SessionId>();
export const notificationId = id<NotificationId>();
export const importId = id<ImportId>();
export const pairingId = id<PairingId>();
export const agreementId = id<AgreementId>();
export const planId = id<PlanId>();
export const matchingRunId = id<MatchingRunId>();
export const programmeId = id<ProgrammeId>();
export const reportId = id<ReportId>();
export const questionnaireId = id<QuestionnaireId>();

/** A moment in UTC, ISO 8601. Shown in the viewer's zone. */
export const instant = z.iso.datetime();
