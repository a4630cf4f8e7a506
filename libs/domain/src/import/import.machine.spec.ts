import { describe, expect, it } from '@jest/globals';
import { lifecycleFaults } from '../lifecycle/lifecycle.js';
import {
  decideImport,
  importActions,
  type ImportContext,
  importLifecycle,
  type ImportRelation,
  importStates,
} from './import.machine.js';

const now = new Date(0);
const clean: ImportContext = { badRows: 0, rowsToApply: 3, skipBadRows: false };
const relations: ImportRelation[] = ['system', 'registrar'];

const legal = [
  'uploaded beginCheck system -> checking',
  'checking beginCheck system -> checking',
  'checking finishCheck system -> checked',
  'checked apply registrar -> applying',
  'applying finishApply system -> applied',
  'uploaded fail system -> failed',
  'checking fail system -> failed',
  'applying fail system -> failed',
  'checked recheck registrar -> uploaded',
  'failed recheck registrar -> uploaded',
  'uploaded cancel registrar -> cancelled',
  'checking cancel registrar -> cancelled',
  'checked cancel registrar -> cancelled',
  'failed cancel registrar -> cancelled',
];

const apply = (context: ImportContext) =>
  decideImport({ state: 'checked', context }, 'apply', new Set(['registrar'] as const), now);

describe('the lifecycle of an import', () => {
  it('has no state that cannot be reached or left', () => {
    expect(lifecycleFaults(importLifecycle)).toEqual([]);
  });

  it('allows exactly the legal cases', () => {
    const allowed = importStates.flatMap((state) =>
      importActions.flatMap((action) =>
        relations.flatMap((relation) => {
          const decision = decideImport({ state, context: clean }, action, new Set([relation]), now);
          return decision.ok ? [`${state} ${action} ${relation} -> ${decision.value.to}`] : [];
        }),
      ),
    );
    expect(allowed.toSorted()).toEqual(legal.toSorted());
  });

  it('applies a file with bad rows only where they are skipped by choice', () => {
    const bad = { ...clean, badRows: 2 };
    expect(apply(bad)).toEqual({ ok: false, error: { kind: 'guard', code: 'IMPORT_HAS_BAD_ROWS' } });
    expect(apply({ ...bad, skipBadRows: true }).ok).toBe(true);
  });

  it('applies nothing where nothing would change', () => {
    expect(apply({ ...clean, rowsToApply: 0 })).toEqual({
      ok: false,
      error: { kind: 'guard', code: 'IMPORT_CHANGES_NOTHING' },
    });
  });
});
