import { type LadderLevel, neededBps, rankOf, sendsVideo } from './ladder.js';

/** What the sender's own connection and the reports of the other end say of the last moments, in one direction. */
export interface LinkSample {
  /** Milliseconds on a clock that only runs forward. */
  readonly atMs: number;
  /** What the link is estimated to carry, in bits a second; null while nobody knows. */
  readonly capacityBps: number | null;
  /** What was sent, in bits a second. */
  readonly sentBps: number;
  /** Packets that did not arrive, 0 to 1. */
  readonly lossShare: number;
  /** How long what was given to the data channel has been waiting to be sent. */
  readonly backlogMs: number;
}

export interface LadderState {
  readonly level: LadderLevel;
  /** Since when the link has carried less than the level needs. */
  readonly badSinceMs: number | null;
  /** Since when nothing has spoken against the next better level. */
  readonly calmSinceMs: number | null;
  /** Until when a better level is on trial. */
  readonly trialUntilMs: number | null;
  /** How long it must be calm before a better level is tried. */
  readonly patienceMs: number;
}

/** The levels that this side can send at all, best first: a camera that is off leaves speech. */
export interface LadderOffer {
  readonly levels: readonly LadderLevel[];
}

/** A dip shorter than this is left to the buffers. */
const downAfterMs = 2_000;
/** Unless speech is being drowned meanwhile. */
const downInNeedMs = 500;
const drowningLoss = 0.25;
const firstPatienceMs = 6_000;
/** After a trial that failed; after the next one as long as there is. */
const patienceAfterFailureMs = 90_000;
const longestPatienceMs = 600_000;
const trialMs = 12_000;
/** A picture that has not left by then delays the next, and speech beside it. */
const backlogLimitMs = 2_500;
/** A link that loses so much carries no more, whatever its estimate says. */
const lossLimit = 0.45;
/** Above this nobody asks for more. */
const calmLoss = 0.12;
/** An estimate follows what is sent: so much above it, it does not limit. */
const roomAbove = 1.15;
/** Kept free when a level is chosen by an estimate. */
const headroom = 0.9;

export const ladderStart = (level: LadderLevel): LadderState => ({
  level,
  badSinceMs: null,
  calmSinceMs: null,
  trialUntilMs: null,
  patienceMs: firstPatienceMs,
});

/** The estimate of a connection without video says what was sent, not what could be. */
const isTooMuch = (level: LadderLevel, { capacityBps, lossShare, backlogMs }: LinkSample): boolean =>
  lossShare > lossLimit ||
  (level === 'stills' && backlogMs > backlogLimitMs) ||
  (capacityBps !== null && sendsVideo(level) && capacityBps < neededBps[level]);

const isCalm = (level: LadderLevel, { capacityBps, sentBps, lossShare }: LinkSample): boolean =>
  lossShare <= calmLoss && (capacityBps === null || !sendsVideo(level) || capacityBps >= sentBps * roomAbove);

function fitting({ levels }: LadderOffer, level: LadderLevel, sample: LinkSample): LadderLevel {
  const lower = levels.filter((one) => rankOf(one) > rankOf(level));
  const { capacityBps } = sample;
  const carried =
    capacityBps === null || !sendsVideo(level)
      ? lower[0]
      : lower.find((one) => neededBps[one] <= capacityBps * headroom);
  return carried ?? lower.at(-1) ?? level;
}

const patienceAfter = ({ patienceMs, trialUntilMs }: LadderState): number => {
  if (trialUntilMs === null) return patienceMs;
  return patienceMs < patienceAfterFailureMs ? patienceAfterFailureMs : longestPatienceMs;
};

/**
 * What to send from now on, by what the link has just shown. Falls within seconds, to what the link carries; climbs one
 * level at a time, on trial, and the more patiently the more trials have failed, so that a link at the edge of a level
 * does not go up and down with it.
 */
export function nextLadder(state: LadderState, sample: LinkSample, offer: LadderOffer): LadderState {
  const { atMs } = sample;
  const { level } = state;
  if (!offer.levels.includes(level)) {
    const best = offer.levels.find((one) => rankOf(one) > rankOf(level)) ?? offer.levels[0] ?? level;
    return { ...state, level: best, badSinceMs: null, calmSinceMs: null, trialUntilMs: null };
  }
  if (isTooMuch(level, sample)) {
    const badSinceMs = state.badSinceMs ?? atMs;
    const waitMs = sample.lossShare > drowningLoss ? downInNeedMs : downAfterMs;
    if (atMs - badSinceMs < waitMs) return { ...state, badSinceMs, calmSinceMs: null };
    return {
      level: fitting(offer, level, sample),
      badSinceMs: null,
      calmSinceMs: null,
      trialUntilMs: null,
      patienceMs: patienceAfter(state),
    };
  }
  return climb(passed({ ...state, badSinceMs: null }, atMs), sample, offer);
}

/** A level that was held through its trial is no trial any more. */
const passed = (state: LadderState, atMs: number): LadderState =>
  state.trialUntilMs !== null && atMs >= state.trialUntilMs
    ? { ...state, trialUntilMs: null, patienceMs: firstPatienceMs }
    : state;

function climb(state: LadderState, sample: LinkSample, { levels }: LadderOffer): LadderState {
  const { level, trialUntilMs, patienceMs } = state;
  const better = levels.filter((one) => rankOf(one) < rankOf(level)).at(-1);
  if (!better || trialUntilMs !== null || !isCalm(level, sample)) return { ...state, calmSinceMs: null };
  const calmSinceMs = state.calmSinceMs ?? sample.atMs;
  if (sample.atMs - calmSinceMs < patienceMs) return { ...state, calmSinceMs };
  return { ...state, level: better, calmSinceMs: null, trialUntilMs: sample.atMs + trialMs };
}
