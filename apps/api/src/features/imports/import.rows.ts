import type { ImportRow, ImportRowPage } from '@jiedui/contracts';
import type { ImportColumn, ImportFault, ImportRowOutcome } from '@jiedui/domain';
import type { ImportId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { RowCells } from './row.parser.js';

export interface StagedRow {
  readonly rowNumber: number;
  readonly code: string | null;
  readonly name: string | null;
  readonly outcome: ImportRowOutcome;
  readonly cells: RowCells;
  readonly faults: ImportFault[];
  readonly changedColumns: ImportColumn[];
}

const columns = `row_number as "rowNumber", code, name, outcome, cells, faults,
  to_jsonb(changed_columns) as "changedColumns"`;
const shownLength = 100;

const viewOf = ({ cells, faults, ...row }: StagedRow): ImportRow => ({
  ...row,
  faults: faults.map((fault) => ({ ...fault, value: (cells[fault.column] ?? '').slice(0, shownLength) })),
});

export interface RowSlice {
  readonly outcome: ImportRowOutcome;
  readonly page: number;
  readonly pageSize: number;
}

export async function listRows(
  em: EntityManager,
  importId: ImportId,
  { outcome, page, pageSize }: RowSlice,
): Promise<ImportRowPage> {
  const rows = await em.execute<StagedRow[]>(
    `select ${columns} from import_row where import_id = ? and outcome = ? order by row_number limit ? offset ?`,
    [importId, outcome, pageSize, (page - 1) * pageSize],
  );
  const [counted] = await em.execute<[{ total: number }]>(
    'select count(*)::int as total from import_row where import_id = ? and outcome = ?',
    [importId, outcome],
  );
  return { items: rows.map(viewOf), total: counted.total, page, pageSize };
}

/** The next bad rows of the file. */
export const listBadRowsAfter = (
  em: EntityManager,
  importId: ImportId,
  after: number,
  limit: number,
): Promise<StagedRow[]> =>
  em.execute<StagedRow[]>(
    `select ${columns} from import_row
     where import_id = ? and outcome = 'bad' and row_number > ? order by row_number limit ?`,
    [importId, after, limit],
  );
