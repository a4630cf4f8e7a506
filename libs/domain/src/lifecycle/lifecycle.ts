import { err, ok, type Result } from '@jiedui/kernel';

/** A condition on the moment: returns the code of what is missing, or nothing. */
export type Guard<Context, Code extends string> = (context: Context, now: Date) => Code | undefined;

export interface Transition<State extends string, Relation extends string, Context, Code extends string> {
  /** What: the states it may start from. */
  readonly from: readonly State[];
  readonly to: State;
  /** Who: the relations to the subject of which one is enough. */
  readonly by: readonly Relation[];
  /** When: all must pass, in this order. */
  readonly when: readonly Guard<Context, Code>[];
}

/** A lifecycle as one readable table. */
export interface Lifecycle<
  State extends string,
  Action extends string,
  Relation extends string,
  Context,
  Code extends string,
> {
  readonly noun: string;
  readonly states: readonly State[];
  readonly initial: State;
  readonly final: readonly State[];
  readonly transitions: Readonly<Record<Action, Transition<State, Relation, Context, Code>>>;
}

export interface Change<State extends string, Action extends string> {
  readonly action: Action;
  readonly from: State;
  readonly to: State;
}

/** Why an action may not happen. `code` is a key of the error catalogue. */
export type Refusal<State extends string, Code extends string> =
  | { readonly kind: 'wrongState'; readonly state: State; readonly allowedFrom: readonly State[] }
  | { readonly kind: 'notYours' }
  | { readonly kind: 'guard'; readonly code: Code };

/**
 * Decides whether an action may happen now. Pure: the same input gives the same answer.
 * Who is asked before when, so that a stranger never learns what is missing.
 */
export function decide<S extends string, A extends string, R extends string, X, C extends string>(
  lifecycle: Lifecycle<S, A, R, X, C>,
  subject: { readonly state: S; readonly context: X },
  action: A,
  relations: ReadonlySet<R>,
  now: Date,
): Result<Change<S, A>, Refusal<S, C>> {
  const transition = lifecycle.transitions[action];
  if (!transition.by.some((relation) => relations.has(relation))) return err({ kind: 'notYours' });
  if (!transition.from.includes(subject.state)) {
    return err({ kind: 'wrongState', state: subject.state, allowedFrom: transition.from });
  }
  for (const guard of transition.when) {
    const code = guard(subject.context, now);
    if (code !== undefined) return err({ kind: 'guard', code });
  }
  return ok({ action, from: subject.state, to: transition.to });
}

type Shape = Lifecycle<string, string, string, never, string>;

const edges = (lifecycle: Shape) =>
  Object.entries(lifecycle.transitions).flatMap(([action, { from, to }]) =>
    from.map((state) => ({ action, from: state, to })),
  );

/** What is wrong with a table itself: unreachable states, dead ends, ways out of a final state. */
export function lifecycleFaults(lifecycle: Shape): string[] {
  const all = edges(lifecycle);
  const reached = new Set([lifecycle.initial]);
  for (let grown = true; grown;) {
    const next = all.filter((edge) => reached.has(edge.from) && !reached.has(edge.to));
    grown = next.length > 0;
    for (const edge of next) reached.add(edge.to);
  }
  const leaves = (state: string) => all.some((edge) => edge.from === state && edge.to !== state);
  return lifecycle.states.flatMap((state) => {
    const isFinal = lifecycle.final.includes(state);
    return [
      ...(reached.has(state) ? [] : [`${lifecycle.noun}: ${state} cannot be reached`]),
      ...(isFinal || leaves(state) ? [] : [`${lifecycle.noun}: ${state} has no way out`]),
      ...(isFinal && leaves(state) ? [`${lifecycle.noun}: ${state} is final but can be left`] : []),
    ];
  });
}

/** The table as a Mermaid state diagram, for the documentation. */
export function lifecycleDiagram(lifecycle: Shape): string {
  const lines = edges(lifecycle).map(({ action, from, to }) => `  ${from} --> ${to}: ${action}`);
  const ends = lifecycle.final.map((state) => `  ${state} --> [*]`);
  return ['stateDiagram-v2', `  [*] --> ${lifecycle.initial}`, ...lines, ...ends].join('\n');
}
