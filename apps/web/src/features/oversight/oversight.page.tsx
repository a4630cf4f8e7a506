import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { hasCode } from '../../api/errors';
import { holdsRole, useSignedIn } from '../../session/me';
import { NotFoundPage } from '../../shell/fallback.pages';
import { LoadFailure } from '../../shell/load-failure';
import { usePageTitle } from '../../shell/use-page-title';
import { Skeleton } from '../../ui/skeleton';
import { ChildrenTable } from './children-table';
import { FiguresStrip } from './figures-strip';
import { oversightQuery } from './oversight-queries';
import type { OversightSearch } from './oversight-search';
import { OverseenList } from './overseen-list';
import { RegionPath } from './region-path';

const route = getRouteApi('/oversight');

function Region({ search }: { readonly search: OversightSearch }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { data, error, refetch, isPlaceholderData } = useQuery(oversightQuery(search.region));
  if (hasCode(error, 'NOT_FOUND')) return <NotFoundPage />;
  return (
    <>
      {error && <LoadFailure error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={8} />}
      {data && (
        <div className={isPlaceholderData ? 'oversight-region stale' : 'oversight-region'}>
          <RegionPath oversight={data} scope={search.scope} />
          <FiguresStrip figures={data.figures} />
          <section aria-labelledby="children-title" className="oversight-children">
            <h2 className="panel-title" id="children-title">
              {t('oversight.children')}
            </h2>
            <ChildrenTable regions={data.children} scope={search.scope} />
          </section>
        </div>
      )}
      <OverseenList
        search={search}
        onChange={(next) => void navigate({ to: '/oversight', search: next, resetScroll: false })}
      />
    </>
  );
}

/** How consultations stand in the region one supervises, down to the township. */
export function OversightPage() {
  const { t } = useTranslation();
  const { me } = useSignedIn();
  const search = route.useSearch();
  usePageTitle(t('oversight.title'));
  if (!holdsRole(me, 'supervisor')) return <NotFoundPage />;
  return (
    <div className="page" data-testid="oversight-page">
      <div className="page-head">
        <h1 className="page-title">{t('oversight.title')}</h1>
        <span className="soft">{t('oversight.hint')}</span>
      </div>
      <Region search={search} />
    </div>
  );
}
