import { addDays, addMonths, type Specialty, specialties } from '@jiedui/domain';
import type { EntityManager } from '@mikro-orm/postgresql';
import { demoEvidence } from '../demo.evidence.js';
import { Dice } from './dice.js';
import { inBatches, type Say } from './in-batches.js';
import { bornAt } from './nation.hospitals.js';

const year = Number(bornAt.slice(0, 4));

/** A pairing with the codes of its hospitals, by which its people are called. */
export interface NationPairing {
  readonly id: string;
  readonly asking: string;
  readonly helping: string;
}

const tables = ['plan', 'plan_post', 'plan_milestone', 'plan_evidence'] as const;
type Rows = Record<(typeof tables)[number], object[]>;

const milestones = [
  ['01-31', '人员到岗并完成交接'],
  ['06-30', '半年目标核对'],
  ['12-15', '年度总结与下一年计划'],
] as const;

const coordinatorOf = (seed: string, code: string) => Dice.id(seed, `person/${code}-coordinator-1`);

/** Mostly one after another through the year, so that some plans have gaps. */
function postsOf(seed: string, planId: string, dice: Dice): object[] {
  const count = dice.between(3, 6);
  return Array.from({ length: count }, (_, at) => {
    const starts = addDays(`${year}-01-01`, Math.floor((at * 330) / count) + dice.between(-20, 20));
    const months = dice.isLucky(0.85) ? dice.between(6, 8) : dice.between(2, 5);
    return {
      id: Dice.id(seed, `${planId}/post/${at}`),
      plan_id: planId,
      person_name: `合成派驻 ${at + 1}`,
      title: dice.pick(['attending', 'associateChief']),
      specialty: dice.pick<Specialty>(specialties),
      starts_on: starts,
      ends_on: addDays(addMonths(starts, months), -1),
      note: '',
    };
  });
}

/** The first is done in most plans; the others are still ahead, or wait. */
function milestonesOf(
  seed: string,
  planId: string,
  dice: Dice,
  by: string,
): Omit<Rows, 'plan' | 'plan_post'> {
  const rows = milestones.map(([monthDay, title], at) => {
    const id = Dice.id(seed, `${planId}/milestone/${at}`);
    const isDone = at === 0 && dice.isLucky(0.7);
    const evidenceId = isDone ? Dice.id(seed, `${planId}/evidence/${at}`) : null;
    return { id, plan_id: planId, title, dueOn: `${year}-${monthDay}`, evidenceId };
  });
  const { mediaType, sizeBytes, ...file } = demoEvidence;
  return {
    plan_milestone: rows.map(({ dueOn, evidenceId, ...row }) => ({
      ...row,
      due_on: dueOn,
      done_on: evidenceId && addDays(dueOn, -3),
      done_evidence_id: evidenceId,
    })),
    plan_evidence: rows.flatMap(({ id, dueOn, evidenceId }) =>
      evidenceId === null
        ? []
        : {
            id: evidenceId,
            plan_id: planId,
            milestone_id: id,
            ...file,
            media_type: mediaType,
            size_bytes: sizeBytes,
            uploaded_by_id: by,
            uploaded_at: `${addDays(dueOn, -3)}T02:00:00Z`,
          },
    ),
  };
}

function addPlan(seed: string, templateId: string, pairing: NationPairing, rows: Rows): void {
  const id = Dice.id(seed, `plan/${pairing.id}/${year}`);
  const dice = new Dice(seed, `plan/${pairing.id}`);
  const [asks, helps] = [coordinatorOf(seed, pairing.asking), coordinatorOf(seed, pairing.helping)];
  rows.plan.push({
    id,
    pairing_id: pairing.id,
    year,
    template_id: templateId,
    revision: 1,
    state: 'running',
    proposed_side: 'inviting',
    proposed_by_id: asks,
    proposed_at: bornAt,
    agreed_by_id: helps,
    agreed_at: bornAt,
    created_by_id: asks,
    created_at: bornAt,
    updated_at: bornAt,
  });
  rows.plan_post.push(...postsOf(seed, id, dice));
  const { plan_milestone: due, plan_evidence: files } = milestonesOf(seed, id, dice, helps);
  rows.plan_milestone.push(...due);
  rows.plan_evidence.push(...files);
}

/**
 * Plans of the nation's first year for about a third of its pairings. @returns how many
 */
export async function seedNationPlans(
  em: EntityManager,
  seed: string,
  pairings: readonly NationPairing[],
  say: Say,
): Promise<number> {
  const rows: Rows = { plan: [], plan_post: [], plan_milestone: [], plan_evidence: [] };
  const [template] = await em.execute<[{ id: string }]>(
    `select id from plan_template where code = 'standard' order by as_of desc limit 1`,
  );
  for (const pairing of pairings) {
    if (new Dice(seed, `planned/${pairing.id}`).isLucky(1 / 3)) addPlan(seed, template.id, pairing, rows);
  }
  const [known] = await em.execute<[{ is: boolean }]>('select exists (select from plan where id = ?) as is', [
    (rows.plan[0] as { id: string }).id,
  ]);
  if (!known.is) await writeAll(em, rows, say);
  return rows.plan.length;
}

const insert = (table: keyof Rows) =>
  `insert into ${table} select * from jsonb_populate_recordset(null::${table}, ?::jsonb)`;

/** A milestone points at its evidence and the evidence at it: both are written in one statement. */
async function writeAll(em: EntityManager, rows: Rows, say: Say): Promise<void> {
  for (const table of ['plan', 'plan_post'] as const) {
    await inBatches(rows[table], say, table, (batch) => em.execute(insert(table), [JSON.stringify(batch)]));
  }
  await em.execute(`with due as (${insert('plan_milestone')}) ${insert('plan_evidence')}`, [
    JSON.stringify(rows.plan_milestone),
    JSON.stringify(rows.plan_evidence),
  ]);
  say(`plan_milestone: ${rows.plan_milestone.length}`);
}
