import type { WorkingSpan } from '../hospital/working-hours.js';
import type { IsoDate } from '../plan/plan-days.js';
import { slotMinutesRange } from './slot-planner.js';

/** A plan is made, published and taken back; `replaced` by a later one, which may be taken back in its turn. */
export const slotPlanStates = ['draft', 'published', 'replaced', 'withdrawn', 'discarded'] as const;
export type SlotPlanState = (typeof slotPlanStates)[number];

export const planWeeksRange = { least: 1, most: 8 } as const;

export interface EditedBlock {
  readonly specialty: string;
  readonly date: IsoDate;
  readonly fromMinute: number;
  readonly slots: number;
  readonly isStanding: boolean;
}

export interface PlanFrame {
  readonly slotMinutes: number;
  /** Expert-days for the whole plan. */
  readonly budget: number;
  /** The hours of a date; none on one that is closed or outside the plan. */
  readonly hoursOn: (date: IsoDate) => readonly Pick<WorkingSpan, 'fromMinute' | 'untilMinute'>[];
}

export type BlockFault = 'closed' | 'outsideHours' | 'overlap' | 'overBudget' | 'slotMinutes';

/** One expert of a specialty on one day, however many blocks they hold. On call counts once it is called. */
export const standingExpertDays = (blocks: readonly EditedBlock[]): number =>
  new Set(blocks.filter(({ isStanding }) => isStanding).map(({ specialty, date }) => `${specialty}/${date}`))
    .size;

/** @returns what is wrong with a plan that somebody edited; the first fault of the first block that has one */
export function blockFault(
  blocks: readonly EditedBlock[],
  { slotMinutes, budget, hoursOn }: PlanFrame,
): { readonly fault: BlockFault; readonly at: number | null } | undefined {
  if (slotMinutes < slotMinutesRange.least || slotMinutes > slotMinutesRange.most) {
    return { fault: 'slotMinutes', at: null };
  }
  const endOf = ({ fromMinute, slots }: EditedBlock) => fromMinute + slots * slotMinutes;
  for (const [at, block] of blocks.entries()) {
    const hours = hoursOn(block.date);
    if (hours.length === 0) return { fault: 'closed', at };
    const isInside = hours.some(
      ({ fromMinute, untilMinute }) => block.fromMinute >= fromMinute && endOf(block) <= untilMinute,
    );
    if (!isInside) return { fault: 'outsideHours', at };
    const isOverlapped = blocks.some(
      (other, otherAt) =>
        otherAt < at &&
        other.specialty === block.specialty &&
        other.date === block.date &&
        other.fromMinute < endOf(block) &&
        block.fromMinute < endOf(other),
    );
    if (isOverlapped) return { fault: 'overlap', at };
  }
  return standingExpertDays(blocks) > budget ? { fault: 'overBudget', at: null } : undefined;
}
