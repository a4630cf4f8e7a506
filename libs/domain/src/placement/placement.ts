import { closenessOf } from './node-region.js';

/** What a media node says of itself, as far as placing people needs it. */
export interface PlacementCandidate {
  readonly nodeId: string;
  /** The divisions it stands near, as `closenessOf` reads them. */
  readonly region: string;
  /** Takes no new sessions; those it holds go on. */
  readonly isDraining: boolean;
  /** Sends its people away. */
  readonly isStopping?: boolean | undefined;
  /** Busiest worker's share of one core, 0 to 1. */
  readonly load: number;
  readonly lastSeenAt: Date;
}

export type PlacementRejection = 'silent' | 'stopping' | 'draining' | 'overloaded';
/** `together`: where the session already is. `near`: on a second node, which is nearer to the person. */
export type PlacementReason = 'first' | 'together' | 'near';

export interface PlacementWish {
  /** The node where the session began. */
  readonly currentNodeId: string | null;
  /** Nodes that hold people of the session now. */
  readonly heldBy?: readonly string[];
  /** The region of the person's hospital, where it is known. */
  readonly region?: string | null;
}

export interface Placement {
  readonly nodeId: string | undefined;
  /** Where those go who have no nearer node. */
  readonly homeNodeId: string | undefined;
  readonly reason: PlacementReason | undefined;
  readonly rejected: readonly { readonly nodeId: string; readonly reason: PlacementRejection }[];
}

/** A node that missed three heartbeats of two seconds is not trusted with a session. */
export const heartbeatMs = 2_000;
const silentAfterMs = 3 * heartbeatMs;
const overloadedFrom = 0.85;

function rejectionOf(node: PlacementCandidate, now: Date): PlacementRejection | undefined {
  if (now.getTime() - node.lastSeenAt.getTime() > silentAfterMs) return 'silent';
  if (node.isStopping) return 'stopping';
  if (node.isDraining) return 'draining';
  if (node.load >= overloadedFrom) return 'overloaded';
  return undefined;
}

/** Such a node finishes what it holds. */
const mayGoOn = (reason: PlacementRejection | undefined) => reason !== 'silent' && reason !== 'stopping';

/**
 * Chooses the node for one person of a session. People meet on the node where the session began, unless another stands
 * nearer to the person's hospital: then media crosses between the two nodes once, and the thin link is the short one.
 */
export function placePerson(nodes: readonly PlacementCandidate[], wish: PlacementWish, now: Date): Placement {
  const judged = nodes.map((node) => ({ node, reason: rejectionOf(node, now) }));
  const rejected = judged.flatMap(({ node, reason }) => (reason ? [{ nodeId: node.nodeId, reason }] : []));
  const closeness = (node: PlacementCandidate) => closenessOf(node.region, wish.region);
  const fit = judged.filter(({ reason }) => reason === undefined).map(({ node }) => node);
  const [best] = fit.toSorted(
    (a, b) => closeness(b) - closeness(a) || a.load - b.load || a.nodeId.localeCompare(b.nodeId),
  );
  // People already in the room stay together: a draining or busy node finishes what it holds.
  const goingOn = judged.filter(({ reason }) => mayGoOn(reason)).map(({ node }) => node);
  const home =
    goingOn.find(({ nodeId }) => nodeId === wish.currentNodeId) ??
    goingOn
      .filter(({ nodeId }) => wish.heldBy?.includes(nodeId))
      .toSorted((a, b) => a.nodeId.localeCompare(b.nodeId))[0];
  if (!home) return { nodeId: best?.nodeId, homeNodeId: best?.nodeId, reason: best && 'first', rejected };
  const isNearer = best !== undefined && closeness(best) > closeness(home);
  return {
    nodeId: isNearer ? best.nodeId : home.nodeId,
    homeNodeId: home.nodeId,
    reason: isNearer ? 'near' : 'together',
    rejected,
  };
}
