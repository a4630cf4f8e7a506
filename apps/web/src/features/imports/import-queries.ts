import type { ImportRun } from '@jiedui/contracts';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from '../../api/client';
import { importQuery } from '../../api/queries';
import { isUnderWay } from './import-steps';

const pollMs = 2_000;

/** Hints tell of progress; where they are lost, asking again does. */
export const watchedImportQuery = (importId: string) => ({
  ...importQuery(importId),
  refetchInterval: ({ state }: { readonly state: { readonly data: ImportRun | undefined } }) =>
    state.data && isUnderWay(state.data) ? pollMs : (false as const),
});

export const importsQuery = (page: number) =>
  queryOptions({
    queryKey: ['imports', 'list', page],
    queryFn: ({ signal }) => call('listImports', { query: { page, pageSize: 20 } }, signal),
    placeholderData: keepPreviousData,
  });

/** The rows as a check found them: another check is another question. */
export const importRowsQuery = (
  { id, finishedAt }: Pick<ImportRun, 'id' | 'finishedAt'>,
  outcome: 'created' | 'changed' | 'unchanged' | 'bad',
  page: number,
) =>
  queryOptions({
    queryKey: ['imports', 'rows', id, finishedAt, outcome, page],
    queryFn: ({ signal }) =>
      call('listImportRows', { params: { importId: id }, query: { outcome, page, pageSize: 20 } }, signal),
    placeholderData: keepPreviousData,
  });
