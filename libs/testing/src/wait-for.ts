import { setTimeout as sleep } from 'node:timers/promises';

/** Asks again until there is an answer. @throws with the last failure after the time is up */
export async function waitFor<T>(
  what: string,
  ask: () => Promise<T | undefined | false | null> | T | undefined | false | null,
  timeoutMs = 60_000,
): Promise<T> {
  const deadline = performance.now() + timeoutMs;
  let last: unknown;
  while (performance.now() < deadline) {
    try {
      const answer = await ask();
      if (answer) return answer;
    } catch (error) {
      last = error;
    }
    await sleep(25);
  }
  throw new Error(`Waited ${timeoutMs} ms in vain for ${what}`, { cause: last });
}
