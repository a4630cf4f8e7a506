import { queryOptions } from '@tanstack/react-query';
import { call } from '../../api/client';

export const correctionsQuery = (consultationId: string) =>
  queryOptions({
    queryKey: ['consultations', 'corrections', consultationId],
    queryFn: ({ signal }) => call('listCorrections', { params: { consultationId } }, signal),
  });
