import { queryOptions } from '@tanstack/react-query';
import { call } from '../../api/client';

export const guestsQuery = (consultationId: string) =>
  queryOptions({
    queryKey: ['consultation', consultationId, 'guests'],
    queryFn: () => call('listGuests', { params: { consultationId } }),
  });
