import { Injectable } from '@nestjs/common';
import { CatalogueError } from '@jiedui/contracts';
import type { OutcomeFigures, Quarter, Specialty } from '@jiedui/domain';
import type { HospitalId, PersonId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { holdLines, type OutcomeRow } from './outcome.query.js';

/** What somebody tells of one specialty of one quarter. */
export interface ToldLine {
  readonly hospitalId: HospitalId;
  readonly quarter: Quarter;
  readonly specialty: Specialty;
  /** As the teller last saw it; 0 where nothing was told. */
  readonly revision: number;
  /** Null takes the line back. */
  readonly figures: OutcomeFigures | null;
}

export interface Telling {
  readonly personId: PersonId;
  readonly at: Date;
  readonly origin: 'entry' | 'import';
  readonly reason: string;
}

const figureNames = [
  'casesLocal',
  'casesTransferred',
  'localFeeYuan',
  'outsideFeeYuan',
  'recognisedResults',
  'recognisedYuan',
] as const satisfies readonly (keyof OutcomeFigures)[];

export const figuresOf = (row: OutcomeFigures): OutcomeFigures =>
  Object.fromEntries(figureNames.map((name) => [name, row[name]])) as unknown as OutcomeFigures;

export const areSame = (a: OutcomeFigures, b: OutcomeFigures): boolean =>
  figureNames.every((name) => a[name] === b[name]);

export const lineKey = (line: Pick<ToldLine, 'hospitalId' | 'quarter' | 'specialty'>): string =>
  `${line.hospitalId}/${line.quarter}/${line.specialty}`;

const keepReplaced = `insert into outcome_history (hospital_id, quarter, specialty, revision, figures, told_by_id,
    told_at, origin, replaced_by_id, replaced_at, replaced_through, reason)
  select "hospitalId", quarter, specialty, revision, figures, "toldById", "toldAt", origin, ?, ?, through, ?
  from jsonb_to_recordset(?::jsonb) as line ("hospitalId" uuid, quarter text, specialty text, revision integer,
    figures jsonb, "toldById" uuid, "toldAt" timestamptz, origin text, through text)`;

const write = `insert into outcome (hospital_id, quarter, specialty, revision, cases_local, cases_transferred,
    local_fee_yuan, outside_fee_yuan, recognised_results, recognised_yuan, told_by_id, told_at, origin)
  select "hospitalId", quarter, specialty, revision, "casesLocal", "casesTransferred", "localFeeYuan",
    "outsideFeeYuan", "recognisedResults", "recognisedYuan", ?, ?, ?
  from jsonb_to_recordset(?::jsonb) as line ("hospitalId" uuid, quarter text, specialty text, revision integer,
    "casesLocal" integer, "casesTransferred" integer, "localFeeYuan" integer, "outsideFeeYuan" integer,
    "recognisedResults" integer, "recognisedYuan" bigint)
  on conflict (hospital_id, quarter, specialty) do update set revision = excluded.revision,
    cases_local = excluded.cases_local, cases_transferred = excluded.cases_transferred,
    local_fee_yuan = excluded.local_fee_yuan, outside_fee_yuan = excluded.outside_fee_yuan,
    recognised_results = excluded.recognised_results, recognised_yuan = excluded.recognised_yuan,
    told_by_id = excluded.told_by_id, told_at = excluded.told_at, origin = excluded.origin
  where outcome.revision = excluded.revision - 1`;

const withdraw = `delete from outcome where (hospital_id, quarter, specialty) in (
  select "hospitalId", quarter, specialty
  from jsonb_to_recordset(?::jsonb) as line ("hospitalId" uuid, quarter text, specialty text))`;

interface Change {
  readonly before: OutcomeRow | undefined;
  readonly told: ToldLine;
}

/** A revision is never given twice: a line told anew after it was withdrawn goes on where it ended. */
const lastWithdrawn = `select "hospitalId", quarter, specialty, max(h.revision) as revision
  from jsonb_to_recordset(?::jsonb) as line ("hospitalId" uuid, quarter text, specialty text)
  join outcome_history h using (quarter, specialty) where h.hospital_id = "hospitalId" group by 1, 2, 3`;

/** The one place where figures are written. What they replace goes to the history in the same transaction. */
@Injectable()
export class OutcomeLedger {
  /**
   * @returns how many lines were told, replaced and withdrawn; lines that say what is there already are none
   * @throws REVISION_CONFLICT where somebody told one of the lines meanwhile, REASON_MISSING
   */
  async tell(em: EntityManager, lines: readonly ToldLine[], telling: Telling) {
    const changes = await this.changesOf(em, lines);
    const replaced = changes.filter(({ before }) => before !== undefined);
    if (replaced.length > 0 && telling.reason.trim() === '') throw new CatalogueError('REASON_MISSING');
    await this.replace(em, replaced, telling);
    await this.write(em, changes, telling);
    const withdrawn = changes.filter(({ told }) => told.figures === null).length;
    return { told: changes.length - replaced.length, replaced: replaced.length - withdrawn, withdrawn };
  }

  private async changesOf(em: EntityManager, lines: readonly ToldLine[]): Promise<Change[]> {
    const held = new Map((await holdLines(em, lines)).map((row) => [lineKey(row), row]));
    const changes = lines.map((told) => ({ told, before: held.get(lineKey(told)) }));
    if (changes.some(({ told, before }) => (before?.revision ?? 0) !== told.revision)) {
      throw new CatalogueError('REVISION_CONFLICT');
    }
    return changes.filter(({ told: { figures }, before }) =>
      figures === null ? before !== undefined : !before || !areSame(figures, before),
    );
  }

  private async replace(em: EntityManager, changes: readonly Change[], telling: Telling): Promise<void> {
    const rows = changes.flatMap(({ before, told }) =>
      before
        ? [{ ...before, figures: figuresOf(before), through: told.figures ? telling.origin : 'withdrawal' }]
        : [],
    );
    if (rows.length === 0) return;
    const { personId, at, reason } = telling;
    await em.execute(keepReplaced, [personId, at.toISOString(), reason.trim(), JSON.stringify(rows)]);
  }

  private async write(em: EntityManager, changes: readonly Change[], telling: Telling): Promise<void> {
    const gone = changes.filter(({ told }) => told.figures === null).map(({ told }) => told);
    if (gone.length > 0) await em.execute(withdraw, [JSON.stringify(gone)]);
    const kept = changes.filter(({ told }) => told.figures !== null);
    if (kept.length === 0) return;
    const ended = await this.endedRevisions(em, kept);
    const rows = kept.map(({ told, before }) => ({
      ...told,
      ...told.figures,
      revision: (before?.revision ?? ended.get(lineKey(told)) ?? 0) + 1,
    }));
    const { personId, at, origin } = telling;
    const written = await em.execute<{ affectedRows: number }>(
      write,
      [personId, at.toISOString(), origin, JSON.stringify(rows)],
      'run',
    );
    // Two who tell the same line for the first time: nothing was there to lock.
    if (written.affectedRows !== rows.length) throw new CatalogueError('REVISION_CONFLICT');
  }

  private async endedRevisions(em: EntityManager, changes: readonly Change[]) {
    const fresh = changes.filter(({ before }) => !before).map(({ told }) => told);
    if (fresh.length === 0) return new Map<string, number>();
    const rows = await em.execute<ToldLine[]>(lastWithdrawn, [JSON.stringify(fresh)]);
    return new Map(rows.map((row) => [lineKey(row), row.revision]));
  }
}
