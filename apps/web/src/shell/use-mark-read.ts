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

export function useAcknowledge() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (notificationId: Notification['id']) =>
      call('acknowledgeNotification', { params: { notificationId } }),
    onSuccess: (list) => queries.setQueryData(notificationsQuery.queryKey, list),
  });
}

/** Marks what waits unread of what is on the page. */
function useMarkWhere(isSeen: (item: Notification) => boolean): void {
  const { data } = useQuery(notificationsQuery);
  const { mutate } = useMarkRead();
  const unseen = data?.items
    .filter((item) => item.readAt === null && isSeen(item))
    .map(({ id }) => id)
    .join(' ');
  useEffect(() => {
    if (unseen) mutate(unseen.split(' ') as Notification['id'][]);
  }, [unseen, mutate]);
}

/** Who looks at a consultation knows what its notifications say. */
export const useMarkSeen = (consultationId: ConsultationId): void =>
  useMarkWhere((item) => 'consultationId' in item && item.consultationId === consultationId);

/** Who looks at a pairing on the radar knows that it sleeps. */
export const useMarkPairingSeen = (pairingId: string): void =>
  useMarkWhere((item) => 'pairing' in item && item.pairing.id === pairingId);
