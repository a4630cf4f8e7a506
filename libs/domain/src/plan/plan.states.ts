import type { PlanItemKind } from './plan.items.js';

export const planStates = [
  'draft',
  'proposed',
  'agreed',
  'running',
  'reviewed',
  'closed',
  'dropped',
] as const;
export type PlanState = (typeof planStates)[number];

export const planActions = [
  'propose',
  'agree',
  'revise',
  'start',
  'review',
  'close',
  'breakOff',
  'drop',
] as const;
export type PlanAction = (typeof planActions)[number];

/** What was promised: changed only while both sides are at the table. The rest follows what really happens. */
const promised: readonly PlanItemKind[] = ['target', 'milestone'];

/** Whether lines of this kind may be added, changed and removed. */
export const isItemOpen = (state: PlanState, kind: PlanItemKind): boolean =>
  state === 'draft' || (state === 'running' && !promised.includes(kind));

/** Whether milestones may be done, targets measured and quarters reviewed. */
export const isProgressOpen = (state: PlanState): boolean => state === 'running';
