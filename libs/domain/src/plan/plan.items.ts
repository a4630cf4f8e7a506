import type { DaySpan, IsoDate } from './plan-days.js';

/** What a plan is made of. */
export const planItemKinds = [
  'post',
  'visit',
  'department',
  'technique',
  'apprentice',
  'method',
  'target',
  'milestone',
] as const;
export type PlanItemKind = (typeof planItemKinds)[number];

/** What a target is measured in, and which way is better is said by its baseline and its goal. */
export const planIndicators = [
  'capabilityLevel',
  'transferOutPercent',
  'localCases',
  'hospitalGrade',
  'newTechniques',
  'teleconsultations',
  'averageStayDays',
  'caseMixIndex',
] as const;
export type PlanIndicator = (typeof planIndicators)[number];

/** The lowest and highest value that an indicator can have. The grade counts steps from 1 (一级丙等) to 9 (三级甲等). */
export const indicatorBounds = {
  capabilityLevel: { min: 0, max: 5, isWhole: true },
  transferOutPercent: { min: 0, max: 100, isWhole: false },
  localCases: { min: 0, max: 1_000_000, isWhole: true },
  hospitalGrade: { min: 1, max: 9, isWhole: true },
  newTechniques: { min: 0, max: 1_000, isWhole: true },
  teleconsultations: { min: 0, max: 1_000_000, isWhole: true },
  averageStayDays: { min: 0, max: 365, isWhole: false },
  caseMixIndex: { min: 0, max: 20, isWhole: false },
} as const satisfies Record<PlanIndicator, { min: number; max: number; isWhole: boolean }>;

/** Grades of a hospital by their step: level 1 class C is the first, level 3 class A the ninth. */
export const gradeOfStep = (step: number) =>
  ({
    level: (Math.floor((step - 1) / 3) + 1) as 1 | 2 | 3,
    class: (['C', 'B', 'A'] as const)[(step - 1) % 3] ?? 'C',
  }) as const;

/** True for a value that the indicator can have. */
export function isIndicatorValue(indicator: PlanIndicator, value: number): boolean {
  const { min, max, isWhole } = indicatorBounds[indicator];
  return value >= min && value <= max && (!isWhole || Number.isInteger(value));
}

/** Somebody of the invited hospital who works at the inviting one. */
export interface PlannedPost extends DaySpan {
  readonly id: string;
  /** The account, or the name where there is none: one person sent twice is one person. */
  readonly personKey: string;
  readonly personName: string;
}

export interface PlannedMilestone {
  readonly id: string;
  readonly title: string;
  readonly dueOn: IsoDate;
  readonly doneOn: IsoDate | null;
}

export interface PlanTarget {
  readonly baseline: number;
  readonly goal: number;
  /** Null until it was measured. */
  readonly current: number | null;
}

/** How far a target is between baseline and goal, 0 to 1. Nothing measured is the baseline; past the goal is 1. */
export function targetProgress({ baseline, goal, current }: PlanTarget): number {
  const at = current ?? baseline;
  if (goal === baseline) return at === goal ? 1 : 0;
  return Math.min(1, Math.max(0, (at - baseline) / (goal - baseline)));
}

export const milestoneStates = ['done', 'overdue', 'soon', 'ahead'] as const;
export type MilestoneState = (typeof milestoneStates)[number];

/** A month before it is due is soon enough to gather the evidence. */
const soonDays = 30;

export function milestoneStateOf(
  { dueOn, doneOn }: Pick<PlannedMilestone, 'dueOn' | 'doneOn'>,
  today: IsoDate,
): MilestoneState {
  if (doneOn !== null) return 'done';
  if (dueOn < today) return 'overdue';
  return Date.parse(dueOn) - Date.parse(today) <= soonDays * 86_400_000 ? 'soon' : 'ahead';
}
