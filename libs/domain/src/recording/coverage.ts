/** A while, in milliseconds since 1970. */
export interface RecordedSpan {
  readonly fromMs: number;
  readonly untilMs: number;
}

/**
 * The whiles inside `whole` that none of the spans covers.
 * @param toleranceMs shorter ones are how recorders breathe between two files, and left out
 */
export function uncoveredSpans(
  whole: RecordedSpan,
  spans: readonly RecordedSpan[],
  toleranceMs: number,
): RecordedSpan[] {
  const gaps: RecordedSpan[] = [];
  let { fromMs } = whole;
  for (const span of spans.toSorted((one, other) => one.fromMs - other.fromMs)) {
    const untilMs = Math.min(span.fromMs, whole.untilMs);
    if (untilMs - fromMs > toleranceMs) gaps.push({ fromMs, untilMs });
    fromMs = Math.max(fromMs, span.untilMs);
  }
  if (whole.untilMs - fromMs > toleranceMs) gaps.push({ fromMs, untilMs: whole.untilMs });
  return gaps;
}
