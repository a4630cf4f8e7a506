/** What may be done that is worth keeping. Past tense is in the words, the codes are imperative. */
export const auditActions = [
  'read',
  'search',
  'export',
  'create',
  'change',
  'remove',
  'transition',
  'sign',
  'signIn',
  'signInFailed',
  'signOut',
  'stepUp',
  'lockOut',
  'invite',
  'breakGlass',
  'review',
  'import',
  'rotate',
] as const;
export type AuditAction = (typeof auditActions)[number];

export const auditSubjects = [
  'consultation',
  'patient',
  'attachment',
  'consent',
  'record',
  'opinion',
  'session',
  'recording',
  'message',
  'hospital',
  'region',
  'person',
  'post',
  'invitation',
  'account',
  'signInSession',
  'passkey',
  'breakGlass',
  'import',
  'audit',
  'dataKey',
  'need',
  'pairing',
  'agreement',
  'plan',
  'matchingRun',
  'programme',
  'outcome',
  'report',
  'roster',
  'onCallPage',
  'routing',
  'availability',
  'resource',
  'calendarFeed',
  'slotPlan',
  'installation',
  'delivery',
  'queue',
  'mediaNode',
] as const;
export type AuditSubject = (typeof auditSubjects)[number];

export const auditOutcomes = ['success', 'refused'] as const;
export type AuditOutcome = (typeof auditOutcomes)[number];

/** Reading one of these is reading of a patient, and shown to those who may ask who read the record. */
export const patientReadSubjects = [
  'consultation',
  'patient',
  'attachment',
  'consent',
  'record',
  'opinion',
  'session',
  'recording',
] as const satisfies readonly AuditSubject[];
export type PatientReadSubject = (typeof patientReadSubjects)[number];

/** What was read of a patient: one of these as a whole, or the row of a list, which shows question, age and sex. */
export const patientReadParts = [...patientReadSubjects, 'list'] as const;
export type PatientReadPart = (typeof patientReadParts)[number];
