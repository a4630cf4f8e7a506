import { CatalogueError, type PlanItem, type PlanItemInput, type PlanItemOf } from '@jiedui/contracts';
import { planItemKinds, type PlanItemKind, type PlannedMilestone, type PlannedPost } from '@jiedui/domain';
import type { PlanId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../../base/database/id.js';

/** A milestone without its files, which are read where they are shown. */
type BareMilestone = Omit<PlanItemOf<'milestone'>, 'evidence'>;
export type PlanLine = Exclude<PlanItem, { kind: 'milestone' }> | BareMilestone;
export type PlanLineOf<K extends PlanLine['kind']> = Extract<PlanLine, { kind: K }>;

const tableOf = (kind: PlanItemKind) => `plan_${kind}`;
const snakeCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const camelCase = (name: string) => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** Columns that a reader of the line has no use for. */
const ownColumns = new Set(['plan_id', 'done_evidence_id']);

interface Row {
  readonly kind: PlanItemKind;
  readonly planId: PlanId;
  readonly line: Readonly<Record<string, unknown>>;
}

/** The names of the columns are those of the contract, written with underscores. */
const lineOf = ({ kind, line }: Row) =>
  ({
    kind,
    ...Object.fromEntries(
      Object.entries(line).flatMap(([name, value]) =>
        ownColumns.has(name) ? [] : [[camelCase(name), value]],
      ),
    ),
  }) as PlanLine;

/** The lines of plans by plan: of each kind by its first date and then as they were entered. */
export async function linesOf(
  em: EntityManager,
  planIds: readonly PlanId[],
  kinds: readonly PlanItemKind[] = planItemKinds,
): Promise<(id: PlanId) => readonly PlanLine[]> {
  const each = kinds.map(
    (kind) => `select '${kind}' as kind, plan_id as "planId", id, to_jsonb(l) as line
      from ${tableOf(kind)} l where plan_id = any(?::uuid[])`,
  );
  const ids = `{${planIds.join(',')}}`;
  const rows = await em.execute<Row[]>(
    `select kind, "planId", line from (${each.join(' union all ')}) as lines
     order by coalesce(line->>'starts_on', line->>'due_on', ''), id`,
    kinds.map(() => ids),
  );
  const byPlan = new Map<PlanId, PlanLine[]>();
  for (const row of rows) byPlan.set(row.planId, [...(byPlan.get(row.planId) ?? []), lineOf(row)]);
  return (id) => byPlan.get(id) ?? [];
}

export const ofKind = <K extends PlanItemKind>(lines: readonly PlanLine[], kind: K): PlanLineOf<K>[] =>
  lines.filter((line): line is PlanLineOf<K> => line.kind === kind);

const constraintsOfDoubles = ['plan_post_once', 'plan_technique_once', 'plan_target_once'];

/** @throws PLAN_LINE_DOUBLE where the database finds the line in the plan already */
async function refusingDoubles<T>(write: Promise<T>): Promise<T> {
  try {
    return await write;
  } catch (error) {
    const isDouble =
      error instanceof Error && constraintsOfDoubles.some((name) => error.message.includes(name));
    throw isDouble ? new CatalogueError('PLAN_LINE_DOUBLE', [], { cause: error }) : error;
  }
}

function columnsOf(item: PlanItemInput): Record<string, unknown> {
  const { kind: _, ...fields } = item;
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [snakeCase(name), value]));
}

/** @returns the new line's id */
export async function insertLine(em: EntityManager, planId: PlanId, item: PlanItemInput): Promise<string> {
  const id = newId();
  const row = JSON.stringify({ id, plan_id: planId, ...columnsOf(item) });
  const table = tableOf(item.kind);
  await refusingDoubles(
    em.execute(`insert into ${table} select * from jsonb_populate_record(null::${table}, ?::jsonb)`, [row]),
  );
  return id;
}

/** @returns false where the plan has no such line of this kind */
export async function updateLine(
  em: EntityManager,
  planId: PlanId,
  id: string,
  item: PlanItemInput,
): Promise<boolean> {
  const columns = columnsOf(item);
  const names = Object.keys(columns).join(', ');
  const table = tableOf(item.kind);
  const rows = await refusingDoubles(
    em.execute<object[]>(
      `update ${table} set (${names}) = (select ${names} from jsonb_populate_record(null::${table}, ?::jsonb))
       where id = ? and plan_id = ? returning id`,
      [JSON.stringify(columns), id, planId],
    ),
  );
  return rows.length > 0;
}

/** @returns false where the plan has no such line of this kind */
export async function deleteLine(
  em: EntityManager,
  planId: PlanId,
  id: string,
  kind: PlanItemKind,
): Promise<boolean> {
  const rows = await em.execute<object[]>(
    `delete from ${tableOf(kind)} where id = ? and plan_id = ? returning id`,
    [id, planId],
  );
  return rows.length > 0;
}

/** Posts and milestones as the rules see them. */
export const plannedPosts = (lines: readonly PlanLine[]): PlannedPost[] =>
  ofKind(lines, 'post').map(({ id, personId, personName, startsOn, endsOn }) => ({
    id,
    personKey: personId ?? personName,
    personName,
    from: startsOn,
    until: endsOn,
  }));
export const plannedMilestones = (lines: readonly PlanLine[]): PlannedMilestone[] =>
  ofKind(lines, 'milestone').map(({ id, title, dueOn, doneOn }) => ({ id, title, dueOn, doneOn }));
