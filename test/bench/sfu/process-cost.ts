import { readdirSync, readFileSync } from 'node:fs';

const nsPerUs = 1_000;

/** What the threads of these processes have spent on processors so far, in microseconds. */
export function cpuUs(pids: readonly number[]): number {
  const threads = pids.flatMap((pid) =>
    readdirSync(`/proc/${pid}/task`).map((thread) => `${pid}/task/${thread}`),
  );
  return threads.reduce(
    (sum, thread) => sum + Number(readFileSync(`/proc/${thread}/schedstat`, 'utf8').split(' ')[0]) / nsPerUs,
    0,
  );
}

/** What a process holds in memory, in megabytes. */
export function residentMb(pid: number): number {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Math.round((Number(kilobytes) / 1_024) * 10) / 10;
}
