import type { Lifecycle } from '../lifecycle/lifecycle.js';

export const matchingStates = ['queued', 'solving', 'solved', 'infeasible', 'cancelled', 'failed'] as const;
export type MatchingState = (typeof matchingStates)[number];

export const matchingActions = ['begin', 'finish', 'refuse', 'cancel', 'fail'] as const;
export type MatchingAction = (typeof matchingActions)[number];

/** `keeper`: whoever may run plans for the same region or hospital. */
export type MatchingRelation = 'keeper' | 'system';

/** One run of the solver. What was begun and lost its process is begun again: the problem is kept, the answer is the same. */
export const matchingLifecycle = {
  noun: 'matchingRun',
  states: matchingStates,
  initial: 'queued',
  final: ['solved', 'infeasible', 'cancelled', 'failed'],
  transitions: {
    begin: { from: ['queued', 'solving'], to: 'solving', by: ['system'], when: [] },
    finish: { from: ['solving'], to: 'solved', by: ['system'], when: [] },
    refuse: { from: ['solving'], to: 'infeasible', by: ['system'], when: [] },
    cancel: { from: ['queued', 'solving'], to: 'cancelled', by: ['keeper'], when: [] },
    fail: { from: ['queued', 'solving'], to: 'failed', by: ['system'], when: [] },
  },
} as const satisfies Lifecycle<MatchingState, MatchingAction, MatchingRelation, null, never>;

/** What the solver is at, in order. */
export const matchingStages = ['scoring', 'network', 'rules', 'certifying'] as const;
export type MatchingStage = (typeof matchingStages)[number];

export const matchingFailures = ['TIME_OVER', 'UNEXPECTED'] as const;
export type MatchingFailure = (typeof matchingFailures)[number];
