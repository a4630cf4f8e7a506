import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { consultationQuery } from '../api/queries';
import { hasCode } from '../api/errors';
import { NotFoundPage, PagePending } from '../shell/fallback.pages';
import { LoadFailure } from '../shell/load-failure';
import { RoomView } from './room-view';
import './room.css';

const route = getRouteApi('/consultations/$consultationId/room');

export function RoomPage() {
  const { consultationId } = route.useParams();
  const { data, error, refetch } = useQuery(consultationQuery(consultationId));
  if (!data && hasCode(error, 'NOT_FOUND', 'REQUEST_INVALID')) return <NotFoundPage />;
  if (!data && error) return <LoadFailure error={error} onRetry={() => void refetch()} />;
  if (!data) return <PagePending />;
  return <RoomView key={data.id} consultation={data} />;
}
