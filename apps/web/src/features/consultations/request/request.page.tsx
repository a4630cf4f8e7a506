import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Navigate, useRouterState } from '@tanstack/react-router';
import { useState } from 'react';
import { v7 } from 'uuid';
import { consultationQuery } from '../../../api/queries';
import { useSignedIn } from '../../../session/me';
import { PagePending } from '../../../shell/fallback.pages';
import { LoadFailure } from '../../../shell/load-failure';
import { deviceDrafts } from './device-draft';
import { RequestForm } from './request-form';

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** Keeps one form alive while its address changes from "new" to the row that was made for it. */
    formKey?: string;
  }
}

const route = getRouteApi('/requests/$draftId');

/** What this device kept of a draft: read before the form opens, so that nothing of it is overwritten. */
const useKept = (id: string) => {
  const { me } = useSignedIn();
  return useQuery({
    queryKey: ['deviceDraft', id],
    queryFn: async () => {
      if (!deviceDrafts.isAvailable()) return null;
      return (await deviceDrafts.get(me.person.id, id).catch(() => undefined)) ?? null;
    },
    networkMode: 'always',
    gcTime: 0,
    staleTime: Infinity,
  });
};

export function RequestPage() {
  const { draftId } = route.useParams();
  const isNew = draftId === 'new';
  const formKey = useRouterState({
    select: ({ location: { state } }) => {
      const { formKey: ownKey, __TSR_key: visitKey } = state;
      return ownKey ?? (isNew ? visitKey : draftId);
    },
  });
  const [newIds] = useState(() => new Map<string | undefined, string>());
  if (isNew && !newIds.has(formKey)) newIds.set(formKey, v7());
  const id = newIds.get(formKey) ?? draftId;
  const kept = useKept(id);
  const { data, error, refetch } = useQuery({ ...consultationQuery(draftId), enabled: !isNew });
  const isOnDeviceAlone = !data && error && kept.data;
  if (!isNew && !data && error && !kept.data && !kept.isPending)
    return <LoadFailure error={error} onRetry={() => void refetch()} />;
  if (kept.isPending || (!isNew && !data && !isOnDeviceAlone)) return <PagePending />;
  if (data && data.state !== 'draft') {
    return <Navigate to="/consultations/$consultationId" params={{ consultationId: data.id }} replace />;
  }
  return <RequestForm key={formKey} {...{ id, formKey }} consultation={data} kept={kept.data ?? undefined} />;
}
