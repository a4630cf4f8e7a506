import {
  brokenBy,
  explain,
  type Explained,
  type Explanation,
  instanceOf,
  type MatchConstraint,
  type MatchProblem,
  type MatchWishes,
  noPrices,
  placesById,
  weigh,
  type Weighed,
} from '@jiedui/domain';
import type { HospitalId } from '@jiedui/kernel';
import { parentPort } from 'node:worker_threads';
import { explainedOf } from './explained.js';
import type { SolvedPlan } from './plan.solver.js';

/** Asks of one ask of the plan; with a hospital, why not that one. */
export interface ExplainAsked {
  readonly kind: 'explain';
  readonly countyId: HospitalId;
  readonly specialty: string;
  readonly topId: HospitalId | null;
}
export interface TryAsked {
  readonly kind: 'try';
  readonly wishes: MatchWishes;
}
export type DeskAsked = ExplainAsked | TryAsked;

/** Which plan, and its material where the desk may not have it. */
export interface DeskMessage {
  readonly id: number;
  readonly runId: string;
  readonly material: { readonly problem: MatchProblem; readonly plan: SolvedPlan } | null;
  readonly asked: DeskAsked;
}

/** A hospital by its id, and who has its places. */
export interface ToldTop extends Omit<Weighed, 'top'> {
  readonly topId: HospitalId;
  readonly takenBy: readonly { readonly countyId: HospitalId; readonly specialty: string }[];
}
export interface ExplainTold {
  readonly kind: 'explained';
  readonly wanted: number;
  readonly chosen: ToldTop | null;
  readonly profit: number;
  readonly alternatives: readonly ToldTop[];
  readonly asked: ToldTop | null;
  readonly askedOffers: boolean | null;
  readonly loss: number | null;
  readonly isLossExact: boolean;
}
export interface TryTold {
  readonly kind: 'tried';
  readonly objectiveBefore: number;
  readonly objectiveAfter: number;
  readonly isExact: boolean;
  readonly broken: readonly MatchConstraint[];
  readonly differences: readonly {
    readonly countyId: HospitalId;
    readonly specialty: string;
    readonly before: HospitalId | null;
    readonly after: HospitalId | null;
    readonly scoreBefore: number;
    readonly scoreAfter: number;
  }[];
  readonly solveMs: number;
}
export type DeskTold =
  ExplainTold | TryTold | { readonly kind: 'needsMaterial' | 'notFound' | 'impossible' | 'failed' };
export interface DeskAnswer {
  readonly id: number;
  readonly told: DeskTold;
}

/** Plans that were asked about last stay solved here: some 60 MB each at the size of the nation. */
const kept = new Map<string, Plan>();
const keptMost = 3;

interface Plan extends Explained {
  readonly problem: MatchProblem;
  readonly plan: SolvedPlan;
  readonly topAt: ReadonlyMap<HospitalId, number>;
  /** The plan is the flow's own, so that a change of the flow is a change of the plan, proven as it is. */
  readonly isNetwork: boolean;
}

function openPlan({ runId, material }: DeskMessage): Plan | undefined {
  const known = kept.get(runId);
  if (known) {
    kept.delete(runId);
    kept.set(runId, known);
    return known;
  }
  if (!material) return undefined;
  const { problem, plan } = material;
  const explained = explainedOf(instanceOf(problem), plan);
  const isNetwork = plan.rulePrices.rules.length === 0 && plan.rulePrices.kept === noPrices.kept;
  const opened = { ...explained, problem, plan, topAt: placesById(problem.tops), isNetwork };
  kept.set(runId, opened);
  const [oldest] = kept.keys();
  if (kept.size > keptMost && oldest !== undefined) kept.delete(oldest);
  return opened;
}

function askAt({ instance, problem }: Plan, countyId: HospitalId, specialty: string): number {
  const county = problem.counties.findIndex(({ id }) => id === countyId);
  return instance.asksOf[county]?.find((ask) => instance.asks[ask]?.specialty === specialty) ?? -1;
}

const idOfTop = ({ problem }: Plan, top: number): HospitalId | null => problem.tops[top]?.id ?? null;

function told(plan: Plan, { top, ...weighed }: Weighed): ToldTop {
  const { instance, problem } = plan;
  const takenBy = instance.asks.flatMap(({ county, specialty }, ask) => {
    const countyId = problem.counties[county]?.id;
    return plan.chosen[ask] === top && countyId ? [{ countyId, specialty }] : [];
  });
  return { ...weighed, topId: idOfTop(plan, top) as HospitalId, takenBy };
}

