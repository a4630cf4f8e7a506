import type { EndpointId, EndpointRequest, endpoints, ErrorCode } from '@jiedui/contracts';
import type { ConsultationState } from '@jiedui/domain';
import type { Actor, Person } from './cast.js';
import type { Stage } from './stage.js';
import type { Target } from './target.js';

export interface File {
  readonly name: string;
  readonly type: string;
  readonly content: Buffer;
}

/** What is sent, typed by the contract; the file of a route that takes one. */
export type Ask<Id extends EndpointId> = EndpointRequest<(typeof endpoints)[Id]> & { readonly file?: File };
type Asking<Id extends EndpointId, Args extends unknown[]> = (...args: Args) => Ask<Id> | Promise<Ask<Id>>;

interface Outcome {
  /** Codes beyond a good answer that only those get who were let in. */
  readonly mayEnd?: readonly ErrorCode[];
  /** Ends or changes the session that asks. */
  readonly spendsSession?: boolean;
}

/**
 * A route of one consultation, tried in these states. Who may, gets in; who sees the consultation and may not is told
 * so; everybody else is told that there is no such consultation.
 */
export interface OnConsultation<Id extends EndpointId> extends Outcome {
  readonly on: readonly ConsultationState[];
  /** Left out: all who see it in that state. */
  readonly to?: readonly Person[] | ((state: ConsultationState) => readonly Person[]);
  readonly aim: Asking<Id, [target: Target, stage: Stage]>;
}

/** A route of anything else. `everyone`: all who are signed in; `public`: all, signed in or not. */
export interface Elsewhere<Id extends EndpointId> extends Outcome {
  readonly on?: undefined;
  readonly to: readonly Person[] | 'everyone' | 'public';
  readonly otherwise?: 'forbidden' | 'hidden';
  /** Those who are told something else than the rest. */
  readonly hiddenFrom?: readonly Person[];
  readonly forbiddenTo?: readonly Person[];
  readonly ask: Asking<Id, [stage: Stage, actor: Actor]>;
}

export type Expectation<Id extends EndpointId> = OnConsultation<Id> | Elsewhere<Id>;
export type Expectations<Ids extends EndpointId = EndpointId> = { readonly [Id in Ids]: Expectation<Id> };

/** How a call can end. `broken`: it proves nothing, since it never came to the question. */
export type Verdict = 'allowed' | 'forbidden' | 'hidden' | 'signedOut' | 'broken';

export function verdictOf(
  { status, code }: { readonly status: number; readonly code?: string | undefined },
  { mayEnd = [] }: Outcome,
): Verdict {
  if (status < 300) return 'allowed';
  if (mayEnd.some((end) => end === code)) return 'allowed';
  if (code === 'NOT_SIGNED_IN') return 'signedOut';
  if (code === 'ACTION_NOT_ALLOWED') return 'forbidden';
  return code === 'NOT_FOUND' ? 'hidden' : 'broken';
}
