const batchSize = 1_000;

export type Say = (text: string) => void;

/** Writes many rows a thousand at a time, and tells how far it is. */
export async function inBatches<T>(
  rows: readonly T[],
  say: Say,
  what: string,
  write: (batch: T[]) => Promise<unknown>,
): Promise<void> {
  for (let at = 0; at < rows.length; at += batchSize) {
    await write(rows.slice(at, at + batchSize));
    say(`${what}: ${Math.min(at + batchSize, rows.length)} of ${rows.length}`);
  }
}
