import type { Result } from '@jiedui/kernel';
import { decide, type Change, type Guard, type Lifecycle, type Refusal } from '../lifecycle/lifecycle.js';

export const sessionStates = ['booked', 'waiting', 'live', 'ended', 'cancelled'] as const;
export type SessionState = (typeof sessionStates)[number];

export const sessionActions = ['wait', 'goLive', 'end', 'cancel'] as const;
export type SessionAction = (typeof sessionActions)[number];

/** The system speaks for what a media node reported; participants end, the booking's owner cancels. */
export type SessionRelation = 'system' | 'assignedExpert' | 'requester';
export type SessionGuardCode = 'SESSION_PARTICIPANT_ALONE';

export interface SessionContext {
  /** The roles that are in the room now. */
  readonly present: ReadonlySet<'countyDoctor' | 'expert'>;
}

const areBothPresent: Guard<SessionContext, SessionGuardCode> = ({ present }) =>
  present.has('countyDoctor') && present.has('expert') ? undefined : 'SESSION_PARTICIPANT_ALONE';

/** What may happen to a live session. It falls back to waiting when one side drops, and never ends by itself. */
export const sessionLifecycle = {
  noun: 'session',
  states: sessionStates,
  initial: 'booked',
  final: ['ended', 'cancelled'],
  transitions: {
    wait: { from: ['booked', 'live'], to: 'waiting', by: ['system'], when: [] },
    goLive: { from: ['booked', 'waiting'], to: 'live', by: ['system'], when: [areBothPresent] },
    end: { from: ['booked', 'waiting', 'live'], to: 'ended', by: ['assignedExpert', 'system'], when: [] },
    cancel: { from: ['booked', 'waiting'], to: 'cancelled', by: ['system'], when: [] },
  },
} as const satisfies Lifecycle<
  SessionState,
  SessionAction,
  SessionRelation,
  SessionContext,
  SessionGuardCode
>;

export function decideSession(
  subject: { readonly state: SessionState; readonly context: SessionContext },
  action: SessionAction,
  relations: ReadonlySet<SessionRelation>,
  now: Date,
): Result<Change<SessionState, SessionAction>, Refusal<SessionState, SessionGuardCode>> {
  return decide<SessionState, SessionAction, SessionRelation, SessionContext, SessionGuardCode>(
    sessionLifecycle,
    subject,
    action,
    relations,
    now,
  );
}
