/** One stroke of a signature: x and y in turn, in thousandths of the pad's width. */
export type SignatureStroke = readonly number[];

export const signatureLimits = { strokes: 200, pointsPerStroke: 2_000, coordinate: 4_000 } as const;

/** Shorter than this, in thousandths of the pad's width, it is a slip and not a name. */
const shortestLength = 120;

const round = (value: number) => Math.round(value * 10) / 10;

const pairsOf = (stroke: SignatureStroke): [number, number][] =>
  Array.from({ length: Math.floor(stroke.length / 2) }, (_, at) => [
    stroke[at * 2] ?? 0,
    stroke[at * 2 + 1] ?? 0,
  ]);

const lengthOf = (stroke: SignatureStroke): number => {
  const points = pairsOf(stroke);
  return points.reduce((sum, [x, y], at) => {
    const [fromX, fromY] = points[at - 1] ?? [x, y];
    return sum + Math.hypot(x - fromX, y - fromY);
  }, 0);
};

/** A pad with a dot on it is not signed. */
export const isSignature = (strokes: readonly SignatureStroke[]): boolean =>
  strokes.reduce((sum, stroke) => sum + lengthOf(stroke), 0) >= shortestLength;

/** The signature as an image of its own, made of nothing but the numbers given. */
export function signatureSvg(strokes: readonly SignatureStroke[]): string {
  const points = strokes.flatMap(pairsOf);
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const margin = 20;
  const [left, top] = [Math.min(...xs) - margin, Math.min(...ys) - margin];
  const [width, height] = [Math.max(...xs) - left + margin, Math.max(...ys) - top + margin];
  const path = strokes
    .map(
      (stroke) =>
        `M${pairsOf(stroke)
          .map(([x, y]) => `${round(x)} ${round(y)}`)
          .join('L')}`,
    )
    .join('');
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${[left, top, width, height].map(round).join(' ')}">` +
    `<path d="${path}" fill="none" stroke="#0f172a" stroke-width="6" stroke-linecap="round" stroke-linejoin="round"/></svg>`
  );
}
