import { CatalogueError, type ErrorCode, type FieldError, type Problem } from '@jiedui/contracts';

/** The API refused, with the code that the catalogue has words for. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(readonly problem: Problem) {
    super(problem.code);
  }

  get code(): ErrorCode {
    return this.problem.code;
  }

  get fieldErrors(): readonly FieldError[] {
    return this.problem.errors ?? [];
  }

  /** For what is known here without asking the API. */
  static of(code: ErrorCode): ApiError {
    return new ApiError(new CatalogueError(code).toProblem());
  }
}

/** No answer at all: the link or the server is down. What was asked may be asked again. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError';

  constructor(options?: ErrorOptions) {
    super('unreachable', options);
  }
}

export const hasCode = (error: unknown, ...codes: readonly ErrorCode[]): error is ApiError =>
  error instanceof ApiError && codes.includes(error.code);
