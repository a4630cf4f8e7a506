import { type LadderLevel, neededBps, rankOf, sendsVideo } from './ladder.js';
import { flows, isCrowded, type LinkView, losesByLot, nextView, unknownLink } from './link-view.js';

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
  /** Null while nobody knows. */
  readonly roundTripMs: number | null;
}

export interface LadderState {
  readonly level: LadderLevel;
  readonly link: LinkView;
  /** When the link was last looked at. */
  readonly seenAtMs: number | null;
  /** Since when the link has carried less than the level needs. */
  readonly badSinceMs: number | null;
  /** Since when nothing has spoken against the next better level. */
  readonly calmSinceMs: number | null;
  /** When it came down to the level; null where it did not. */
  readonly fellAtMs: number | null;
  /** When each level was last climbed to. */
  readonly climbedAtMs: Readonly<Partial<Record<LadderLevel, number>>>;
  /** How long it must be calm before a level is tried again that was lost soon after an earlier climb. */
  readonly patienceMs: Readonly<Partial<Record<LadderLevel, number>>>;
}

/** The levels that this side can send at all, best first: a camera that is off leaves speech. */
export interface LadderOffer {
  readonly levels: readonly LadderLevel[];
}

/** A dip shorter than this is left to the buffers. */
const downAfterMs = 2_000;
/** Unless speech is being drowned meanwhile. */
const downInNeedMs = 500;
/** Nothing waits, so less helps nobody; a report may be of a dozen packets, and be all that is known until one more arrives. */
const downByLotMs = 6_000;
/** What was sent before the fall is still on its way, and is not to be blamed on the new level. */
const settleMs = 4_000;
const drowningLoss = 0.25;
const firstPatienceMs = 6_000;
/** After a level was lost soon after a climb, or where there was room for nothing but speech: a trial costs words. */
const patienceAfterFailureMs = 45_000;
/** After the second time. */
const longestPatienceMs = 600_000;
const trialMs = 12_000;
/** What is lost again sooner than this was never carried. */
const provenAfterMs = 120_000;
/** While a camera is off nothing is looked at, and nothing proven. */
const longestPauseMs = 5_000;
/** A picture that has not left by then delays the next, and speech beside it. */
const backlogLimitMs = 2_500;
/** A link that loses so much carries no more, whatever its estimate says. */
const lossLimit = 0.5;
/** Above this nobody asks for more. */
const calmLoss = 0.12;
/** An estimate follows what is sent: so much above it, it does not limit. */
const roomAbove = 1.15;
/** Kept free when a level is chosen by an estimate. */
const headroom = 0.9;

export const ladderStart = (level: LadderLevel): LadderState => ({
  level,
  link: unknownLink,
  seenAtMs: null,
  badSinceMs: null,
  calmSinceMs: null,
  fellAtMs: null,
  climbedAtMs: {},
  patienceMs: {},
});

/** The estimate of a connection without video says what was sent, not what could be; that of one that loses by lot nothing. */
const knownCapacity = (
  { level, link }: LadderState,
  { capacityBps }: Pick<LinkSample, 'capacityBps'>,
): number | null => (sendsVideo(level) && !losesByLot(link) ? capacityBps : null);

const isClimbedSince = ({ level, climbedAtMs }: LadderState, sinceMs: number): boolean =>
  (climbedAtMs[level] ?? -Infinity) > sinceMs;

const isOnTrial = (state: LadderState, { atMs }: Pick<LinkSample, 'atMs'>): boolean =>
  isClimbedSince(state, atMs - trialMs);

const isSettling = ({ fellAtMs }: LadderState, atMs: number): boolean =>
  fellAtMs !== null && atMs - fellAtMs < settleMs;

function isTooMuch(state: LadderState, sample: LinkSample): boolean {
  const { level, link } = state;
  if (isSettling(state, sample.atMs)) return link.lossShare > lossLimit;
  const capacityBps = knownCapacity(state, sample);
  return (
    link.lossShare > lossLimit ||
    (level === 'stills' &&
      (sample.backlogMs > backlogLimitMs || isCrowded(link, isOnTrial(state, sample)))) ||
    (capacityBps !== null && capacityBps < neededBps[level])
  );
}

function isCalm(state: LadderState, sample: LinkSample): boolean {
  const { link } = state;
  const capacityBps = knownCapacity(state, sample);
  return (
    (link.lossShare <= calmLoss || losesByLot(link)) &&
    (capacityBps === null
      ? flows(link) || !isOnTrial(state, sample)
      : capacityBps >= sample.sentBps * roomAbove)
  );
}

/**
 * Right after a link has become narrow its estimate still tells of before; what arrived of what was sent does not. Whether
 * speech fits as well is seen once nothing else is sent.
 */
function carriedBps(state: LadderState, sample: LinkSample): number | null {
  const capacityBps = knownCapacity(state, sample);
  const { worstLossShare } = state.link;
  if (capacityBps === null || worstLossShare < drowningLoss || !isCrowded(state.link)) return capacityBps;
  const arrivedBps = sample.sentBps * (1 - worstLossShare);
  return Math.min(capacityBps, Math.max(arrivedBps, neededBps.voice / headroom));
}

