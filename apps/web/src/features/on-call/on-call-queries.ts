import type { Specialty } from '@jiedui/domain';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from '../../api/client';

export const onCallNowQuery = queryOptions({
  queryKey: ['onCall', 'now'],
  queryFn: ({ signal }) => call('getOnCallNow', undefined, signal),
  // Shifts change without anybody telling.
  refetchInterval: 60_000,
});

export const pagesQuery = (scope: 'open' | 'all', page = 1, pageSize = 20) =>
  queryOptions({
    queryKey: ['onCall', 'pages', scope, page, pageSize],
    queryFn: ({ signal }) => call('listOnCallPages', { query: { scope, page, pageSize } }, signal),
    placeholderData: keepPreviousData,
    ...(scope === 'open' ? { refetchInterval: 10_000 } : {}),
  });

export const consultationPagesQuery = (consultationId: string) =>
  queryOptions({
    queryKey: ['onCall', 'pages', 'of', consultationId],
    queryFn: ({ signal }) => call('listConsultationPages', { params: { consultationId } }, signal),
    refetchInterval: 10_000,
  });

export const rosterQuery = (hospitalId: string, specialty: Specialty, from: string) =>
  queryOptions({
    queryKey: ['onCall', 'roster', hospitalId, specialty, from],
    queryFn: ({ signal }) =>
      call('getRoster', { params: { hospitalId, specialty }, query: { from, days: 7 } }, signal),
    placeholderData: keepPreviousData,
  });

export const myShiftsQuery = queryOptions({
  queryKey: ['onCall', 'mine'],
  queryFn: ({ signal }) => call('listMyShifts', undefined, signal),
});
