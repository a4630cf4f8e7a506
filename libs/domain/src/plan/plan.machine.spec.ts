import { describe, expect, it } from '@jest/globals';
import type { PersonId } from '@jiedui/kernel';
import { lifecycleFaults } from '../lifecycle/lifecycle.js';
import {
  decidePlan,
  type PlanContext,
  planLifecycle,
  planRelations,
  planRelationsOf,
} from './plan.machine.js';
import { planActions, planStates } from './plan.states.js';

const now = new Date('2026-01-01T00:00:00Z');
const ready: PlanContext = { year: 2026, itemCount: 1, isFullyReviewed: true, reason: '人员有变' };

/** Every legal case, written out: whatever is not here must be refused. */
const legal = [
  'draft propose coordinator -> proposed',
  'draft drop coordinator -> dropped',
  'proposed agree answeringCoordinator -> agreed',
  'proposed revise coordinator -> draft',
  'agreed revise coordinator -> draft',
  'agreed start coordinator -> running',
  'agreed breakOff coordinator -> closed',
  'running review coordinator -> reviewed',
  'running breakOff coordinator -> closed',
  'reviewed close coordinator -> closed',
  'reviewed close supervisorAbove -> closed',
];

describe('the lifecycle of a plan', () => {
  it('has no state that cannot be reached or left', () => {
    expect(lifecycleFaults(planLifecycle)).toEqual([]);
  });

  it('allows exactly the legal cases', () => {
    const allowed = planStates.flatMap((state) =>
      planActions.flatMap((action) =>
        planRelations.flatMap((relation) => {
          const decision = decidePlan({ state, context: ready }, action, new Set([relation]), now);
          return decision.ok ? [`${state} ${action} ${relation} -> ${decision.value.to}`] : [];
        }),
      ),
    );
    expect(allowed.toSorted()).toEqual(legal.toSorted());
  });
});

describe('its guards', () => {
  const codeOf = (
    state: (typeof planStates)[number],
    action: (typeof planActions)[number],
    changed: Partial<PlanContext>,
    at = now,
  ) => {
    const decision = decidePlan(
      { state, context: { ...ready, ...changed } },
      action,
      new Set(['coordinator']),
      at,
    );
    return !decision.ok && decision.error.kind === 'guard' ? decision.error.code : undefined;
  };

  it('want something in it, the year begun, the reviews, and a reason for going back', () => {
    expect(codeOf('draft', 'propose', { itemCount: 0 })).toBe('PLAN_EMPTY');
    expect(codeOf('agreed', 'start', {}, new Date('2025-12-31T15:59:59Z'))).toBe('PLAN_NOT_YET');
    expect(codeOf('running', 'review', { isFullyReviewed: false })).toBe('PLAN_REVIEWS_MISSING');
    for (const [state, action] of [
      ['proposed', 'revise'],
      ['running', 'breakOff'],
    ] as const) {
      expect(codeOf(state, action, { reason: ' ' })).toBe('REASON_MISSING');
    }
  });
});

describe('who answers a proposal', () => {
  const [ann, ben] = ['ann', 'ben'] as PersonId[] as [PersonId, PersonId];
  const both = new Set(['invitingCoordinator', 'invitedCoordinator'] as const);
  const proposal = { side: 'inviting', personId: ann } as const;

  it('is the other side', () => {
    expect([...planRelationsOf(new Set(['invitedCoordinator']), proposal, ben)]).toEqual([
      'coordinator',
      'answeringCoordinator',
    ]);
    expect([...planRelationsOf(new Set(['invitingCoordinator']), proposal, ben)]).toEqual([
      'coordinator',
      'proposingCoordinator',
    ]);
  });

  it('is never who proposed, though they coordinate both hospitals', () => {
    expect(planRelationsOf(both, proposal, ann).has('answeringCoordinator')).toBe(false);
    expect(planRelationsOf(both, proposal, ben).has('answeringCoordinator')).toBe(true);
  });

  it('is nobody before there is a proposal, and no administrator', () => {
    expect(planRelationsOf(both, null, ann).has('answeringCoordinator')).toBe(false);
    expect(planRelationsOf(new Set(['invitedAdministrator', 'pairedStaff']), proposal, ben).size).toBe(0);
  });
});
