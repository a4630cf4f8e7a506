import { expect, it } from '@jest/globals';
import { targetState } from './programme.js';

const today = '2026-08-01';

it.each([
  ['2026-12-31', null, 'open'],
  ['2026-10-01', null, 'dueSoon'],
  ['2026-08-01', null, 'dueSoon'],
  ['2026-07-31', null, 'overdue'],
  ['2026-07-31', '2026-07-31', 'reached'],
  ['2026-07-31', '2026-08-01', 'reachedLate'],
  // A day to come is a plan, not a fact.
  ['2026-12-31', '2026-09-01', 'open'],
])('a target due on %s and reached on %s is %s', (dueOn, reachedOn, state) => {
  expect(targetState({ dueOn, reachedOn }, today)).toBe(state);
});
