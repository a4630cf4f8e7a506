/** From a moment until another, which is outside, in ms since 1970. */
export interface Span {
  readonly from: number;
  readonly until: number;
}

export const overlaps = (one: Span, other: Span): boolean => one.from < other.until && other.from < one.until;

export const covers = (whole: Span, part: Span): boolean =>
  whole.from <= part.from && part.until <= whole.until;

/** Spans in order, with those joined that overlap or touch. */
export function merged(spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const span of [...spans]
    .filter(({ from, until }) => from < until)
    .toSorted((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last && span.from <= last.until) {
      joined[joined.length - 1] = { from: last.from, until: Math.max(last.until, span.until) };
    } else joined.push(span);
  }
  return joined;
}

/** What is left of spans when others are taken away. */
export function without(spans: readonly Span[], taken: readonly Span[]): Span[] {
  let left = merged(spans);
  for (const { from, until } of taken) {
    left = left.flatMap((span) =>
      span.from < until && from < span.until
        ? [
            { from: span.from, until: Math.min(span.until, from) },
            { from: Math.max(span.from, until), until: span.until },
          ].filter((part) => part.from < part.until)
        : [span],
    );
  }
  return left;
}

/** What lies in both. */
export function shared(spans: readonly Span[], others: readonly Span[]): Span[] {
  return merged(
    spans.flatMap((span) =>
      others
        .map((other) => ({ from: Math.max(span.from, other.from), until: Math.min(span.until, other.until) }))
        .filter(({ from, until }) => from < until),
    ),
  );
}
