import type { InputOf } from '@jiedui/contracts';
import { keepPreviousData, queryOptions, type QueryClient } from '@tanstack/react-query';
import { call, type OutputOf } from '../../api/client';

export type Desk = OutputOf<'getQuestionnaireDesk'>;
type GapQuery = Partial<InputOf<'listGaps'>['query']>;

/** Without a year, of this one. */
export const deskQuery = (hospitalId: string, year: number | undefined) =>
  queryOptions({
    queryKey: ['needs', 'desk', hospitalId, year ?? 'now'],
    queryFn: ({ signal }) =>
      call('getQuestionnaireDesk', { params: { hospitalId }, query: year ? { year } : {} }, signal),
  });

export const versionsQuery = (hospitalId: string, page: number) =>
  queryOptions({
    queryKey: ['needs', 'versions', hospitalId, page],
    queryFn: ({ signal }) =>
      call('listQuestionnaireVersions', { params: { hospitalId }, query: { page, pageSize: 50 } }, signal),
    placeholderData: keepPreviousData,
  });

/** Versions never change, and so neither does what lies between two of them. */
export const differencesQuery = (questionnaireId: string, from: string | undefined) =>
  queryOptions({
    queryKey: ['needs', 'differences', questionnaireId, from ?? 'previous'],
    queryFn: ({ signal }) =>
      call('compareQuestionnaire', { params: { questionnaireId }, query: from ? { from } : {} }, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const gapQuery = (hospitalId: string) =>
  queryOptions({
    queryKey: ['needs', 'gap', hospitalId],
    queryFn: ({ signal }) => call('getHospitalGap', { params: { hospitalId } }, signal),
  });

export const gapsQuery = (query: GapQuery) =>
  queryOptions({
    queryKey: ['needs', 'gaps', query],
    queryFn: ({ signal }) => call('listGaps', { query }, signal),
    placeholderData: keepPreviousData,
  });

/** A submission changes the desk, the history, the gap and the ranking. */
export const needsChanged = (client: QueryClient): Promise<void> =>
  client.invalidateQueries({ queryKey: ['needs'] });
