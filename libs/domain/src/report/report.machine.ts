import type { Result } from '@jiedui/kernel';
import { type Change, decide, type Lifecycle, type Refusal } from '../lifecycle/lifecycle.js';

export const reportStates = ['queued', 'rendering', 'ready', 'failed', 'cancelled', 'expired'] as const;
export type ReportState = (typeof reportStates)[number];

export const reportActions = ['begin', 'finish', 'fail', 'retry', 'cancel', 'expire'] as const;
export type ReportAction = (typeof reportActions)[number];

/** The system does the work; who asked for the report decides about it. */
export type ReportRelation = 'system' | 'asker';

/** A report that was cut off begins again; a finished one is kept until its day comes. */
export const reportLifecycle = {
  noun: 'report',
  states: reportStates,
  initial: 'queued',
  final: ['cancelled', 'expired'],
  transitions: {
    begin: { from: ['queued', 'rendering'], to: 'rendering', by: ['system'], when: [] },
    finish: { from: ['rendering'], to: 'ready', by: ['system'], when: [] },
    fail: { from: ['queued', 'rendering'], to: 'failed', by: ['system'], when: [] },
    retry: { from: ['failed'], to: 'queued', by: ['asker'], when: [] },
    cancel: { from: ['queued', 'rendering'], to: 'cancelled', by: ['asker'], when: [] },
    expire: { from: ['ready', 'failed'], to: 'expired', by: ['system'], when: [] },
  },
} as const satisfies Lifecycle<ReportState, ReportAction, ReportRelation, undefined, never>;

export function decideReport(
  state: ReportState,
  action: ReportAction,
  relations: ReadonlySet<ReportRelation>,
  now: Date,
): Result<Change<ReportState, ReportAction>, Refusal<ReportState, never>> {
  return decide<ReportState, ReportAction, ReportRelation, undefined, never>(
    reportLifecycle,
    { state, context: undefined },
    action,
    relations,
    now,
  );
}

/** What a report is doing, in order; each is worth as much of the way. */
export const reportStages = ['coverage', 'agreements', 'plans', 'outcomes', 'upgrades', 'writing'] as const;
export type ReportStage = (typeof reportStages)[number];

/** Percent that is done when a stage begins. */
export const percentAt = (stage: ReportStage): number =>
  Math.round((100 * reportStages.indexOf(stage)) / reportStages.length);

export const reportFormats = ['xlsx', 'pdf'] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** A report is kept this long. */
export const reportKeptDays = 90;
