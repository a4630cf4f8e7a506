import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from '../../api/client';
import type { OversightScope } from './oversight-search';

const inRegion = (regionCode: string | undefined) => (regionCode === undefined ? {} : { regionCode });

/** Of the first region one supervises where none is named. */
export const oversightQuery = (regionCode?: string) =>
  queryOptions({
    queryKey: ['oversight', 'figures', regionCode ?? null],
    queryFn: ({ signal }) => call('getOversight', { query: inRegion(regionCode) }, signal),
    placeholderData: keepPreviousData,
  });

export const overseenQuery = (regionCode: string | undefined, scope: OversightScope, page: number) =>
  queryOptions({
    queryKey: ['oversight', 'consultations', regionCode ?? null, scope, page],
    queryFn: ({ signal }) =>
      call(
        'listOverseenConsultations',
        { query: { ...inRegion(regionCode), scope, page, pageSize: 20 } },
        signal,
      ),
    placeholderData: keepPreviousData,
  });
