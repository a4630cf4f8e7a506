import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Navigate, useRouterState } from '@tanstack/react-router';
import { consultationQuery } from '../../../api/queries';
import { PagePending } from '../../../shell/fallback.pages';
import { LoadFailure } from '../../../shell/load-failure';
import { RequestForm } from './request-form';

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** Keeps one form alive while its address changes from "new" to the row that was made for it. */
    formKey?: string;
  }
}

const route = getRouteApi('/requests/$draftId');

export function RequestPage() {
  const { draftId } = route.useParams();
  const isNew = draftId === 'new';
  const formKey = useRouterState({
    select: ({ location: { state } }) => {
      const { formKey: ownKey, __TSR_key: visitKey } = state;
      return ownKey ?? (isNew ? visitKey : draftId);
    },
  });
  const { data, error, refetch } = useQuery({ ...consultationQuery(draftId), enabled: !isNew });
  if (!isNew && !data && error) return <LoadFailure error={error} onRetry={() => void refetch()} />;
  if (!isNew && !data) return <PagePending />;
  if (data && data.state !== 'draft') {
    return <Navigate to="/consultations/$consultationId" params={{ consultationId: data.id }} replace />;
  }
  return <RequestForm key={formKey} consultation={isNew ? undefined : data} formKey={formKey} />;
}
