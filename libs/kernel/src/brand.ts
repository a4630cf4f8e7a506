declare const brand: unique symbol;

/** A primitive that may not be mixed up with another of the same type. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };

export type PersonId = Brand<string, 'PersonId'>;
export type HospitalId = Brand<string, 'HospitalId'>;
export type PairingId = Brand<string, 'PairingId'>;
export type ConsultationId = Brand<string, 'ConsultationId'>;
export type AttachmentId = Brand<string, 'AttachmentId'>;
export type ConsentId = Brand<string, 'ConsentId'>;
export type OpinionId = Brand<string, 'OpinionId'>;
export type SessionId = Brand<string, 'SessionId'>;
export type GuestId = Brand<string, 'GuestId'>;
export type NotificationId = Brand<string, 'NotificationId'>;
export type ImportId = Brand<string, 'ImportId'>;
export type AgreementId = Brand<string, 'AgreementId'>;
export type PlanId = Brand<string, 'PlanId'>;
export type MatchingRunId = Brand<string, 'MatchingRunId'>;
export type ReportId = Brand<string, 'ReportId'>;
export type ProgrammeId = Brand<string, 'ProgrammeId'>;
export type QuestionnaireId = Brand<string, 'QuestionnaireId'>;
export type OnCallPageId = Brand<string, 'OnCallPageId'>;
export type RosterExceptionId = Brand<string, 'RosterExceptionId'>;
export type RosterSwapId = Brand<string, 'RosterSwapId'>;
export type ResourceId = Brand<string, 'ResourceId'>;
export type SlotPlanId = Brand<string, 'SlotPlanId'>;
export type SlotPlanBlockId = Brand<string, 'SlotPlanBlockId'>;
