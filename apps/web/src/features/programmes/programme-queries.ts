import type { HospitalId, ProgrammeId } from '@jiedui/kernel';
import { keepPreviousData, queryOptions, type QueryClient } from '@tanstack/react-query';
import { call } from '../../api/client';
import type { ProgrammeSearch, ProgrammesSearch } from './programme-search';

const pageSize = 20;

export const programmesQuery = ({ search, page = 1 }: ProgrammesSearch) =>
  queryOptions({
    queryKey: ['programmes', 'list', search ?? '', page],
    queryFn: ({ signal }) => call('listProgrammes', { query: { search, page, pageSize } }, signal),
    placeholderData: keepPreviousData,
  });

export const programmeQuery = (programmeId: ProgrammeId) =>
  queryOptions({
    queryKey: ['programmes', 'one', programmeId],
    queryFn: ({ signal }) => call('getProgramme', { params: { programmeId } }, signal),
  });

export const membersQuery = (programmeId: ProgrammeId, { search, page = 1 }: ProgrammeSearch) =>
  queryOptions({
    queryKey: ['programmes', 'members', programmeId, search ?? '', page],
    queryFn: ({ signal }) =>
      call('listProgrammeMembers', { params: { programmeId }, query: { search, page, pageSize } }, signal),
    placeholderData: keepPreviousData,
  });

export const targetsQuery = (
  of: { readonly programmeId?: ProgrammeId; readonly hospitalId?: HospitalId },
  { search, kind, state, page = 1 }: ProgrammeSearch = {},
) =>
  queryOptions({
    queryKey: ['programmes', 'targets', of, search ?? '', kind ?? '', state ?? '', page],
    queryFn: ({ signal }) =>
      call('listTargets', { query: { ...of, search, kind, state, page, pageSize } }, signal),
    placeholderData: keepPreviousData,
  });

export const groupsQuery = ({ search, page = 1 }: ProgrammeSearch) =>
  queryOptions({
    queryKey: ['programmes', 'groups', search ?? '', page],
    queryFn: ({ signal }) => call('listHospitalGroups', { query: { search, page, pageSize } }, signal),
    placeholderData: keepPreviousData,
  });

/** Counts of targets and hospitals stand in lists too: all of it is read again. */
export const programmesChanged = (queries: QueryClient): Promise<void> =>
  queries.invalidateQueries({ queryKey: ['programmes'] });
