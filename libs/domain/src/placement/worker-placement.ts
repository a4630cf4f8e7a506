/** One worker process of a node, as far as placing a person of one room needs it. */
export interface WorkerCandidate {
  readonly slot: number;
  /** CPU time per wall time over the last seconds, 0 to 1. */
  readonly cpuShare: number;
  /** People of all rooms on it. */
  readonly peers: number;
  /** People of this room on it; undefined where the room has no router. */
  readonly peersOfRoom: number | undefined;
}

export type WorkerRejection = 'full' | 'busy';
/** `together`: where the room already is. `crowded`: nobody is sent away, even where every worker is full. */
export type WorkerPlacementReason = 'first' | 'together' | 'spread' | 'crowded';

export interface WorkerPlacement {
  readonly slot: number;
  readonly reason: WorkerPlacementReason;
  readonly rejected: readonly { readonly slot: number; readonly reason: WorkerRejection }[];
}

/** CPU readings are seconds old: a burst of people must not all follow the same small difference. */
const sameCpuShare = 0.1;
const busyFrom = 0.85;

function idlest<W extends WorkerCandidate>(workers: readonly W[]): W | undefined {
  const least = Math.min(...workers.map(({ cpuShare }) => cpuShare));
  const [best] = workers
    .filter(({ cpuShare }) => cpuShare <= least + sameCpuShare)
    .toSorted((a, b) => a.peers - b.peers || a.cpuShare - b.cpuShare || a.slot - b.slot);
  return best;
}

const fullestOfRoom = <W extends WorkerCandidate>(workers: readonly W[]): W | undefined =>
  workers
    .filter(({ peersOfRoom }) => peersOfRoom !== undefined)
    .toSorted((a, b) => (b.peersOfRoom ?? 0) - (a.peersOfRoom ?? 0) || a.slot - b.slot)[0];

/**
 * The worker for one more person of a room: where most of the room already is, as long as that has capacity, since
 * media between workers is copied; only then another of the room's, then the idlest.
 * @param capacity people that one worker should hold
 * @returns undefined where there is no worker at all
 */
export function placeOnWorker(
  workers: readonly WorkerCandidate[],
  capacity: number,
): WorkerPlacement | undefined {
  const rejectionOf = ({ cpuShare, peers }: WorkerCandidate): WorkerRejection | undefined => {
    if (peers >= capacity) return 'full';
    return cpuShare >= busyFrom ? 'busy' : undefined;
  };
  const judged = workers.map((worker) => ({ worker, reason: rejectionOf(worker) }));
  const rejected = judged.flatMap(({ worker, reason }) => (reason ? [{ slot: worker.slot, reason }] : []));
  const fit = judged.flatMap(({ worker, reason }) => (reason ? [] : worker));
  const together = fullestOfRoom(fit);
  if (together) return { slot: together.slot, reason: 'together', rejected };
  const best = idlest(fit);
  const isFirst = workers.every(({ peersOfRoom }) => peersOfRoom === undefined);
  if (best) return { slot: best.slot, reason: isFirst ? 'first' : 'spread', rejected };
  const crowded = fullestOfRoom(workers) ?? idlest(workers);
  return crowded && { slot: crowded.slot, reason: 'crowded', rejected };
}
