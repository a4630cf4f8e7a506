import { newId } from '../../../apps/api/src/base/database/id.js';
import type { Person } from '../cast.js';
import type { Expectations } from '../expectation.js';
import { sql } from '../sql.js';
import type { Stage } from '../stage.js';

/** Whoever plans the slots of TOP-A, and who reads along. */
const planners: readonly Person[] = ['invitedCoordinator'];
const readers: readonly Person[] = ['invitedCoordinator', 'invitedAdministrator', 'platformAdministrator'];

const onDay = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const ofTop = (stage: Stage) => ({ params: { hospitalId: stage.hospital('TOP-A') } });

/** A draft of its own for everybody who tries, with one block. */
async function draft(stage: Stage) {
  const [planId, blockId] = [newId<string>(), newId<string>()];
  await sql(
    stage.api.orm,
    `insert into slot_plan (id, hospital_id, state, revision, starts_on, ends_on, slot_minutes, budget, notice_minutes,
       reserved_days, figures, made_at) values (?, ?, 'draft', 1, ?, ?, 10, 10, 60, 0, '[]', now())`,
    [planId, stage.hospital('TOP-A'), onDay(1), onDay(14)],
  );
  await sql(
    stage.api.orm,
    `insert into slot_plan_block (id, plan_id, specialty, on_date, from_minute, slots, slot_minutes, is_standing,
       call_from, chance) values (?, ?, 'cardiology', ?, 600, 2, 10, true, 1, 1)`,
    [blockId, planId, onDay(2)],
  );
  return { planId, blockId };
}

const aimed = async (stage: Stage) => ({ params: { planId: (await draft(stage)).planId } });
const byPlanners = { to: planners, otherwise: 'forbidden' as const };
const byReaders = { to: readers, otherwise: 'forbidden' as const };

export const onSlotPlans = {
  getDemand: { ...byReaders, ask: ofTop },
  listSlotPlans: { ...byReaders, ask: (stage) => ({ ...ofTop(stage), query: {} }) },
  proposeSlotPlan: {
    ...byPlanners,
    ask: (stage) => ({ ...ofTop(stage), body: { startsOn: onDay(2), weeks: 1, slotMinutes: 10 } }),
  },
  getSlotPlan: { ...byReaders, ask: aimed },
  changeSlotPlan: {
    ...byPlanners,
    ask: async (stage) => ({ ...(await aimed(stage)), body: { revision: 1, blocks: [] } }),
  },
  publishSlotPlan: {
    ...byPlanners,
    ask: async (stage) => ({ ...(await aimed(stage)), body: { revision: 1 } }),
  },
  withdrawSlotPlan: {
    ...byPlanners,
    ask: async (stage) => ({ ...(await aimed(stage)), body: { revision: 1, reason: 'A reason' } }),
  },
  staffSlotBlock: {
    ...byPlanners,
    ask: async (stage) => ({ params: { blockId: (await draft(stage)).blockId }, body: { expertId: null } }),
  },
} satisfies Partial<Expectations>;
