/**
 * How much the browser should buffer before it plays. On a lossy link 400 ms leave time for a repeated
 * packet to arrive: at 10 % loss frozen pictures fall from about a fifth of the time to nearly none. On a
 * clean link the same 400 ms would only make people talk over each other, so there the browser decides.
 */
export const lossyTargetMs = 400;

const lossyFrom = 0.02;
const cleanBelow = 0.005;
/** Loss comes in bursts: give the buffer up only after half a minute without. */
const cleanSamplesBeforeRelease = 15;
/** A fraction of fewer packets says nothing. */
const packetsToJudge = 50;

export interface JitterTarget {
  readonly targetMs: number | null;
  readonly cleanSamples: number;
}

export const browserDecides: JitterTarget = { targetMs: null, cleanSamples: 0 };

/** @param sample packets of the last two seconds */
export function nextJitterTarget(
  current: JitterTarget,
  sample: { readonly received: number; readonly lost: number },
): JitterTarget {
  const expected = sample.received + sample.lost;
  if (expected < packetsToJudge) return current;
  const loss = sample.lost / expected;
  if (loss > lossyFrom) return { targetMs: lossyTargetMs, cleanSamples: 0 };
  if (current.targetMs === null || loss >= cleanBelow) return { ...current, cleanSamples: 0 };
  const cleanSamples = current.cleanSamples + 1;
  return cleanSamples < cleanSamplesBeforeRelease ? { ...current, cleanSamples } : browserDecides;
}
