import type { Report } from '@jiedui/contracts';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from '../../api/client';

const pollMs = 2_000;
const isUnderWay = ({ state }: Report) => state === 'queued' || state === 'rendering';

/** Hints tell of progress; where they are lost, asking again does. */
export const reportsQuery = (page: number) => ({
  ...queryOptions({
    queryKey: ['reports', 'list', page],
    queryFn: ({ signal }) => call('listReports', { query: { page, pageSize: 20 } }, signal),
    placeholderData: keepPreviousData,
  }),
  refetchInterval: ({
    state,
  }: {
    readonly state: { readonly data?: { readonly items: readonly Report[] } | undefined };
  }) => (state.data?.items.some(isUnderWay) ? pollMs : (false as const)),
});
