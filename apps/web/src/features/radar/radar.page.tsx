import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { hasCode } from '../../api/errors';
import { holdsRole, useSignedIn } from '../../session/me';
import { NotFoundPage } from '../../shell/fallback.pages';
import { LoadFailure } from '../../shell/load-failure';
import { usePageTitle } from '../../shell/use-page-title';
import '../../styles/radar.css';
import { Pager } from '../../ui/pager';
import { Skeleton } from '../../ui/skeleton';
import { RadarFilters } from './radar-filters';
import { radarPageSize, radarQuery } from './radar-queries';
import type { RadarSearch } from './radar-search';
import { RadarTable } from './radar-table';
import { RegionRadarPanel } from './region-radar.panel';

const route = getRouteApi('/radar');
const isNarrowed = ({ state, search, region }: RadarSearch) => Boolean(state ?? search ?? region);

function Empty({ search }: { readonly search: RadarSearch }) {
  const { t } = useTranslation();
  const isAsleepAlone = search.state === 'asleep' && !search.search;
  const words = isAsleepAlone
    ? t('radar.emptyAsleep')
    : isNarrowed(search)
      ? t('radar.empty')
      : t('radar.emptyAll');
  return (
    <p className="empty panel" data-testid="radar-empty">
      {words}
    </p>
  );
}

interface PairingsProps {
  readonly search: RadarSearch;
  readonly isOfRegion: boolean;
  readonly onChange: (search: RadarSearch) => void;
}

function Pairings({ search, isOfRegion, onChange }: PairingsProps) {
  const { t } = useTranslation();
  const { data, error, refetch, isPlaceholderData } = useQuery(radarQuery(search));
  if (hasCode(error, 'NOT_FOUND')) return <NotFoundPage />;
  return (
    <section className="radar-list" aria-labelledby="radar-list-title">
      <h2 className="panel-title" id="radar-list-title">
        {t(isOfRegion ? 'radar.regions.list' : 'radar.list')}
        {data && <span className="soft">{t('radar.count', { count: data.total })}</span>}
      </h2>
      <RadarFilters search={search} counts={data?.counts} onChange={onChange} />
      {error && <LoadFailure error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={8} />}
      {data?.items.length === 0 && <Empty search={search} />}
      {data && data.items.length > 0 && (
        <div aria-busy={isPlaceholderData} className={isPlaceholderData ? 'stale' : undefined}>
          <RadarTable items={data.items} />
          <Pager
            page={data.page}
            pageCount={Math.ceil(data.total / radarPageSize)}
            onChange={(page) => onChange({ ...search, page })}
          />
        </div>
      )}
    </section>
  );
}

/** Which pairings sleep, for how long, and what would wake them: of one's hospitals, or of the region one supervises. */
export function RadarPage() {
  const { t } = useTranslation();
  const { me, post } = useSignedIn();
  const navigate = useNavigate();
  const search = route.useSearch();
  usePageTitle(t('radar.title'));
  if (!holdsRole(me, 'coordinator', 'hospitalAdministrator', 'supervisor', 'platformAdministrator')) {
    return <NotFoundPage />;
  }
  const top = post?.role === 'platformAdministrator' ? '0' : post?.region?.code;
  const change = (next: RadarSearch) => void navigate({ to: '/radar', search: next, resetScroll: false });
  return (
    <div className="page" data-testid="radar-page">
      <div className="page-head">
        <h1 className="page-title">{t('radar.title')}</h1>
        <span className="soft">{t('radar.hint')}</span>
      </div>
      {top !== undefined && <RegionRadarPanel top={top} search={search} />}
      <Pairings search={search} isOfRegion={top !== undefined} onChange={change} />
    </div>
  );
}
