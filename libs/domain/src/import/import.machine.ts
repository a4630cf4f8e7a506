import type { Result } from '@jiedui/kernel';
import { type Change, decide, type Guard, type Lifecycle, type Refusal } from '../lifecycle/lifecycle.js';

export const importStates = [
  'uploaded',
  'checking',
  'checked',
  'applying',
  'applied',
  'failed',
  'cancelled',
] as const;
export type ImportState = (typeof importStates)[number];

export const importActions = [
  'beginCheck',
  'finishCheck',
  'apply',
  'finishApply',
  'fail',
  'recheck',
  'cancel',
] as const;
export type ImportAction = (typeof importActions)[number];

/** The system does the work; who keeps the register decides about it. */
export type ImportRelation = 'system' | 'registrar';
export type ImportGuardCode = 'IMPORT_HAS_BAD_ROWS' | 'IMPORT_CHANGES_NOTHING';

export interface ImportContext {
  readonly badRows: number;
  readonly rowsToApply: number;
  readonly skipBadRows: boolean;
}

const areBadRowsSettled: Guard<ImportContext, ImportGuardCode> = ({ badRows, skipBadRows }) =>
  badRows > 0 && !skipBadRows ? 'IMPORT_HAS_BAD_ROWS' : undefined;

const doesChangeSomething: Guard<ImportContext, ImportGuardCode> = ({ rowsToApply }) =>
  rowsToApply > 0 ? undefined : 'IMPORT_CHANGES_NOTHING';

/** Check first, then apply all of it or nothing. A check that was cut off begins again; applying cannot be cancelled. */
export const importLifecycle = {
  noun: 'import',
  states: importStates,
  initial: 'uploaded',
  final: ['applied', 'cancelled'],
  transitions: {
    beginCheck: { from: ['uploaded', 'checking'], to: 'checking', by: ['system'], when: [] },
    finishCheck: { from: ['checking'], to: 'checked', by: ['system'], when: [] },
    apply: {
      from: ['checked'],
      to: 'applying',
      by: ['registrar'],
      when: [areBadRowsSettled, doesChangeSomething],
    },
    finishApply: { from: ['applying'], to: 'applied', by: ['system'], when: [] },
    fail: { from: ['uploaded', 'checking', 'applying'], to: 'failed', by: ['system'], when: [] },
    recheck: { from: ['checked', 'failed'], to: 'uploaded', by: ['registrar'], when: [] },
    cancel: {
      from: ['uploaded', 'checking', 'checked', 'failed'],
      to: 'cancelled',
      by: ['registrar'],
      when: [],
    },
  },
} as const satisfies Lifecycle<ImportState, ImportAction, ImportRelation, ImportContext, ImportGuardCode>;

export function decideImport(
  subject: { readonly state: ImportState; readonly context: ImportContext },
  action: ImportAction,
  relations: ReadonlySet<ImportRelation>,
  now: Date,
): Result<Change<ImportState, ImportAction>, Refusal<ImportState, ImportGuardCode>> {
  return decide<ImportState, ImportAction, ImportRelation, ImportContext, ImportGuardCode>(
    importLifecycle,
    subject,
    action,
    relations,
    now,
  );
}