/** An estimate that has just seen too much says less than there is: where the trial began there was room. */
function fitting({ levels }: LadderOffer, state: LadderState, sample: LinkSample): LadderLevel {
  const { level } = state;
  const lower = levels.filter((one) => rankOf(one) > rankOf(level));
  const capacityBps = isOnTrial(state, sample) ? null : carriedBps(state, sample);
  const carried =
    capacityBps === null ? lower[0] : lower.find((one) => neededBps[one] <= capacityBps * headroom);
  return carried ?? lower.at(-1) ?? level;
}

const nextBetter = ({ levels }: LadderOffer, level: LadderLevel): LadderLevel | undefined =>
  levels.filter((one) => rankOf(one) < rankOf(level)).at(-1);

const longer = (patienceMs = firstPatienceMs): number =>
  patienceMs < patienceAfterFailureMs ? patienceAfterFailureMs : longestPatienceMs;

function patienceBeforeFall(state: LadderState, sample: LinkSample): number {
  if (losesByLot(state.link)) return downByLotMs;
  const isUrgent = state.link.lossShare > drowningLoss || isOnTrial(state, sample);
  return isUrgent ? downInNeedMs : downAfterMs;
}

/** Down to what is carried. */
function fall(state: LadderState, sample: LinkSample, offer: LadderOffer): LadderState {
  const level = fitting(offer, state, sample);
  const patienceMs = { ...state.patienceMs };
  if (isClimbedSince(state, sample.atMs - provenAfterMs))
    patienceMs[state.level] = longer(patienceMs[state.level]);
  const better = nextBetter(offer, level);
  if (level === 'voice' && better && !losesByLot(state.link))
    patienceMs[better] = Math.max(patienceMs[better] ?? 0, patienceAfterFailureMs);
  return { ...state, level, fellAtMs: sample.atMs, badSinceMs: null, calmSinceMs: null, patienceMs };
}

/**
 * What to send from now on, by what the link has just shown. Falls within seconds, to what the link carries; climbs one
 * level at a time, on trial, and the more patiently the more climbs to it have failed, so that a link at the edge of a
 * level does not go up and down with it.
 */
export function nextLadder(earlier: LadderState, sample: LinkSample, offer: LadderOffer): LadderState {
  const { atMs } = sample;
  const before = resumed(earlier, atMs);
  const link = nextView(before.link, sample, isSettling(before, atMs));
  const state = { ...before, link, seenAtMs: atMs };
  const { level } = state;
  if (!offer.levels.includes(level)) {
    const best = offer.levels.find((one) => rankOf(one) > rankOf(level)) ?? offer.levels[0] ?? level;
    return { ...state, level: best, badSinceMs: null, calmSinceMs: null };
  }
  if (isTooMuch(state, sample)) {
    const badSinceMs = state.badSinceMs ?? atMs;
    if (atMs - badSinceMs < patienceBeforeFall(state, sample))
      return { ...state, badSinceMs, calmSinceMs: null };
    return fall(state, sample, offer);
  }
  return climb(proven({ ...state, badSinceMs: null }, atMs), sample, offer);
}

/** As if the time without samples had not been. */
function resumed(state: LadderState, atMs: number): LadderState {
  const pauseMs = atMs - (state.seenAtMs ?? atMs);
  if (pauseMs <= longestPauseMs) return state;
  const climbed = Object.entries(state.climbedAtMs).map(([level, climbedMs]) => [level, climbedMs + pauseMs]);
  return {
    ...state,
    badSinceMs: null,
    calmSinceMs: null,
    fellAtMs: state.fellAtMs && state.fellAtMs + pauseMs,
    climbedAtMs: Object.fromEntries(climbed),
  };
}

/** What has been held for long is carried, and all below it. */
function proven(state: LadderState, atMs: number): LadderState {
  const sinceMs = atMs - provenAfterMs;
  if ((state.fellAtMs ?? -Infinity) > sinceMs || isClimbedSince(state, sinceMs)) return state;
  const doubted = Object.entries(state.patienceMs) as [LadderLevel, number][];
  const above = doubted.filter(([level]) => rankOf(level) < rankOf(state.level));
  return { ...state, patienceMs: Object.fromEntries(above) };
}

function climb(state: LadderState, sample: LinkSample, offer: LadderOffer): LadderState {
  const better = nextBetter(offer, state.level);
  if (!better || !isCalm(state, sample)) return { ...state, calmSinceMs: null };
  const { atMs } = sample;
  const calmSinceMs = state.calmSinceMs ?? atMs;
  const isImpatient = atMs - calmSinceMs < (state.patienceMs[better] ?? firstPatienceMs);
  if (isImpatient || isOnTrial(state, sample)) return { ...state, calmSinceMs };
  const climbedAtMs = { ...state.climbedAtMs, [better]: atMs };
  return { ...state, level: better, fellAtMs: null, calmSinceMs: null, climbedAtMs };
}
