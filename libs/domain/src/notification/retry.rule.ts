/** One more try after each of these; then it waits for an operator. About nine hours in all. */
const waitsSeconds = [5, 15, 60, 300, 900, 3_600, 10_800, 18_000] as const;

export const maxDeliveryAttempts = waitsSeconds.length + 1;

/**
 * When to try again after so many failures; undefined when it is given up.
 * @param spread 0 to 1, so that what failed together does not come back together
 */
export function retryAt(failures: number, now: Date, spread: number): Date | undefined {
  const wait = waitsSeconds[failures - 1];
  return wait === undefined ? undefined : new Date(now.getTime() + wait * 1_000 * (1 + 0.3 * spread));
}
