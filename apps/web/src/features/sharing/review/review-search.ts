import { glassFilters, type GlassFilter } from '../sharing-queries';

export interface ReviewSearch {
  readonly state?: GlassFilter | undefined;
  readonly page?: number | undefined;
}

/** The whole queue, also for an address that makes no sense. */
export function parseReviewSearch(search: Record<string, unknown>): ReviewSearch {
  const state = glassFilters.find((filter) => filter === search.state);
  const page = Number(search.page);
  return {
    ...(state && state !== 'all' ? { state } : {}),
    ...(Number.isInteger(page) && page > 1 ? { page } : {}),
  };
}
