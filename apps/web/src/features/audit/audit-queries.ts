import type { AuditFilter } from '@jiedui/contracts';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call } from '../../api/client';

/** Every look is written down: the page looks when it is asked to, and not because a window came to the front. */
const quiet = { staleTime: 60_000, refetchOnWindowFocus: false, refetchOnReconnect: false } as const;

export const auditEventsQuery = (filter: Partial<AuditFilter>) =>
  infiniteQueryOptions({
    queryKey: ['audit', 'events', filter],
    queryFn: ({ pageParam, signal }) =>
      call('listAuditEvents', { query: { ...filter, ...(pageParam ? { cursor: pageParam } : {}) } }, signal),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    ...quiet,
  });

export const auditEventQuery = (auditEventId: string) =>
  queryOptions({
    queryKey: ['audit', 'event', auditEventId],
    queryFn: ({ signal }) => call('getAuditEvent', { params: { auditEventId } }, signal),
    ...quiet,
  });

export const auditChainQuery = queryOptions({
  queryKey: ['audit', 'chain'],
  queryFn: ({ signal }) => call('getAuditChain', { query: {} }, signal),
  staleTime: 60_000,
});

export const readersQuery = (consultationId: string) =>
  infiniteQueryOptions({
    queryKey: ['audit', 'readers', consultationId],
    queryFn: ({ pageParam, signal }) =>
      call(
        'listReaders',
        { params: { consultationId }, query: { pageSize: 20, ...(pageParam ? { cursor: pageParam } : {}) } },
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    staleTime: 0,
    refetchOnWindowFocus: false,
  });

export const peopleByNameQuery = (search: string) =>
  queryOptions({
    queryKey: ['audit', 'people', search],
    queryFn: ({ signal }) => call('listPeople', { query: { search, state: 'all', pageSize: 8 } }, signal),
    staleTime: 60_000,
  });

export const personQuery = (personId: string) =>
  queryOptions({
    queryKey: ['audit', 'person', personId],
    queryFn: ({ signal }) => call('getPerson', { params: { personId } }, signal),
    staleTime: 60_000,
  });

export const hospitalsByNameQuery = (search: string) =>
  queryOptions({
    queryKey: ['audit', 'hospitals', search],
    queryFn: ({ signal }) => call('listHospitals', { query: { search, pageSize: 8 } }, signal),
    staleTime: 60_000,
  });
