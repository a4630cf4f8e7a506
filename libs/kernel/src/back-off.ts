export interface BackOff {
  readonly firstMs: number;
  readonly limitMs: number;
}

/**
 * How long to wait before the next try: doubling up to a limit, and spread over the upper half so that
 * many clients that lost the same server do not come back at the same instant.
 * @param attempt 0 after the first failure
 * @param random 0 to 1
 */
export function retryDelayMs(attempt: number, { firstMs, limitMs }: BackOff, random: number): number {
  const fullMs = Math.min(firstMs * 2 ** attempt, limitMs);
  return Math.round(fullMs * (0.5 + random / 2));
}
