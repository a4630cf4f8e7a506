/** What is remembered of a link between two looks at it. */
export interface LinkView {
  /** The quickest round trip lately: the way without any queue. Null while none is known. */
  readonly shortestMs: number | null;
  /** Packets that did not arrive, of the last few looks, 0 to 1. */
  readonly lossShare: number;
  /** The most that any report lately told of, 0 to 1: what is crowded is lost in bursts, and reports come seldom. */
  readonly worstLossShare: number;
  /** How long packets have lately waited at the narrowest place of the way; null while nobody knows. */
  readonly queueMs: number | null;
}

export const unknownLink: LinkView = { shortestMs: null, lossShare: 0, worstLossShare: 0, queueMs: null };

/** Of one look among the last: single reports are of few packets and jump. */
const lossWeight = 0.5;
/** A way that has become longer for good is the shortest there is after some minutes. */
const forgetting = 0.01;
/** A sender that gives way empties the queue for a moment, which does not make the place any wider. */
const remembered = 0.8;
const emptyQueueMs = 120;
const muchLoss = 0.06;
const fullQueueMs = 200;
/** Less is repaired in time. */
const crowdedLoss = 0.1;
/** Of what was not sent a moment ago less proves that there is no room for it. */
const newCrowdLoss = 0.05;

/** @param isSettling whether what is lost was sent before a fall, and crowds nothing any more */
export function nextView(
  earlier: LinkView,
  look: { readonly roundTripMs: number | null; readonly lossShare: number },
  isSettling = false,
): LinkView {
  const { roundTripMs } = look;
  const losses = {
    lossShare: earlier.lossShare + lossWeight * (look.lossShare - earlier.lossShare),
    worstLossShare: isSettling ? 0 : Math.max(look.lossShare, remembered * earlier.worstLossShare),
  };
  if (roundTripMs === null) return { ...earlier, ...losses };
  const known = earlier.shortestMs ?? roundTripMs;
  const shortestMs = Math.min(roundTripMs, known + forgetting * (roundTripMs - known));
  const queueMs = Math.max(roundTripMs - shortestMs, remembered * (earlier.queueMs ?? 0));
  return { ...losses, shortestMs, queueMs };
}

/** What is sent waits nowhere on its way. */
export const flows = ({ queueMs }: LinkView): boolean => queueMs === null || queueMs < emptyQueueMs;

/**
 * Much is lost though nothing waits: not for want of room, so that as large a share of less would be lost too. An
 * estimate that takes every loss for want of room says far too little of such a link.
 */
export const losesByLot = (link: LinkView): boolean =>
  link.queueMs !== null && flows(link) && link.lossShare >= muchLoss;

/** Much is lost and much waits: more is sent than there is room for. @param isNew whether what crowds has just begun */
export const isCrowded = ({ worstLossShare, queueMs }: LinkView, isNew = false): boolean =>
  queueMs !== null && queueMs >= fullQueueMs && worstLossShare >= (isNew ? newCrowdLoss : crowdedLoss);
