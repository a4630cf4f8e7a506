import { CatalogueError, type ErrorCode } from '@jiedui/contracts';

const uniqueViolation = '23505';

/** Turns a broken unique key into the word for it. */
export const taken =
  (code: ErrorCode) =>
  (error: unknown): never => {
    const isTaken = error instanceof Error && 'code' in error && error.code === uniqueViolation;
    throw isTaken ? new CatalogueError(code, [], { cause: error }) : error;
  };
