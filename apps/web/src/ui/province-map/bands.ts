/** Shades from the lightest to the fullest; what has no value or 0 has none. */
export const shades = [1, 2, 3, 4, 5] as const;
export type Shade = (typeof shades)[number];

/** Values from `from` up to, and without, `below`; the last band has no end. */
export interface Band {
  readonly shade: Shade;
  readonly from: number;
  readonly below: number | null;
}

const niceSteps = [1, 2, 5, 10] as const;

/** The smallest round number that a fifth of the largest value fits into: 1, 2, 5, 10, 20, 50 … */
function stepFor(largest: number): number {
  const fifth = Math.max(1, largest / shades.length);
  const magnitude = 10 ** Math.floor(Math.log10(fifth));
  return (niceSteps.find((step) => step * magnitude >= fifth) ?? 10) * magnitude;
}

/** Five bands of equal width over what is to be shown. @param step the width; without it, a round one that fits */
export function bandsOf(values: readonly number[], step?: number): Band[] {
  const width = step ?? stepFor(Math.max(0, ...values));
  return shades.map((shade, at) => ({
    shade,
    from: at * width,
    below: at === shades.length - 1 ? null : (at + 1) * width,
  }));
}

/** @returns nothing for 0 and for no value */
export const shadeOf = (value: number | null | undefined, bands: readonly Band[]): Shade | undefined =>
  value === null || value === undefined || value === 0
    ? undefined
    : bands.find(({ below }) => below === null || value < below)?.shade;
