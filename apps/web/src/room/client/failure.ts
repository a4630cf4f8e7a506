import { errorCatalogue, type ErrorCode } from '@jiedui/contracts';

/** The catalogue code an error carries, whether thrown here or by the caller's HTTP client. */
export function errorCodeOf(error: unknown, otherwise: ErrorCode): ErrorCode {
  const { code, problem } = (error ?? {}) as { code?: unknown; problem?: { code?: unknown } };
  const known = [code, problem?.code].find((value) => typeof value === 'string' && value in errorCatalogue);
  return (known as ErrorCode | undefined) ?? otherwise;
}

/** Trying again cannot help: only the person, or time, can. */
const finalCodes: ReadonlySet<ErrorCode> = new Set([
  'NOT_SIGNED_IN',
  'ACTION_NOT_ALLOWED',
  'RIGHT_MISSING',
  'NOT_FOUND',
  'SESSION_NOT_OPEN',
  'GUEST_LINK_INVALID',
  'ENCRYPTION_UNSUPPORTED',
]);

export const isFinal = (code: ErrorCode): boolean => finalCodes.has(code);
