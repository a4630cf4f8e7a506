import type { ImportCounts } from '@jiedui/contracts';
import type { ImportId, HospitalId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../../base/database/id.js';
import type { ReadRow } from '../../base/tables/table.source.js';
import { gradeText, rowOf } from '../hospitals/index.js';
import { cellsBy, type Header } from './header.js';
import { type MergedRow, mergeRow } from './row.merge.js';
import { parseRow, type RowCells } from './row.parser.js';
import { lookUp } from './staging.lookup.js';

const stage = `insert into import_row select * from jsonb_populate_recordset(null::import_row, ?::jsonb)`;

function stagedRow(
  importId: ImportId,
  rowNumber: number,
  cells: RowCells,
  merged: MergedRow,
  isNew: boolean,
) {
  const { outcome, faults, changedColumns, record, parentCode, grading } = merged;
  return {
    import_id: importId,
    row_number: rowNumber,
    outcome,
    code: cells.code?.slice(0, 100) ?? null,
    name: (cells.nameZh ?? record?.nameZh)?.slice(0, 200) ?? null,
    cells,
    faults,
    changed_columns: changedColumns,
    hospital_id: record?.id ?? null,
    hospital_revision: record && !isNew ? record.revision - 1 : null,
    parent_code: parentCode ?? null,
    content: record && outcome !== 'unchanged' ? rowOf(record) : null,
    grade: grading && gradeText(grading.grade),
    grade_since: grading?.since ?? null,
  };
}

/** Checks a batch of rows against the register as it is now, and keeps what came of it. */
export async function stageRows(
  em: EntityManager,
  importId: ImportId,
  header: Header,
  rows: readonly ReadRow[],
  now: string,
): Promise<ImportCounts> {
  const read = rows.map(({ rowNumber, cells }) => {
    const named = cellsBy(header, cells);
    return { rowNumber, cells: named, ...parseRow(named) };
  });
  const { existing, hasRegion } = await lookUp(
    em,
    read.map(({ draft }) => draft),
  );
  const counts: Record<keyof ImportCounts, number> = { created: 0, changed: 0, unchanged: 0, bad: 0 };
  const staged = read.map(({ rowNumber, cells, draft, faults }) => {
    const known = draft.code === undefined ? undefined : existing.get(draft.code);
    const merged = mergeRow(draft, faults, { existing: known, newId: newId<HospitalId>(), hasRegion, now });
    counts[merged.outcome] += 1;
    return stagedRow(importId, rowNumber, cells, merged, !known);
  });
  await em.execute(stage, [JSON.stringify(staged)]);
  return counts;
}

export async function clearStaging(em: EntityManager, importId: ImportId): Promise<void> {
  await em.execute('delete from import_row where import_id = ?', [importId]);
}
