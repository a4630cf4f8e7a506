/** What a media node says of itself, as far as placing a session needs it. */
export interface PlacementCandidate {
  readonly nodeId: string;
  readonly region: string;
  readonly isDraining: boolean;
  /** Busiest worker's share of one core, 0 to 1. */
  readonly load: number;
  readonly lastSeenAt: Date;
}

export type PlacementRejection = 'silent' | 'draining' | 'overloaded';

export interface Placement {
  readonly nodeId: string | undefined;
  readonly rejected: readonly { readonly nodeId: string; readonly reason: PlacementRejection }[];
}

/** A node that missed three heartbeats of two seconds is not trusted with a session. */
export const heartbeatMs = 2_000;
const silentAfterMs = 3 * heartbeatMs;
const overloadedFrom = 0.85;

function rejectionOf(node: PlacementCandidate, now: Date): PlacementRejection | undefined {
  if (now.getTime() - node.lastSeenAt.getTime() > silentAfterMs) return 'silent';
  if (node.isDraining) return 'draining';
  if (node.load >= overloadedFrom) return 'overloaded';
  return undefined;
}

/** Chooses a node: the one that already holds the session, else the nearest, else the least loaded. */
export function placeSession(
  nodes: readonly PlacementCandidate[],
  wish: { readonly currentNodeId: string | null; readonly region?: string },
  now: Date,
): Placement {
  const judged = nodes.map((node) => ({ node, reason: rejectionOf(node, now) }));
  // People already in the room stay together: a draining or busy node finishes what it holds.
  const current = judged.find(
    ({ node, reason }) => node.nodeId === wish.currentNodeId && reason !== 'silent',
  );
  const rejected = judged.flatMap(({ node, reason }) => (reason ? [{ nodeId: node.nodeId, reason }] : []));
  if (current) return { nodeId: current.node.nodeId, rejected };
  const distance = (node: PlacementCandidate) => (node.region === wish.region ? 0 : 1);
  const fit = judged.filter(({ reason }) => reason === undefined).map(({ node }) => node);
  const [best] = fit.toSorted(
    (a, b) => distance(a) - distance(b) || a.load - b.load || a.nodeId.localeCompare(b.nodeId),
  );
  return { nodeId: best?.nodeId, rejected };
}
