import { PlusOutlined } from '@ant-design/icons';
import { planStates, type PlanState } from '@jiedui/domain';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { serverNow } from '../../../api/server-clock';
import { holdsRole, useSignedIn } from '../../../session/me';
import { LoadFailure } from '../../../shell/load-failure';
import { useIsNarrow } from '../../../shell/use-is-narrow';
import { usePageTitle } from '../../../shell/use-page-title';
import '../../../styles/plans.css';
import { Button } from '../../../ui/button';
import { Pager } from '../../../ui/pager';
import { SearchInput } from '../../../ui/search-input';
import { Skeleton } from '../../../ui/skeleton';
import { plansQuery } from '../plan-queries';
import { NewPlanDialog } from './new-plan.dialog';
import type { PlanSearch } from './plan-search';
import { PlanItems, PlanTable } from './plan-table';

const route = getRouteApi('/plans');
const pageSize = 50;

/** Next year, and back for as long as plans are looked at. */
const yearsAround = (year: number) => Array.from({ length: 6 }, (_, at) => year + 1 - at);

function Filters(props: { readonly search: PlanSearch; readonly onChange: (change: PlanSearch) => void }) {
  const { t } = useTranslation();
  const { search, onChange } = props;
  return (
    <search className="list-filters">
      <select
        className="input list-state"
        aria-label={t('plans.year')}
        value={search.year ?? ''}
        onChange={(event) => onChange({ year: event.target.value ? Number(event.target.value) : undefined })}
        data-testid="plans-year"
      >
        <option value="">{t('plans.anyYear')}</option>
        {yearsAround(serverNow().getFullYear()).map((year) => (
          <option key={year} value={year}>
            {year}
          </option>
        ))}
      </select>
      <select
        className="input list-state"
        aria-label={t('plans.stateLabel')}
        value={search.state ?? ''}
        onChange={(event) => onChange({ state: (event.target.value || undefined) as PlanState | undefined })}
        data-testid="plans-state"
      >
        <option value="">{t('plans.anyState')}</option>
        {planStates.map((state) => (
          <option key={state} value={state}>
            {t(`plans.state.${state}`)}
          </option>
        ))}
      </select>
      <SearchInput
        label={t('plans.search')}
        value={search.search ?? ''}
        maxLength={100}
        onChange={(words) => onChange({ search: words })}
        testId="plans-search"
      />
    </search>
  );
}

function Empty(props: { readonly isFiltered: boolean; readonly onClear: () => void }) {
  const { t } = useTranslation();
  const { isFiltered, onClear } = props;
  return (
    <div className="empty panel" data-testid="plans-empty">
      <strong>{isFiltered ? t('plans.emptyFiltered') : t('plans.empty')}</strong>
      {isFiltered ? t('plans.emptyFilteredHint') : t('plans.emptyHint')}
      {isFiltered && <Button onClick={onClear}>{t('plans.clear')}</Button>}
    </div>
  );
}

function Plans(props: {
  readonly search: PlanSearch;
  readonly onPage: (page: number) => void;
  readonly onClear: () => void;
}) {
  const { t } = useTranslation();
  const isNarrow = useIsNarrow();
  const { search, onPage, onClear } = props;
  const { data, error, refetch, isPlaceholderData } = useQuery(plansQuery({ ...search, pageSize }));
  if (error) return <LoadFailure error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton rows={10} />;
  if (data.items.length === 0) {
    const isFiltered = Boolean(search.year ?? search.state ?? search.search);
    return <Empty isFiltered={isFiltered} onClear={onClear} />;
  }
  return (
    <div aria-busy={isPlaceholderData} className={isPlaceholderData ? 'stale' : undefined}>
      <p className="soft people-count">{t('plans.count', { count: data.total })}</p>
      {isNarrow ? <PlanItems plans={data.items} /> : <PlanTable plans={data.items} />}
      <Pager page={data.page} pageCount={Math.ceil(data.total / data.pageSize)} onChange={onPage} />
    </div>
  );
}

/** The yearly plans of my hospitals, or of the region I supervise. */
export function PlansPage() {
  const { t } = useTranslation();
  usePageTitle(t('plans.title'));
  const search = route.useSearch();
  const navigate = useNavigate();
  const { me } = useSignedIn();
  const [isNew, setNew] = useState(false);
  const show = (next: PlanSearch) => void navigate({ to: '/plans', search: next });
  return (
    <div className="page" data-testid="plans-page">
      <div className="page-head">
        <h1 className="page-title">{t('plans.title')}</h1>
        {holdsRole(me, 'coordinator') && (
          <Button
            tone="primary"
            icon={<PlusOutlined aria-hidden />}
            onClick={() => setNew(true)}
            data-testid="plan-new"
          >
            {t('plans.new.button')}
          </Button>
        )}
      </div>
      {/* A new filter starts on its first page. */}
      <Filters search={search} onChange={(change) => show({ ...search, page: undefined, ...change })} />
      <Plans search={search} onPage={(page) => show({ ...search, page })} onClear={() => show({})} />
      {isNew && <NewPlanDialog onClose={() => setNew(false)} />}
    </div>
  );
}
