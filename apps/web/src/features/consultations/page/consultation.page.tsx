import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Navigate } from '@tanstack/react-router';
import { consultationQuery } from '../../../api/queries';
import { hasCode } from '../../../api/errors';
import { PagePending } from '../../../shell/fallback.pages';
import { LoadFailure } from '../../../shell/load-failure';
import { NoAccessPage } from '../../sharing/emergency/no-access.page';
import { ConsultationView } from './consultation-view';

const route = getRouteApi('/consultations/$consultationId');

export function ConsultationPage() {
  const { consultationId } = route.useParams();
  const { data, error, refetch } = useQuery(consultationQuery(consultationId));
  // An address cut short in a mail is as much "not found" as a consultation one may not see. What was read while
  // access lasted is not shown beyond its end.
  if (hasCode(error, 'NOT_FOUND')) return <NoAccessPage wasSeen={data !== undefined} />;
  if (!data && hasCode(error, 'REQUEST_INVALID')) return <NoAccessPage wasSeen={false} />;
  if (!data && error) return <LoadFailure error={error} onRetry={() => void refetch()} />;
  if (!data) return <PagePending />;
  if (data.state === 'draft') {
    return <Navigate to="/requests/$draftId" params={{ draftId: data.id }} replace />;
  }
  return <ConsultationView key={data.id} consultation={data} />;
}
