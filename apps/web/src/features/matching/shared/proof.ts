import type { MatchingFigures } from '@jiedui/contracts';

export type Proof = { readonly kind: 'optimal' } | { readonly kind: 'within'; readonly percent: string };

/** Rounded up: never says more than is proven. */
export function proofOf({ gapPercent }: Pick<MatchingFigures, 'gapPercent'>): Proof {
  if (gapPercent <= 0) return { kind: 'optimal' };
  const hundredths = Math.ceil(Number((gapPercent * 100).toFixed(6)));
  return { kind: 'within', percent: (Math.max(1, hundredths) / 100).toFixed(2) };
}

export interface Gain {
  readonly kind: 'more' | 'same' | 'less';
  readonly percent: string;
}

/** How the plan stands to taking the best pair first; nothing where that has no score at all. */
export function gainOf({
  objective,
  greedyObjective,
}: Pick<MatchingFigures, 'objective' | 'greedyObjective'>): Gain | undefined {
  if (greedyObjective === 0) return undefined;
  const percent = (objective / greedyObjective - 1) * 100;
  const size = Math.abs(percent);
  const kind = percent === 0 ? 'same' : percent > 0 ? 'more' : 'less';
  return { kind, percent: size.toFixed(size < 0.1 ? 2 : 1) };
}
