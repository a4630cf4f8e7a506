import {
  Recording,
  RecordingEvent,
  RecordingSegment,
  RecordingTrack,
} from './features/recordings/recording.entity.js';
import type { EntityClass } from '@mikro-orm/postgresql';
import { GuestPresence, SessionGuest } from './features/sessions/index.js';
import { MatchingRun } from './features/matching/index.js';
import { AccountNotice, PendingSignIn, SignInSession } from './features/access/index.js';
import { PasswordReset } from './features/accounts/index.js';
import {
  Attachment,
  BreakGlass,
  Consent,
  Consultation,
  ConsultationMember,
  ConsultationClock,
  LiveSession,
  Opinion,
  PanelOpinion,
  PatientIdentityRow,
  Presence,
  RecordDocument,
  Transition,
} from './features/consultations/index.js';
import { Correction } from './features/corrections/index.js';
import { Message, MessageReading } from './features/discussion/index.js';
import { Passkey, RecoveryCode, Totp } from './features/factors/index.js';
import { Hospital } from './features/hospitals/index.js';
import { ImportRun } from './features/imports/index.js';
import {
  Delivery,
  DeliveryAttempt,
  NoticeEscalation,
  Notification,
  NotificationSetting,
  PushSubscription,
} from './features/notifications/index.js';
import { Agreement, AgreementDocument, AgreementTransition, Pairing } from './features/pairings/index.js';
import { Person, Post } from './features/people/index.js';
import { Plan, PlanEvidence, PlanReview, PlanStep } from './features/plans/index.js';
import { Report } from './features/reports/index.js';
import { Upload } from './features/requests/index.js';
import { Invitation } from './features/staff/index.js';
import { SessionEntry } from './features/transcript/index.js';

/** Every table that features own; listed by hand, so that none is found by chance. */
export const entities: EntityClass[] = [
  AccountNotice,
  Agreement,
  AgreementDocument,
  AgreementTransition,
  Attachment,
  GuestPresence,
  SessionGuest,
  BreakGlass,
  Consent,
  Consultation,
  ConsultationMember,
  Delivery,
  DeliveryAttempt,
  Hospital,
  ImportRun,
  Invitation,
  ConsultationClock,
  Correction,
  Message,
  SessionEntry,
  MessageReading,
  LiveSession,
  PanelOpinion,
  MatchingRun,
  NoticeEscalation,
  Notification,
  NotificationSetting,
  Opinion,
  Pairing,
  Passkey,
  PasswordReset,
  PatientIdentityRow,
  PendingSignIn,
  Person,
  Plan,
  PlanEvidence,
  PlanReview,
  PlanStep,
  Post,
  Presence,
  PushSubscription,
  RecordDocument,
  Recording,
  RecordingEvent,
  RecordingSegment,
  RecordingTrack,
  RecoveryCode,
  Report,
  SignInSession,
  Totp,
  Transition,
  Upload,
];