function explainAsk(plan: Plan, { countyId, specialty, topId }: ExplainAsked): DeskTold {
  const ask = askAt(plan, countyId, specialty);
  if (ask < 0) return { kind: 'notFound' };
  const explanation: Explanation = explain(plan, ask);
  const asked = topId === null ? undefined : plan.topAt.get(topId);
  const weighed = asked === undefined ? undefined : weigh(plan, ask, asked);
  const loss = asked === undefined || !weighed ? undefined : lossWith(plan, ask, asked);
  return {
    kind: 'explained',
    wanted: plan.instance.asks[ask]?.wantedTechniques.length ?? 0,
    chosen: explanation.chosen ? told(plan, explanation.chosen) : null,
    profit: explanation.profit,
    alternatives: explanation.alternatives.map((one) => told(plan, one)),
    asked: weighed ? told(plan, weighed) : null,
    askedOffers: topId === null ? null : weighed !== undefined,
    loss: loss ?? null,
    isLossExact: plan.isNetwork,
  };
}

/** What the whole plan would lose if this hospital answered this ask. */
function lossWith(plan: Plan, ask: number, top: number): number | undefined {
  if (plan.chosen[ask] === top) return 0;
  if (!plan.flow.canPin(ask, top)) return undefined;
  const live = plan.flow.fork();
  const before = live.objective;
  live.pin(ask, top);
  return before - live.objective;
}

const scoreAt = ({ instance }: Plan, ask: number, top: number): number =>
  top < 0 ? 0 : (instance.score[ask * instance.tops + top] as number);

function tryWishes(plan: Plan, { wishes }: TryAsked): DeskTold {
  const began = performance.now();
  const { instance, flow } = plan;
  const live = flow.fork();
  for (const { topId, places } of wishes.places) {
    const top = plan.topAt.get(topId);
    if (top === undefined || places < live.pinsAt(top)) return { kind: 'impossible' };
    live.changePlaces(top, places);
  }
  for (const { countyId, topId, specialty } of wishes.bans) {
    const top = plan.topAt.get(topId);
    const county = plan.problem.counties.findIndex(({ id }) => id === countyId);
    if (top === undefined || county < 0) return { kind: 'impossible' };
    for (const ask of instance.asksOf[county] ?? []) {
      if (specialty !== null && instance.asks[ask]?.specialty !== specialty) continue;
      if (live.isPinnedTo(ask, top)) return { kind: 'impossible' };
      live.ban(ask, top);
    }
  }
  for (const { countyId, topId, specialty } of wishes.pins) {
    const top = plan.topAt.get(topId);
    const ask = askAt(plan, countyId, specialty);
    if (top === undefined || ask < 0) return { kind: 'impossible' };
    if (!live.canPin(ask, top)) return { kind: 'impossible' };
    live.pin(ask, top);
  }
  const isExact = plan.isNetwork && live.objective === live.bound;
  return { ...differencesOf(plan, live.chosen), isExact, solveMs: performance.now() - began };
}

/** Against the flow's own choices: a plan with rules may differ from them where its rules need whole numbers. */
function differencesOf(plan: Plan, after: Int32Array): Omit<TryTold, 'isExact' | 'solveMs'> {
  const { instance, problem, flow } = plan;
  const differences = instance.asks.flatMap(({ county, specialty }, ask) => {
    const [before, now] = [flow.chosen[ask] as number, after[ask] as number];
    const countyId = problem.counties[county]?.id;
    if (before === now || !countyId) return [];
    return {
      countyId,
      specialty,
      before: idOfTop(plan, before),
      after: idOfTop(plan, now),
      scoreBefore: scoreAt(plan, ask, before),
      scoreAfter: scoreAt(plan, ask, now),
    };
  });
  const change = differences.reduce((sum, one) => sum + one.scoreAfter - one.scoreBefore, 0);
  const { objective } = plan.plan;
  const broken = brokenBy(instance, after).filter(
    ({ kind }) => kind !== 'places' && kind !== 'ban' && kind !== 'pin',
  );
  return {
    kind: 'tried',
    objectiveBefore: objective,
    objectiveAfter: objective + change,
    broken,
    differences,
  };
}

function answer(message: DeskMessage): DeskTold {
  try {
    const plan = openPlan(message);
    if (!plan) return { kind: 'needsMaterial' };
    return message.asked.kind === 'explain'
      ? explainAsk(plan, message.asked)
      : tryWishes(plan, message.asked);
  } catch {
    // One question that cannot be answered must not take the others with it.
    return { kind: 'failed' };
  }
}

parentPort?.on('message', (message: DeskMessage) => {
  const told = answer(message);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread of Node has no origin
  parentPort?.postMessage({ id: message.id, told } satisfies DeskAnswer);
});
