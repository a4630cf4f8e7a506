import type { ImportFailureCode } from '@jiedui/domain';
import { TableUnreadable } from '../../base/tables/table-unreadable.js';

/** Ends the check with a word for its owner: the file is at fault, and trying again would find the same. */
export class CheckFailed extends Error {
  constructor(readonly failure: ImportFailureCode) {
    super(failure);
  }
}

/** SQLSTATE 22 and 23: data that a column cannot hold, and constraints. The same rows break them whenever they come. */
const isLasting = (error: unknown) =>
  error instanceof Error && 'code' in error && /^2[23][0-9A-Z]{3}$/.test(String(error.code));

/** What to tell the owner of an import; undefined where the next attempt may go better. */
export function failureOf(error: unknown, isLastAttempt: boolean): ImportFailureCode | undefined {
  if (error instanceof CheckFailed) return error.failure;
  if (error instanceof TableUnreadable)
    return error.reason === 'broken' ? 'IMPORT_FILE_UNREADABLE' : 'IMPORT_TOO_LARGE_UNPACKED';
  return isLastAttempt || isLasting(error) ? 'UNEXPECTED' : undefined;
}
