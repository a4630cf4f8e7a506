import type { CallPolicy } from './call-policy.js';
import type { ClinicMoment } from './clinic-moment.js';
import type { IsoDate } from '../plan/plan-days.js';
import type { DemandForecast } from './demand-forecast.js';
import { ExpertDayMarket } from './expert-day-price.js';

/** Shortest and longest micro-slot, in minutes. */
export const slotMinutesRange = { least: 8, most: 15 } as const;

export interface PlannedDepartment<Key extends string> {
  readonly key: Key;
  readonly forecast: DemandForecast;
  /** Those who wait when the plan is made. */
  readonly waiting: number;
}

/**
 * Micro-slots in a row that end with a morning or an afternoon. A standing block is held; one on call is held where
 * `callFrom` wait an hour before, as long as the plan has expert-days left.
 */
export interface SlotBlock {
  readonly date: IsoDate;
  readonly fromMinute: number;
  readonly slots: number;
  readonly isStanding: boolean;
  readonly callFrom: number;
  /** How likely it is that the block is needed, 0 to 1. */
  readonly chance: number;
}

export interface DepartmentSlots<Key extends string> {
  readonly key: Key;
  readonly blocks: readonly SlotBlock[];
  /** Days on which an expert stands in. */
  readonly standingDays: number;
  readonly expectedDays: number;
  readonly policy: CallPolicy;
}

export interface SlotProposal<Key extends string> {
  readonly price: number;
  readonly departments: readonly DepartmentSlots<Key>[];
  readonly standingDays: number;
  /** Expert-days kept for blocks on call. Standing days and these are the budget, or less. */
  readonly reservedDays: number;
}

export interface SlotTerms {
  /** Expert-days for all departments together. */
  readonly budget: number;
  readonly slotMinutes: number;
  readonly noticeMinutes: number;
}

/** From this chance on a day is promised; below the other a block is not worth naming. */
const standingFrom = 0.5;
const onCallFrom = 0.1;

interface CandidateDay {
  readonly department: number;
  readonly date: IsoDate;
  readonly chance: number;
}

/** How likely each department is called on each day, the likeliest first. */
function candidateDays(policies: readonly CallPolicy[], moments: readonly ClinicMoment[]): CandidateDay[] {
  const days = policies.flatMap(({ callChance }, department) => {
    const byDate = new Map<IsoDate, number>();
    moments.forEach(({ date }, at) => byDate.set(date, (byDate.get(date) ?? 0) + (callChance[at] ?? 0)));
    return [...byDate].map(([date, chance]) => ({ department, date, chance: Math.min(1, chance) }));
  });
  return days.toSorted(
    (one, other) =>
      other.chance - one.chance || one.department - other.department || one.date.localeCompare(other.date),
  );
}

const dayKey = (department: number, date: IsoDate): string => `${department}/${date}`;

function blocksOf(
  { callFrom, heldChance, seenWhenHeld }: CallPolicy,
  moments: readonly ClinicMoment[],
  { slotMinutes }: SlotTerms,
  standsOn: (date: IsoDate) => boolean,
): SlotBlock[] {
  return moments.flatMap(({ date, fromMinute, untilMinute }, at) => {
    const chance = Math.min(1, heldChance[at] ?? 0);
    if (chance < onCallFrom) return [];
    const fitting = Math.floor((untilMinute - fromMinute) / slotMinutes);
    const slots = Math.max(1, Math.min(fitting, Math.ceil(seenWhenHeld[at] ?? 0)));
    return [
      {
        date,
        fromMinute: untilMinute - slots * slotMinutes,
        slots,
        isStanding: standsOn(date),
        callFrom: Math.max(1, callFrom[at] ?? 1),
        chance,
      },
    ];
  });
}

/**
 * Decides for each department on which days and at what times how many micro-slots are opened, so that the hours waited
 * are the fewest that the budget of expert-days can buy. The same input gives the same plan.
 * @param moments of open days alone: there are no others
 */
export function planSlots<Key extends string>(
  departments: readonly PlannedDepartment<Key>[],
  moments: readonly ClinicMoment[],
  terms: SlotTerms,
): SlotProposal<Key> {
  const { price, policies } = new ExpertDayMarket(moments, departments, terms.noticeMinutes).within(
    terms.budget,
  );
  const candidates = candidateDays(policies, moments);
  const standing = new Set(
    candidates
      .filter(({ chance }) => chance >= standingFrom)
      .slice(0, Math.max(0, Math.floor(terms.budget)))
      .map(({ department, date }) => dayKey(department, date)),
  );
  const planned = departments.map(({ key }, at): DepartmentSlots<Key> => {
    const policy = policies[at] as CallPolicy;
    const standsOn = (date: IsoDate) => standing.has(dayKey(at, date));
    const blocks = blocksOf(policy, moments, terms, standsOn);
    const standingDays = new Set(blocks.filter(({ isStanding }) => isStanding).map(({ date }) => date)).size;
    return { key, blocks, standingDays, expectedDays: policy.expectedCalls, policy };
  });
  const standingDays = planned.reduce((sum, one) => sum + one.standingDays, 0);
  return {
    price,
    departments: planned,
    standingDays,
    reservedDays: Math.max(0, Math.floor(terms.budget) - standingDays),
  };
}
