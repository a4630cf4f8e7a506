import type { OutcomeImport, TableFormat } from '@jiedui/contracts';
import type { PersonId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';

/** What a check found, and against which revisions: applying takes in exactly that. */
export interface Findings extends OutcomeImport {
  readonly revisions: readonly (readonly [line: string, revision: number])[];
}

export interface OutcomeImportRow {
  readonly id: string;
  readonly fileName: string;
  readonly format: TableFormat;
  readonly sha256: string;
  readonly checkedById: PersonId;
  readonly checkedAt: string;
  readonly findings: Findings;
}

export async function keepOutcomeImport(em: EntityManager, row: OutcomeImportRow): Promise<void> {
  await em.execute(
    `insert into outcome_import (id, file_name, format, sha256, checked_by_id, checked_at, findings)
     values (?, ?, ?, ?, ?, ?, ?::jsonb)`,
    [
      row.id,
      row.fileName,
      row.format,
      row.sha256,
      row.checkedById,
      row.checkedAt,
      JSON.stringify(row.findings),
    ],
  );
}

/** One's own, locked until the transaction ends. */
export async function findOutcomeImport(
  em: EntityManager,
  id: string,
  personId: PersonId,
): Promise<Pick<OutcomeImportRow, 'format' | 'sha256' | 'findings'> | undefined> {
  const [row] = await em.execute<Pick<OutcomeImportRow, 'format' | 'sha256' | 'findings'>[]>(
    'select format, sha256, findings from outcome_import where id = ? and checked_by_id = ? for update',
    [id, personId],
  );
  return row;
}

export async function markApplied(em: EntityManager, id: string, findings: Findings): Promise<void> {
  await em.execute('update outcome_import set applied_at = ?, findings = ?::jsonb where id = ?', [
    findings.appliedAt,
    JSON.stringify(findings),
    id,
  ]);
}
