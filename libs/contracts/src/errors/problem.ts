import { z } from 'zod';
import { errorCatalogue, errorCodes, type ErrorCode } from './catalogue.js';

export const FieldError = z
  .object({
    path: z
      .string()
      .meta({ description: 'Dotted path in the body, query or path', example: 'patientAgeYears' }),
    code: z.string().meta({ description: 'What is wrong with it', example: 'too_small' }),
    message: z.string(),
  })
  .meta({ id: 'FieldError' });
export type FieldError = z.infer<typeof FieldError>;

/** The one error body, RFC 9457, over HTTP, in socket acks and on the control link. */
export const Problem = z
  .object({
    type: z.string().meta({ example: 'urn:jiedui:error:NOT_FOUND' }),
    title: z.string(),
    status: z.number().int(),
    code: z.enum(errorCodes),
    requestId: z.string().optional(),
    errors: z.array(FieldError).optional(),
    retryAfterSeconds: z
      .number()
      .int()
      .optional()
      .meta({ description: 'When to try again, where waiting is the remedy' }),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof Problem>;

/** Thrown by services; the edge turns it into a Problem. Never carries patient data. */
export class CatalogueError extends Error {
  override readonly name = 'CatalogueError';
  readonly retryAfterSeconds: number | undefined;

  constructor(
    readonly code: ErrorCode,
    readonly fieldErrors: readonly FieldError[] = [],
    options: ErrorOptions & { readonly retryAfterSeconds?: number } = {},
  ) {
    super(code, options);
    this.retryAfterSeconds = options.retryAfterSeconds;
  }

  get status(): number {
    return errorCatalogue[this.code].status;
  }

  toProblem(requestId?: string): Problem {
    return {
      type: `urn:jiedui:error:${this.code}`,
      title: this.code.toLowerCase().replaceAll('_', ' '),
      status: this.status,
      code: this.code,
      ...(requestId ? { requestId } : {}),
      ...(this.fieldErrors.length > 0 ? { errors: [...this.fieldErrors] } : {}),
      ...(this.retryAfterSeconds === undefined ? {} : { retryAfterSeconds: this.retryAfterSeconds }),
    };
  }
}

/** A failed zod parse as a catalogue error with one entry per field. */
export function invalidRequest(error: z.ZodError, prefix?: string): CatalogueError {
  return new CatalogueError(
    'REQUEST_INVALID',
    error.issues.map((issue) => ({
      path: [...(prefix ? [prefix] : []), ...issue.path].map(String).join('.'),
      code: issue.code,
      message: issue.message,
    })),
  );
}
