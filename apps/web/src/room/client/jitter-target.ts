/** Longer, and people take a pause for the end of a sentence. */
export const longestMs = 1_000;
/**
 * How much the browser should buffer before it plays. On a lossy link 400 ms leave time for a repeated packet to arrive: at
 * 10 % loss frozen pictures fall from about a fifth of the time to nearly none. Where more is lost a repetition is lost as
 * well now and then, on either person's line, and where 30 % are it takes up to a second until a picture is whole. On a clean
 * link the same would only make people talk over each other, so there the browser decides.
 */
const byLoss = [
  { lossFrom: 0.15, targetMs: longestMs },
  { lossFrom: 0.05, targetMs: 600 },
  { lossFrom: 0.02, targetMs: 400 },
] as const;
/** Where speech that is repeated still comes too late, each look adds so much. */
const stepMs = 200;

const lateFrom = 0.01;
const cleanBelow = 0.005;
/** Loss comes in bursts: give the buffer up only after half a minute without. */
const cleanSamplesBeforeRelease = 15;
/** A fraction of fewer packets says nothing. */
const packetsToJudge = 50;

/** Null where the browser decides. Pictures stand still whenever theirs grows, so that it follows the loss alone. */
export interface JitterTarget {
  readonly picturesMs: number | null;
  readonly speechMs: number | null;
  readonly cleanSamples: number;
}

/** Packets since the last look that was enough to judge by; `late` came after what they hold should have been played. */
export interface JitterSample {
  readonly received: number;
  readonly lost: number;
  readonly late: number;
}

/** Speech alone needs a little longer to say something. */
export const isEnough = ({ received, lost }: JitterSample): boolean => received + lost >= packetsToJudge;

export const browserDecides: JitterTarget = { picturesMs: null, speechMs: null, cleanSamples: 0 };

/** Shortening a buffer costs words: it stays as long as it was once needed. */
const longer = (...targets: readonly (number | null)[]) =>
  targets.reduce(
    (one, other) => (one === null || other === null ? (one ?? other) : Math.max(one, other)),
    null,
  );

/** @param sample enough to judge by, of two seconds or a little more */
export function nextJitterTarget(current: JitterTarget, sample: JitterSample): JitterTarget {
  const expected = sample.received + sample.lost;
  const [lost, late] = [sample.lost / expected, sample.late / expected];
  const forLoss = byLoss.find(({ lossFrom }) => lost > lossFrom)?.targetMs ?? null;
  const forLateness = late > lateFrom ? Math.min((current.speechMs ?? stepMs) + stepMs, longestMs) : null;
  if (forLoss !== null || forLateness !== null) {
    const picturesMs = longer(current.picturesMs, forLoss);
    return { picturesMs, speechMs: longer(current.speechMs, picturesMs, forLateness), cleanSamples: 0 };
  }
  if (current.speechMs === null || lost >= cleanBelow) return { ...current, cleanSamples: 0 };
  const cleanSamples = current.cleanSamples + 1;
  return cleanSamples < cleanSamplesBeforeRelease ? { ...current, cleanSamples } : browserDecides;
}
