import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Button, Empty, Pagination, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { consultationsQuery } from '../../../api/queries';
import { LoadFailure } from '../../../shell/load-failure';
import { useIsNarrow } from '../../../shell/use-is-narrow';
import { ConsultationItem } from '../shared/consultation-item';
import { ConsultationTable } from './consultation-table';
import { ListFilters } from './list-filters';
import type { ListSearch } from './list-search';

const route = getRouteApi('/consultations');
const pageSize = 20;

function NoRows({ isFiltered, onClear }: { readonly isFiltered: boolean; readonly onClear: () => void }) {
  const { t } = useTranslation();
  if (!isFiltered) return <Empty description={t('list.empty')} />;
  return (
    <Empty description={`${t('list.emptyFiltered')} ${t('list.emptyFilteredHint')}`}>
      <Button onClick={onClear}>{t('list.clearFilters')}</Button>
    </Empty>
  );
}

export function ListPage() {
  const { t } = useTranslation();
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
      {!data && !error && <Skeleton active paragraph={{ rows: 10 }} />}
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
          <Pagination
            className="list-pagination"
            current={data.page}
            pageSize={data.pageSize}
            total={data.total}
            showSizeChanger={false}
            hideOnSinglePage
            onChange={(page) => show({ ...search, page })}
          />
        </div>
      )}
    </div>
  );
}
