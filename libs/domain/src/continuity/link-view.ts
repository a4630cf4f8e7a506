/** What is remembered of a link between two looks at it. */
export interface LinkView {
  /** The quickest round trip lately: the way without any queue. Null while none is known. */
  readonly shortestMs: number | null;
  /** Packets that did not arrive, of the last few looks, 0 to 1. */
  readonly lossShare: number;
  /** How long packets have lately waited at the narrowest place of the way; null while nobody knows. */
  readonly queueMs: number | null;
}

export const unknownLink: LinkView = { shortestMs: null, lossShare: 0, queueMs: null };

/** Of one look among the last: single reports are of few packets and jump. */
const lossWeight = 0.5;
/** A way that has become longer for good is the shortest there is after some minutes. */
const forgetting = 0.01;
/** A sender that gives way empties the queue for a moment, which does not make the place any wider. */
const queueRemembered = 0.8;
const emptyQueueMs = 120;
const muchLoss = 0.08;
const fullQueueMs = 200;
/** Less is repaired in time. */
const crowdedLoss = 0.15;
/** Of what was not sent a moment ago less proves that there is no room for it. */
const newCrowdLoss = 0.05;

export function nextView(
  { shortestMs, lossShare, queueMs }: LinkView,
  look: { readonly roundTripMs: number | null; readonly lossShare: number },
): LinkView {
  const loss = lossShare + lossWeight * (look.lossShare - lossShare);
  const { roundTripMs } = look;
  if (roundTripMs === null) return { shortestMs, lossShare: loss, queueMs };
  const known = shortestMs ?? roundTripMs;
  const shortest = Math.min(roundTripMs, known + forgetting * (roundTripMs - known));
  const waited = Math.max(roundTripMs - shortest, queueRemembered * (queueMs ?? 0));
  return { shortestMs: shortest, lossShare: loss, queueMs: waited };
}

/**
 * Much is lost though nothing waits: not for want of room, so that as large a share of less would be lost too. An
 * estimate that takes every loss for want of room says far too little of such a link.
 */
export const losesByLot = ({ lossShare, queueMs }: LinkView): boolean =>
  queueMs !== null && queueMs < emptyQueueMs && lossShare >= muchLoss;

/** Much is lost and much waits: more is sent than there is room for. @param isNew whether what crowds has just begun */
export const isCrowded = ({ lossShare, queueMs }: LinkView, isNew = false): boolean =>
  queueMs !== null && queueMs >= fullQueueMs && lossShare >= (isNew ? newCrowdLoss : crowdedLoss);
