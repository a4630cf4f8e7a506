import { type LadderLevel, neededBps, rankOf, sendsVideo } from './ladder.js';
import { isCrowded, type LinkView, losesByLot, nextView, unknownLink } from './link-view.js';

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
/** Where there was no room for anything but speech: a trial of pictures costs words. */
const patienceForSpeechMs = 45_000;
const trialMs = 12_000;
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
  badSinceMs: null,
  calmSinceMs: null,
  trialUntilMs: null,
  patienceMs: firstPatienceMs,
});

/** The estimate of a connection without video says what was sent, not what could be; that of one that loses by lot nothing. */
const knownCapacity = (
  { level, link }: LadderState,
  { capacityBps }: Pick<LinkSample, 'capacityBps'>,
): number | null => (sendsVideo(level) && !losesByLot(link) ? capacityBps : null);

const isOnTrial = ({ trialUntilMs }: LadderState): boolean => trialUntilMs !== null;

function isTooMuch(state: LadderState, sample: LinkSample): boolean {
  const { level, link } = state;
  const capacityBps = knownCapacity(state, sample);
  return (
    link.lossShare > lossLimit ||
    (level === 'stills' && (sample.backlogMs > backlogLimitMs || isCrowded(link, isOnTrial(state)))) ||
    (capacityBps !== null && capacityBps < neededBps[level])
  );
}

function isCalm(state: LadderState, sample: LinkSample): boolean {
  const { link } = state;
  const capacityBps = knownCapacity(state, sample);
  return (
    (link.lossShare <= calmLoss || losesByLot(link)) &&
    (capacityBps === null || capacityBps >= sample.sentBps * roomAbove)
  );
}

function fitting({ levels }: LadderOffer, state: LadderState, sample: LinkSample): LadderLevel {
  const { level } = state;
  const lower = levels.filter((one) => rankOf(one) > rankOf(level));
  const capacityBps = knownCapacity(state, sample);
  const carried =
    capacityBps === null ? lower[0] : lower.find((one) => neededBps[one] <= capacityBps * headroom);
  return carried ?? lower.at(-1) ?? level;
}

const patienceAfter = ({ patienceMs, trialUntilMs }: LadderState): number => {
  if (trialUntilMs === null) return patienceMs;
  return patienceMs < patienceForSpeechMs ? patienceAfterFailureMs : longestPatienceMs;
};

/** Down to what is carried. */
function fall(state: LadderState, sample: LinkSample, offer: LadderOffer): LadderState {
  const level = fitting(offer, state, sample);
  const patienceMs = patienceAfter(state);
  const isForWantOfRoom = level === 'voice' && state.link.lossShare <= lossLimit;
  return {
    ...state,
    level,
    badSinceMs: null,
    calmSinceMs: null,
    trialUntilMs: null,
    patienceMs: isForWantOfRoom ? Math.max(patienceMs, patienceForSpeechMs) : patienceMs,
  };
}

/**
 * What to send from now on, by what the link has just shown. Falls within seconds, to what the link carries; climbs one
 * level at a time, on trial, and the more patiently the more trials have failed, so that a link at the edge of a level
 * does not go up and down with it.
 */
export function nextLadder(earlier: LadderState, sample: LinkSample, offer: LadderOffer): LadderState {
  const { atMs } = sample;
  const state = { ...earlier, link: nextView(earlier.link, sample) };
  const { level } = state;
  if (!offer.levels.includes(level)) {
    const best = offer.levels.find((one) => rankOf(one) > rankOf(level)) ?? offer.levels[0] ?? level;
    return { ...state, level: best, badSinceMs: null, calmSinceMs: null, trialUntilMs: null };
  }
  if (isTooMuch(state, sample)) {
    const badSinceMs = state.badSinceMs ?? atMs;
    const isUrgent = state.link.lossShare > drowningLoss || isOnTrial(state);
    const waitMs = isUrgent ? downInNeedMs : downAfterMs;
    if (atMs - badSinceMs < waitMs) return { ...state, badSinceMs, calmSinceMs: null };
    return fall(state, sample, offer);
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
  if (!better || trialUntilMs !== null || !isCalm(state, sample)) return { ...state, calmSinceMs: null };
  const calmSinceMs = state.calmSinceMs ?? sample.atMs;
  if (sample.atMs - calmSinceMs < patienceMs) return { ...state, calmSinceMs };
  return { ...state, level: better, calmSinceMs: null, trialUntilMs: sample.atMs + trialMs };
}
