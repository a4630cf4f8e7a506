import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { consultationsQuery } from '../../../api/queries';
import { LoadFailure } from '../../../shell/load-failure';
import { useIsNarrow } from '../../../shell/use-is-narrow';
import { usePageTitle } from '../../../shell/use-page-title';
import { Button } from '../../../ui/button';
import { Pager } from '../../../ui/pager';
import { Skeleton } from '../../../ui/skeleton';
import { ConsultationItem } from '../shared/consultation-item';
import { ConsultationTable } from './consultation-table';
import { ListFilters } from './list-filters';
import type { ListSearch } from './list-search';

const route = getRouteApi('/consultations');
const pageSize = 20;

function NoRows({ isFiltered, onClear }: { readonly isFiltered: boolean; readonly onClear: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="empty panel" data-testid="list-empty">
      {isFiltered ? `${t('list.emptyFiltered')} ${t('list.emptyFilteredHint')}` : t('list.empty')}
      {isFiltered && <Button onClick={onClear}>{t('list.clearFilters')}</Button>}
    </div>
  );
}

export function ListPage() {
  const { t } = useTranslation();
  usePageTitle(t('list.title'));
  const isNarrow = useIsNarrow();
  const search = route.useSearch();
  const navigate = useNavigate();
  const { data, error, refetch, isPlaceholderData } = useQuery(consultationsQuery({ ...search, pageSize }));
  const show = (next: ListSearch) => void navigate({ to: '/consultations', search: next });
  const isFiltered = Object.keys(search).some((key) => key !== 'page');
  return (
    <div className="page" data-testid="list-page">
      <div className="page-head">
        <h1 className="page-title">{t('list.title')}</h1>
        {data && <span className="soft">{t('list.count', { count: data.total })}</span>}
      </div>
      <ListFilters search={search} onChange={show} />
      {error && <LoadFailure error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={10} />}
      {data?.items.length === 0 && <NoRows isFiltered={isFiltered} onClear={() => show({})} />}
      {data && data.items.length > 0 && (
        <div aria-busy={isPlaceholderData} className={isPlaceholderData ? 'stale' : undefined}>
          {isNarrow ? (
            <ul className="items panel">
              {data.items.map((item) => (
                <ConsultationItem key={item.id} consultation={item} />
              ))}
            </ul>
          ) : (
            <ConsultationTable items={data.items} />
          )}
          <Pager
            page={data.page}
            pageCount={Math.ceil(data.total / data.pageSize)}
            onChange={(page) => show({ ...search, page })}
          />
        </div>
      )}
    </div>
  );
}
