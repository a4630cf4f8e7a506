import type { HospitalId } from '@jiedui/kernel';
import { keepPreviousData, queryOptions, type QueryClient } from '@tanstack/react-query';
import { call } from '../../api/client';
import type { OutcomeSearch } from './outcome-search';

type Period = Pick<OutcomeSearch, 'first' | 'last' | 'baseline'>;

export const regionOutcomesQuery = ({ region, ...search }: OutcomeSearch) =>
  queryOptions({
    queryKey: ['outcomes', 'region', region ?? null, search],
    queryFn: ({ signal }) =>
      call('getRegionOutcomes', { query: { ...search, ...(region ? { regionCode: region } : {}) } }, signal),
    placeholderData: keepPreviousData,
  });

export const hospitalOutcomesQuery = (hospitalId: HospitalId, period: Period = {}) =>
  queryOptions({
    queryKey: ['outcomes', 'hospital', hospitalId, period],
    queryFn: ({ signal }) => call('getHospitalOutcomes', { params: { hospitalId }, query: period }, signal),
    placeholderData: keepPreviousData,
  });

export const replacedOutcomesQuery = (hospitalId: HospitalId, page: number) =>
  queryOptions({
    queryKey: ['outcomes', 'replaced', hospitalId, page],
    queryFn: ({ signal }) =>
      call('listReplacedOutcomes', { params: { hospitalId }, query: { page, pageSize: 10 } }, signal),
    placeholderData: keepPreviousData,
  });

/** Whatever was told shows in curves, sums and the history. */
export const outcomesChanged = (queries: QueryClient): void =>
  void queries.invalidateQueries({ queryKey: ['outcomes'] });
