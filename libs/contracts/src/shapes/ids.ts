import type {
  AgreementId,
  AttachmentId,
  ConsentId,
  ConsultationId,
  GuestId,
  HospitalId,
  ImportId,
  MatchingRunId,
  NotificationId,
  OnCallPageId,
  OpinionId,
  PairingId,
  PersonId,
  PlanId,
  ProgrammeId,
  QuestionnaireId,
  ReportId,
  ResourceId,
  RosterExceptionId,
  RosterSwapId,
  SessionId,
  SlotPlanBlockId,
  SlotPlanId,
} from '@jiedui/kernel';
import { z } from 'zod';

const id = <T extends string>() => z.uuid() as unknown as z.ZodType<T, string>;

export const personId = id<PersonId>();
export const hospitalId = id<HospitalId>();
export const consultationId = id<ConsultationId>();
export const attachmentId = id<AttachmentId>();
export const consentId = id<ConsentId>();
export const opinionId = id<OpinionId>();
export const sessionId = id<SessionId>();
export const guestId = id<GuestId>();
export const notificationId = id<NotificationId>();
export const importId = id<ImportId>();
export const pairingId = id<PairingId>();
export const agreementId = id<AgreementId>();
export const planId = id<PlanId>();
export const matchingRunId = id<MatchingRunId>();
export const programmeId = id<ProgrammeId>();
export const reportId = id<ReportId>();
export const questionnaireId = id<QuestionnaireId>();
export const onCallPageId = id<OnCallPageId>();
export const rosterExceptionId = id<RosterExceptionId>();
export const rosterSwapId = id<RosterSwapId>();
export const resourceId = id<ResourceId>();
export const slotPlanId = id<SlotPlanId>();
export const slotPlanBlockId = id<SlotPlanBlockId>();

/** A moment in UTC, ISO 8601. Shown in the viewer's zone. */
export const instant = z.iso.datetime();
