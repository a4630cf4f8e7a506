import type { ImportRun as ImportRunView } from '@jiedui/contracts';
import { decideImport, importActions } from '@jiedui/domain';
import { personView } from '../people/index.js';
import type { ImportRun } from './import-run.entity.js';

/** What who keeps the register may do now; that bad rows must be skipped is asked on applying. */
const actionsOf = (run: ImportRun, now: Date) =>
  importActions.filter((action) => {
    const context = { badRows: run.bad, rowsToApply: run.created + run.changed, skipBadRows: true };
    return decideImport({ state: run.state, context }, action, new Set(['registrar']), now).ok;
  });

export const importView = (run: ImportRun, now: Date): ImportRunView => ({
  id: run.id,
  state: run.state,
  fileName: run.fileName,
  format: run.format,
  sizeBytes: run.sizeBytes,
  startedBy: personView(run.startedBy),
  startedAt: run.startedAt.toISOString(),
  finishedAt: run.finishedAt?.toISOString() ?? null,
  bytesRead: run.bytesRead,
  rowsChecked: run.rowsChecked,
  counts: { created: run.created, changed: run.changed, unchanged: run.unchanged, bad: run.bad },
  skippedBadRows: run.skippedBadRows,
  failure: run.failure,
  actions: actionsOf(run, now),
});
