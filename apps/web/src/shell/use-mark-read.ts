import type { Notification } from '@jiedui/contracts';
import type { ConsultationId } from '@jiedui/kernel';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { call } from '../api/client';
import { notificationsQuery } from '../api/queries';

export function useMarkRead() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (ids?: readonly Notification['id'][]) =>
      call('markNotificationsRead', { body: ids ? { ids: [...ids] } : {} }),
    onSuccess: (list) => queries.setQueryData(notificationsQuery.queryKey, list),
  });
}

/** Who looks at a consultation knows what its notifications say. */
export function useMarkSeen(consultationId: ConsultationId): void {
  const { data } = useQuery(notificationsQuery);
  const { mutate } = useMarkRead();
  const unseen = data?.items
    .filter((item) => item.consultationId === consultationId && item.readAt === null)
    .map(({ id }) => id)
    .join(' ');
  useEffect(() => {
    if (unseen) mutate(unseen.split(' ') as Notification['id'][]);
  }, [unseen, mutate]);
}
