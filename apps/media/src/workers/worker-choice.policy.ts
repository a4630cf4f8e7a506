export interface WorkerLoad {
  /** CPU time per wall time over the last seconds, 0 to 1. */
  readonly cpuShare: number;
  readonly rooms: number;
}

/** CPU readings are seconds old: a burst of new rooms must not all follow the same small difference. */
const sameCpuShare = 0.1;

/** The worker that should hold the next room: of those about as idle as the idlest, the one with fewest rooms. */
export function leastLoaded<W extends WorkerLoad>(workers: readonly W[]): W | undefined {
  const idlest = Math.min(...workers.map(({ cpuShare }) => cpuShare));
  const [best] = workers
    .filter(({ cpuShare }) => cpuShare <= idlest + sameCpuShare)
    .toSorted((a, b) => a.rooms - b.rooms || a.cpuShare - b.cpuShare);
  return best;
}
