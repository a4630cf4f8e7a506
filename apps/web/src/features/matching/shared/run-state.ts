import type { MatchingRun } from '@jiedui/contracts';

/** Still waiting for its turn, or being solved. */
export const isUnderWay = ({ state }: Pick<MatchingRun, 'state'>): boolean =>
  state === 'queued' || state === 'solving';
