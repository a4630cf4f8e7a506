import type { RequestMinute } from './published-demand.js';

/** One visit of an expert to the tele-clinic. Minutes since 1970-01-01. */
export interface ServedBlock {
  readonly start: number;
  /** Until then the expert stays, even if nobody waits yet; then until all who came are seen. */
  readonly stayUntil: number;
}

/**
 * Those who wait are seen one after another, first come first served, and whoever comes while the expert is there too.
 * @param from how many of the requests were seen before
 * @returns how many have been seen after the block; the waits are appended, in hours
 */
export function serveBlock(
  requests: readonly RequestMinute[],
  from: number,
  block: ServedBlock,
  slotMinutes: number,
  waits: number[],
): number {
  let free = block.start;
  let at = from;
  for (; at < requests.length; at += 1) {
    const came = requests[at] as number;
    if (came > Math.max(free, block.stayUntil)) break;
    const seen = Math.max(free, came);
    waits.push((seen - came) / 60);
    free = seen + slotMinutes;
  }
  return at;
}
