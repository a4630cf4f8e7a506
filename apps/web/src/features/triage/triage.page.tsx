import type { TriageItem } from '@jiedui/contracts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LoadFailure } from '../../shell/load-failure';
import { usePageTitle } from '../../shell/use-page-title';
import '../../styles/triage.css';
import { Pager } from '../../ui/pager';
import { Skeleton } from '../../ui/skeleton';
import { DirectDialog } from './direct.dialog';
import { RefuseDialog } from './refuse.dialog';
import { RerouteDialog } from './reroute.dialog';
import { TriageFilters } from './triage-filters';
import { triagePageSize, triageQuery } from './triage-queries';
import type { TriageSearch } from './triage-search';
import { type TriageAct, TriageTable } from './triage-table';

const route = getRouteApi('/triage');
const isNarrowed = (search: TriageSearch) =>
  Object.keys(search).some((key) => key !== 'sort' && key !== 'page');

/** All open requests of the hospitals that somebody coordinates, by their clocks. */
export function TriagePage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search = route.useSearch();
  const [acting, setActing] = useState<{ act: TriageAct; item: TriageItem }>();
  const { data, error, refetch, isPlaceholderData } = useQuery(triageQuery(search));
  const act = useCallback((what: TriageAct, item: TriageItem) => setActing({ act: what, item }), []);
  const change = (next: TriageSearch) => void navigate({ to: '/triage', search: next, replace: true });
  usePageTitle(t('routing.triage.title'));
  const close = () => setActing(undefined);
  return (
    <div className="page page-wide" data-testid="triage-page">
      <div className="page-head">
        <h1 className="page-title">{t('routing.triage.title')}</h1>
        {data && <span className="soft">{t('routing.triage.count', { count: data.total })}</span>}
      </div>
      <p className="soft triage-hint">
        {t('routing.triage.hint')} <span className="triage-keys">{t('routing.triage.keys')}</span>
      </p>
      <TriageFilters search={search} counts={data?.counts} onChange={change} />
      {error && !data && <LoadFailure error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={10} />}
      {data?.items.length === 0 && (
        <p className="empty panel" data-testid="triage-empty">
          {t(isNarrowed(search) ? 'routing.triage.empty' : 'routing.triage.emptyAll')}
        </p>
      )}
      {data && data.items.length > 0 && (
        <div className={isPlaceholderData ? 'stale' : undefined}>
          <TriageTable items={data.items} onAct={act} />
        </div>
      )}
      {data && (
        <Pager
          page={data.page}
          pageCount={Math.ceil(data.total / triagePageSize)}
          onChange={(page) => change({ ...search, page })}
        />
      )}
      {acting?.act === 'reroute' && <RerouteDialog item={acting.item} onClose={close} />}
      {acting?.act === 'refuse' && <RefuseDialog item={acting.item} onClose={close} />}
      {acting?.act === 'direct' && <DirectDialog item={acting.item} onClose={close} />}
    </div>
  );
}
