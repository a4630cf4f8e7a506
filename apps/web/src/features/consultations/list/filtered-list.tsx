import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { consultationsQuery } from '../../../api/queries';
import { LoadFailure } from '../../../shell/load-failure';
import { Button } from '../../../ui/button';
import { Skeleton } from '../../../ui/skeleton';
import { ListFilters } from './list-filters';
import type { ListSearch } from './list-search';
import { Results } from './results';

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

/** Everything one may see, narrowed by filters that stand in the address. */
export function FilteredList(props: {
  readonly search: ListSearch;
  readonly onChange: (search: ListSearch) => void;
}) {
  const { t } = useTranslation();
  const { search, onChange } = props;
  const { data, error, refetch, isPlaceholderData } = useQuery(consultationsQuery({ ...search, pageSize }));
  const isFiltered = Object.keys(search).some((key) => key !== 'page');
  return (
    <>
      <ListFilters search={search} onChange={onChange} />
      {data && <span className="soft list-count">{t('list.count', { count: data.total })}</span>}
      {error && <LoadFailure error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={10} />}
      {data?.items.length === 0 && <NoRows isFiltered={isFiltered} onClear={() => onChange({})} />}
      {data && data.items.length > 0 && (
        <Results found={data} isStale={isPlaceholderData} onPage={(page) => onChange({ ...search, page })} />
      )}
    </>
  );
}
