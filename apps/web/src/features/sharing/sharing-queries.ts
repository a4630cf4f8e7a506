import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from '../../api/client';

export const memberCandidatesQuery = (consultationId: string, search: string) =>
  queryOptions({
    queryKey: ['memberCandidates', consultationId, search],
    queryFn: ({ signal }) =>
      call('listMemberCandidates', { params: { consultationId }, query: search ? { search } : {} }, signal),
    placeholderData: keepPreviousData,
    // Who could join changes with who has joined.
    staleTime: 0,
  });

export const glassFilters = ['all', 'open', 'done'] as const;
export type GlassFilter = (typeof glassFilters)[number];

const isReviewedOf: Record<GlassFilter, { isReviewed?: 'true' | 'false' }> = {
  open: { isReviewed: 'false' },
  done: { isReviewed: 'true' },
  all: {},
};

export const brokenGlassQuery = (filter: GlassFilter, page: number) =>
  queryOptions({
    queryKey: ['brokenGlass', filter, page],
    queryFn: ({ signal }) =>
      call('listBrokenGlass', { query: { ...isReviewedOf[filter], page, pageSize: 20 } }, signal),
    placeholderData: keepPreviousData,
  });
