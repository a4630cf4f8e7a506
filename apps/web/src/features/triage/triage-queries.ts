import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from '../../api/client';
import type { Specialty } from '@jiedui/domain';
import type { TriageSearch } from './triage-search';

export const triagePageSize = 50;

export const triageQuery = (search: TriageSearch, pageSize = triagePageSize) =>
  queryOptions({
    queryKey: ['triage', 'list', { ...search, pageSize }],
    queryFn: ({ signal }) =>
      call('listTriage', { query: { ...search, page: search.page ?? 1, pageSize } }, signal),
    placeholderData: keepPreviousData,
    // A clock runs out without anybody telling.
    refetchInterval: 30_000,
  });

export const routingQuery = (consultationId: string, specialty: Specialty | undefined) =>
  queryOptions({
    queryKey: ['triage', 'routing', consultationId, specialty],
    queryFn: ({ signal }) =>
      call(
        'getConsultationRouting',
        { params: { consultationId }, query: specialty ? { specialty } : {} },
        signal,
      ),
    placeholderData: keepPreviousData,
  });
