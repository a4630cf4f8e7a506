import type { DatedPost } from '@jiedui/contracts';
import { serverNow } from '../../../api/server-clock';

export type PostPhase = 'current' | 'coming' | 'ended';
type Span = Pick<DatedPost, 'validFrom' | 'validUntil' | 'endReason'>;

/** Both days included, counted in UTC as the API counts them. */
export function phaseOf({ validFrom, validUntil }: Span, now: Date): PostPhase {
  const today = now.toISOString().slice(0, 10);
  if (validUntil !== null && validUntil < today) return 'ended';
  return validFrom > today ? 'coming' : 'current';
}

export const isHeld = (post: Span): boolean => phaseOf(post, serverNow()) !== 'ended';
