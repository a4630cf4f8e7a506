import { describe, expect, it } from '@jest/globals';
import { lifecycleFaults } from '../lifecycle/lifecycle.js';
import {
  decideReport,
  percentAt,
  reportActions,
  reportLifecycle,
  type ReportRelation,
  reportStages,
  reportStates,
} from './report.machine.js';

const relations: ReportRelation[] = ['system', 'asker'];

const legal = [
  'queued begin system -> rendering',
  'rendering begin system -> rendering',
  'rendering finish system -> ready',
  'queued fail system -> failed',
  'rendering fail system -> failed',
  'failed retry asker -> queued',
  'queued cancel asker -> cancelled',
  'rendering cancel asker -> cancelled',
  'ready expire system -> expired',
  'failed expire system -> expired',
];

describe('the lifecycle of a report', () => {
  it('allows exactly the listed cases', () => {
    const allowed = reportStates.flatMap((state) =>
      reportActions.flatMap((action) =>
        relations.flatMap((relation) => {
          const decision = decideReport(state, action, new Set([relation]), new Date(0));
          return decision.ok ? [`${state} ${action} ${relation} -> ${decision.value.to}`] : [];
        }),
      ),
    );
    expect(allowed.toSorted()).toEqual(legal.toSorted());
  });

  it('has no dead ends', () => expect(lifecycleFaults(reportLifecycle)).toEqual([]));
});

it('progress rises from stage to stage and ends below a hundred', () => {
  const steps = reportStages.map(percentAt);
  expect(steps).toEqual(steps.toSorted((a, b) => a - b));
  expect([steps[0], (steps.at(-1) ?? 100) < 100]).toEqual([0, true]);
});
