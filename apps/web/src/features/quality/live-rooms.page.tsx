import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { holdsRole, useSignedIn } from '../../session/me';
import { NotFoundPage } from '../../shell/fallback.pages';
import { LoadFailure } from '../../shell/load-failure';
import { usePageTitle } from '../../shell/use-page-title';
import '../../styles/quality.css';
import { Skeleton } from '../../ui/skeleton';
import { LiveRegion } from './live-region';
import { LiveRoomCard } from './live-room.card';
import { liveRoomsQuery } from './quality-queries';

const route = getRouteApi('/live-rooms');

function Rooms() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(liveRoomsQuery);
  if (error && !data) return <LoadFailure error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton rows={6} />;
  if (data.length === 0) {
    return (
      <p className="panel panel-empty" data-testid="live-empty">
        {t('quality.live.empty')}
      </p>
    );
  }
  return (
    <>
      <p className="soft">{t('quality.live.count', { count: data.length })}</p>
      {data.map((room) => (
        <LiveRoomCard key={room.sessionId} room={room} />
      ))}
    </>
  );
}

/** Sessions that go on now: to coordinators one by one, to supervisors in counts. */
export function LiveRoomsPage() {
  const { t } = useTranslation();
  const { me } = useSignedIn();
  const { region } = route.useSearch();
  usePageTitle(t('quality.title'));
  const [coordinates, supervises] = [holdsRole(me, 'coordinator'), holdsRole(me, 'supervisor')];
  if (!coordinates && !supervises) return <NotFoundPage />;
  return (
    <div className="page" data-testid="live-rooms-page">
      <div className="page-head">
        <h1 className="page-title">{t('quality.title')}</h1>
        <span className="soft">{t('quality.hint')}</span>
      </div>
      {coordinates && <Rooms />}
      {supervises && <LiveRegion region={region} />}
    </div>
  );
}
