import type {
  AttachmentId,
  ConsultationId,
  HospitalId,
  ImportId,
  NotificationId,
  OpinionId,
  PersonId,
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

/** A moment in UTC, ISO 8601. Shown in the viewer's zone. */
export const instant = z.iso.datetime();
