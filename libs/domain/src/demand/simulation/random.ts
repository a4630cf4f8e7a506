/** @returns a number from 0 up to and without 1 */
export type Random = () => number;

/** Mulberry32: the same seed gives the same numbers everywhere. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function normalOf(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** A gamma variate of scale 1, by Marsaglia and Tsang (2000). */
function gammaOf(random: Random, shape: number): number {
  if (shape < 1) return gammaOf(random, shape + 1) * (1 - random()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normalOf(random);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** A Poisson variate by products of uniforms, in parts small enough not to underflow. */
function poissonOf(random: Random, mean: number): number {
  if (mean > 200) return poissonOf(random, mean / 2) + poissonOf(random, mean / 2);
  const floor = Math.exp(-mean);
  let count = 0;
  for (let product = random(); product > floor; product *= random()) count += 1;
  return count;
}

/** A negative binomial count: a Poisson whose mean varies from day to day; the smaller the shape, the burstier. */
export const burstyCount = (random: Random, mean: number, shape: number): number =>
  mean <= 0 ? 0 : poissonOf(random, shape === Infinity ? mean : (gammaOf(random, shape) * mean) / shape);
