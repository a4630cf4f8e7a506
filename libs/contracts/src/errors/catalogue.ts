/**
 * Every error a user can meet, over HTTP, a socket or the control link, with its HTTP status.
 * The words in both languages live in libs/messages under the same keys.
 */
export const errorCatalogue = {
  REQUEST_INVALID: { status: 400 },
  NOT_SIGNED_IN: { status: 401 },
  CREDENTIALS_WRONG: { status: 401 },
  PASSWORD_WRONG: { status: 403 },
  ORIGIN_FOREIGN: { status: 403 },
  ACTION_NOT_ALLOWED: { status: 403 },
  NOT_FOUND: { status: 404 },
  METHOD_NOT_ALLOWED: { status: 405 },
  STATE_CONFLICT: { status: 409 },
  REVISION_CONFLICT: { status: 409 },
  EXPERT_DOUBLE_BOOKED: { status: 409 },
  SESSION_NOT_OPEN: { status: 409 },
  SESSION_PARTICIPANT_ALONE: { status: 409 },
  SESSION_STILL_OPEN: { status: 409 },
  FILE_TOO_LARGE: { status: 413 },
  FILE_TYPE_UNSUPPORTED: { status: 415 },
  MEDIA_TYPE_UNSUPPORTED: { status: 415 },
  FILES_TOO_MANY: { status: 422 },
  FILE_EMPTY: { status: 422 },
  REQUEST_INCOMPLETE: { status: 422 },
  CONSENT_MISSING: { status: 422 },
  AGREEMENT_MISSING: { status: 422 },
  REASON_MISSING: { status: 422 },
  APPOINTMENT_IN_PAST: { status: 422 },
  APPOINTMENT_LENGTH_INVALID: { status: 422 },
  OPINION_MISSING: { status: 422 },
  RECORD_NOT_READY: { status: 409 },
  TOO_MANY_ATTEMPTS: { status: 429 },
  UNEXPECTED: { status: 500 },
  MEDIA_UNAVAILABLE: { status: 503 },
  SERVICE_UNAVAILABLE: { status: 503 },
  TICKET_INVALID: { status: 401 },
  SIGNALLING_OUT_OF_ORDER: { status: 409 },
  RIGHT_MISSING: { status: 403 },
} as const satisfies Record<string, { readonly status: number }>;

export type ErrorCode = keyof typeof errorCatalogue;
export const errorCodes = Object.keys(errorCatalogue) as [ErrorCode, ...ErrorCode[]];
