import { nation } from '@jiedui/domain';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useNumber } from '../../../language/number';
import { LoadFailure } from '../../../shell/load-failure';
import { useIsNarrow } from '../../../shell/use-is-narrow';
import { usePageTitle } from '../../../shell/use-page-title';
import '../../../styles/hospitals.css';
import { Button } from '../../../ui/button';
import { Pager } from '../../../ui/pager';
import { Skeleton } from '../../../ui/skeleton';
import { hospitalsQuery } from '../hospital-queries';
import { DirectoryFilters } from './directory-filters';
import { anywhere, filterOf, firstPage, isFiltered, placeOf, type DirectorySearch } from './directory-search';
import { ExportLinks } from './export-links';
import { HospitalItems, HospitalTable } from './hospital-table';
import { RegionTrail } from './region-trail';
import { RegionTree } from './region-tree';

const route = getRouteApi('/hospitals');
const pageSize = 20;

function NoHospitals({
  search,
  onClear,
}: {
  readonly search: DirectorySearch;
  readonly onClear: () => void;
}) {
  const { t } = useTranslation();
  const hasFilters = isFiltered(search);
  return (
    <div className="empty panel" data-testid="directory-empty">
      {hasFilters ? (
        <>
          <strong>{t('hospitals.directory.emptyFiltered')}</strong>
          {t('hospitals.directory.emptyFilteredHint')}
          <Button onClick={onClear}>{t('hospitals.directory.clear')}</Button>
        </>
      ) : (
        t('hospitals.directory.empty')
      )}
    </div>
  );
}

interface ResultsProps {
  readonly search: DirectorySearch;
  readonly onChange: (search: DirectorySearch) => void;
}

function Results({ search, onChange }: ResultsProps) {
  const isNarrow = useIsNarrow();
  const query = hospitalsQuery({ ...filterOf(search), page: search.page ?? 1, pageSize });
  const { data, error, refetch, isPlaceholderData } = useQuery(query);
  if (error && !data) return <LoadFailure error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton rows={12} />;
  if (data.items.length === 0) {
    return <NoHospitals search={search} onClear={() => onChange(placeOf(search))} />;
  }
  const List = isNarrow ? HospitalItems : HospitalTable;
  return (
    <div aria-busy={isPlaceholderData} className={isPlaceholderData ? 'stale' : undefined}>
      {error && <LoadFailure error={error} onRetry={() => void refetch()} />}
      {/* What was found for an earlier search is not marked with a later one. */}
      <List items={data.items} search={isPlaceholderData ? undefined : search.search} />
      <Pager
        page={data.page}
        pageCount={Math.ceil(data.total / data.pageSize)}
        onChange={(next) => onChange({ ...firstPage(search), ...(next > 1 ? { page: next } : {}) })}
      />
    </div>
  );
}

function Count({ search }: { readonly search: DirectorySearch }) {
  const { t } = useTranslation();
  const number = useNumber();
  const { data } = useQuery(hospitalsQuery({ ...filterOf(search), page: search.page ?? 1, pageSize }));
  if (!data) return null;
  return (
    <output className="soft" data-testid="directory-count">
      {t('hospitals.directory.count', { number: number(data.total) })}
    </output>
  );
}

/** Every hospital of the register: by place on the left, by words and filters on the right. */
export function DirectoryPage() {
  const { t } = useTranslation();
  usePageTitle(t('hospitals.directory.title'));
  const isNarrow = useIsNarrow();
  const search = route.useSearch();
  const navigate = useNavigate();
  const show = (next: DirectorySearch) => void navigate({ to: '/hospitals', search: next });
  const chooseRegion = (code: string) => {
    const rest = anywhere(search);
    show(code === nation ? rest : { ...rest, region: Number(code) });
  };
  const Regions = isNarrow ? RegionTrail : RegionTree;
  return (
    <div className="page" data-testid="directory-page">
      <div className="page-head">
        <h1 className="page-title">{t('hospitals.directory.title')}</h1>
        <Count search={search} />
        <ExportLinks search={search} />
      </div>
      <div className="directory">
        <Regions
          selected={search.region === undefined ? undefined : String(search.region)}
          onChoose={chooseRegion}
        />
        <div className="directory-results">
          <DirectoryFilters search={search} onChange={show} />
          <Results search={search} onChange={show} />
        </div>
      </div>
    </div>
  );
}
