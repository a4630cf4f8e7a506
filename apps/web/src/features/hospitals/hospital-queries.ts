import type { HospitalFilter } from '@jiedui/contracts';
import { keepPreviousData, queryOptions, type QueryClient } from '@tanstack/react-query';
import { call, type OutputOf } from '../../api/client';

type DirectoryQuery = Partial<HospitalFilter> & { readonly page?: number; readonly pageSize?: number };

/** One region, the way to it and what lies right below it. Divisions hardly change; the counts may be minutes old. */
export const regionQuery = (parent: string) =>
  queryOptions({
    queryKey: ['regions', parent],
    queryFn: ({ signal }) => call('listRegions', { query: { parent } }, signal),
    staleTime: 5 * 60_000,
  });

export const hospitalsQuery = (query: DirectoryQuery) =>
  queryOptions({
    queryKey: ['hospitals', 'list', query],
    queryFn: ({ signal }) => call('listHospitals', { query }, signal),
    placeholderData: keepPreviousData,
  });

export const hospitalQuery = (hospitalId: string) =>
  queryOptions({
    queryKey: ['hospitals', 'one', hospitalId],
    queryFn: ({ signal }) => call('getHospital', { params: { hospitalId } }, signal),
  });

/** What a change answered is the newest truth about the hospital; lists and counts are read again. */
export function hospitalArrived(client: QueryClient, hospital: OutputOf<'getHospital'>): void {
  client.setQueryData(hospitalQuery(hospital.id).queryKey, hospital);
  void client.invalidateQueries({ queryKey: ['hospitals', 'list'] });
  void client.invalidateQueries({ queryKey: ['regions'] });
}

export const foundRegionsQuery = (search: string) =>
  queryOptions({
    queryKey: ['regions', 'search', search],
    queryFn: ({ signal }) => call('searchRegions', { query: { search, limit: 10 } }, signal),
    placeholderData: keepPreviousData,
    staleTime: 5 * 60_000,
  });
