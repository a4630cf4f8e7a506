import { describe, expect, it } from '@jest/globals';
import { lifecycleFaults } from '../lifecycle/lifecycle.js';
import {
  decideSession,
  sessionActions,
  type SessionContext,
  sessionLifecycle,
  type SessionRelation,
  sessionStates,
} from './session.machine.js';

const now = new Date(0);
const both: SessionContext = { present: new Set(['countyDoctor', 'expert'] as const) };
const relations: SessionRelation[] = ['system', 'assignedExpert', 'requester'];

const legal = [
  'booked wait system -> waiting',
  'live wait system -> waiting',
  'booked goLive system -> live',
  'waiting goLive system -> live',
  'booked end system -> ended',
  'waiting end system -> ended',
  'live end system -> ended',
  'booked end assignedExpert -> ended',
  'waiting end assignedExpert -> ended',
  'live end assignedExpert -> ended',
  'booked cancel system -> cancelled',
  'waiting cancel system -> cancelled',
];

describe('the lifecycle of a live session', () => {
  it('has no state that cannot be reached or left', () => {
    expect(lifecycleFaults(sessionLifecycle)).toEqual([]);
  });

  it('allows exactly the legal cases', () => {
    const allowed = sessionStates.flatMap((state) =>
      sessionActions.flatMap((action) =>
        relations.flatMap((relation) => {
          const decision = decideSession({ state, context: both }, action, new Set([relation]), now);
          return decision.ok ? [`${state} ${action} ${relation} -> ${decision.value.to}`] : [];
        }),
      ),
    );
    expect(allowed.toSorted()).toEqual(legal.toSorted());
  });

  it('is live only when both sides are there', () => {
    const alone: SessionContext = { present: new Set(['expert'] as const) };
    const decision = decideSession(
      { state: 'waiting', context: alone },
      'goLive',
      new Set(['system'] as const),
      now,
    );
    expect(decision).toEqual({ ok: false, error: { kind: 'guard', code: 'SESSION_PARTICIPANT_ALONE' } });
  });
});
