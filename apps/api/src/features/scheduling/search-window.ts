import { CatalogueError } from '@jiedui/contracts';
import type { Span } from '@jiedui/domain';

const longestMs = 92 * 24 * 3_600_000;

/** @throws SPAN_INVALID for a span that is empty, or longer than 92 days */
export function searchWindow(from: string, until: string): Span {
  const span = { from: Date.parse(from), until: Date.parse(until) };
  const lengthMs = span.until - span.from;
  if (lengthMs <= 0 || lengthMs > longestMs) throw new CatalogueError('SPAN_INVALID');
  return span;
}
