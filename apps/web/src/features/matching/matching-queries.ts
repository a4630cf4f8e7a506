import type { MatchAskKey, MatchingRun, MatchWishes } from '@jiedui/contracts';
import { keepPreviousData, queryOptions, type QueryClient } from '@tanstack/react-query';
import { call } from '../../api/client';
import { matchingChanged } from '../../api/queries';
import type { RunSearch } from './matching-search';
import { isUnderWay } from './shared/run-state';

const pollMs = 2_000;
const pageSize = 20;
/** How many plans one can choose from for a comparison. */
const mostToCompare = 100;

const runsOf = (page: number, size: number) =>
  queryOptions({
    queryKey: ['matching', 'runs', page, size],
    queryFn: ({ signal }) => call('listMatchingRuns', { query: { page, pageSize: size } }, signal),
    placeholderData: keepPreviousData,
  });

/** Hints tell of progress; where they are lost, asking again does. */
export const matchingRunsQuery = (page: number) => ({
  ...runsOf(page, pageSize),
  refetchInterval: ({
    state,
  }: {
    readonly state: { readonly data: { readonly items: readonly MatchingRun[] } | undefined };
  }) => (state.data?.items.some(isUnderWay) ? pollMs : (false as const)),
});

export const comparableRunsQuery = runsOf(1, mostToCompare);

export const matchingRunQuery = (runId: string) =>
  queryOptions({
    queryKey: ['matching', 'one', runId],
    queryFn: ({ signal }) => call('getMatchingRun', { params: { runId } }, signal),
  });

export const watchedRunQuery = (runId: string) => ({
  ...matchingRunQuery(runId),
  refetchInterval: ({ state }: { readonly state: { readonly data: MatchingRun | undefined } }) =>
    state.data && isUnderWay(state.data) ? pollMs : (false as const),
});

export const matchChoicesQuery = (runId: string, search: RunSearch) => {
  const { state, specialty, search: words, page = 1 } = search;
  const query = { state, specialty, search: words, page, pageSize };
  return queryOptions({
    queryKey: ['matching', 'choices', runId, query],
    queryFn: ({ signal }) => call('listMatchChoices', { params: { runId }, query }, signal),
    placeholderData: keepPreviousData,
  });
};

/** What a plan holds does not change any more, so neither does the reason of it. */
export const explanationQuery = (runId: string, ask: MatchAskKey, topId?: string) =>
  queryOptions({
    queryKey: ['matching', 'explanation', runId, ask.countyId, ask.specialty, topId],
    queryFn: ({ signal }) => call('explainMatch', { params: { runId }, query: { ...ask, topId } }, signal),
    staleTime: Infinity,
  });

export const whatIfQuery = (runId: string, wishes: MatchWishes) =>
  queryOptions({
    queryKey: ['matching', 'whatIf', runId, wishes],
    queryFn: ({ signal }) => call('tryMatching', { params: { runId }, body: wishes }, signal),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
  });

export const comparisonQuery = (runId: string, otherId: string) =>
  queryOptions({
    queryKey: ['matching', 'comparison', runId, otherId],
    queryFn: ({ signal }) => call('compareMatchingRuns', { params: { runId }, query: { otherId } }, signal),
    staleTime: Infinity,
  });

/** What an action answered is the newest truth about one plan; lists are read again. */
export function runArrived(client: QueryClient, run: MatchingRun): void {
  matchingChanged(client, run.id);
  client.setQueryData(matchingRunQuery(run.id).queryKey, run);
}
