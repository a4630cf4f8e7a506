import { roles, type Role } from '@jiedui/domain';
import type { HospitalId } from '@jiedui/kernel';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { LoadFailure } from '../../../shell/load-failure';
import { useIsNarrow } from '../../../shell/use-is-narrow';
import { usePageTitle } from '../../../shell/use-page-title';
import { Button } from '../../../ui/button';
import { Pager } from '../../../ui/pager';
import { SearchInput } from '../../../ui/search-input';
import { Skeleton } from '../../../ui/skeleton';
import { peopleQuery } from '../people-queries';
import { HospitalFilter } from '../shared/hospital-filter';
import { PeopleHead } from '../shared/people-head';
import { usePeopleScope, type PeopleScope } from '../shared/scope';
import type { PeopleSearch } from './people-search';
import { PeopleItems, PeopleTable } from './people-table';

const route = getRouteApi('/people');
const pageSize = 50;

function Filters(props: {
  readonly search: PeopleSearch;
  readonly scope: PeopleScope;
  readonly hospitalId: HospitalId | undefined;
  readonly onChange: (change: PeopleSearch) => void;
}) {
  const { t } = useTranslation();
  const { search, scope, hospitalId, onChange } = props;
  return (
    <search className="list-filters">
      <HospitalFilter scope={scope} hospitalId={hospitalId} onChange={(hospital) => onChange({ hospital })} />
      <select
        className="input list-state"
        aria-label={t('people.role')}
        value={search.role ?? ''}
        onChange={(event) => onChange({ role: (event.target.value || undefined) as Role | undefined })}
        data-testid="people-role"
      >
        <option value="">{t('people.anyRole')}</option>
        {roles.map((role) => (
          <option key={role} value={role}>
            {t(`terms.role.${role}`)}
          </option>
        ))}
      </select>
      <select
        className="input list-state"
        aria-label={t('people.state')}
        value={search.state ?? ''}
        onChange={(event) => onChange({ state: (event.target.value || undefined) as PeopleSearch['state'] })}
        data-testid="people-state"
      >
        <option value="">{t('people.states.all')}</option>
        <option value="active">{t('people.states.active')}</option>
        <option value="disabled">{t('people.states.disabled')}</option>
      </select>
      <SearchInput
        label={t('people.search')}
        value={search.search ?? ''}
        maxLength={200}
        onChange={(words) => onChange({ search: words })}
        testId="people-search"
      />
    </search>
  );
}

function People(props: {
  readonly search: PeopleSearch;
  readonly hospitalId: HospitalId | undefined;
  readonly onPage: (page: number) => void;
  readonly onClear: () => void;
}) {
  const { t } = useTranslation();
  const isNarrow = useIsNarrow();
  const { search, hospitalId, onPage, onClear } = props;
  const { hospital: _, ...filters } = search;
  const { data, error, refetch, isPlaceholderData } = useQuery(
    peopleQuery({ ...filters, ...(hospitalId ? { hospitalId } : {}), pageSize }),
  );
  if (error) return <LoadFailure error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton rows={10} />;
  if (data.items.length === 0) {
    const isFiltered = Boolean(search.role ?? search.state ?? search.search);
    return (
      <div className="empty panel" data-testid="people-empty">
        {isFiltered ? `${t('people.emptyFiltered')} ${t('people.emptyHint')}` : t('people.empty')}
        {isFiltered && <Button onClick={onClear}>{t('people.clear')}</Button>}
      </div>
    );
  }
  return (
    <div aria-busy={isPlaceholderData} className={isPlaceholderData ? 'stale' : undefined}>
      <p className="soft people-count">{t('people.count', { count: data.total })}</p>
      {isNarrow ? <PeopleItems people={data.items} /> : <PeopleTable people={data.items} />}
      <Pager page={data.page} pageCount={Math.ceil(data.total / data.pageSize)} onChange={onPage} />
    </div>
  );
}

/** Everybody of a hospital, or of the installation for those who run it. */
export function PeoplePage() {
  const { t } = useTranslation();
  usePageTitle(t('people.title'));
  const search = route.useSearch();
  const navigate = useNavigate();
  const scope = usePeopleScope();
  const hospitalId = search.hospital ?? (scope.seesAll ? undefined : scope.hospitals[0]?.id);
  const show = (next: PeopleSearch) => void navigate({ to: '/people', search: next });
  // A new filter starts on its first page.
  const filter = (change: PeopleSearch) => show({ ...search, page: undefined, ...change });
  return (
    <div className="page" data-testid="people-page">
      <PeopleHead scope={scope} hospitalId={hospitalId} />
      <Filters {...{ search, scope, hospitalId }} onChange={filter} />
      {!hospitalId && !scope.seesAll ? (
        <div className="empty panel" data-testid="people-choose-hospital">
          <strong>{t('people.chooseHospital')}</strong>
          {t('people.chooseHospitalHint')}
        </div>
      ) : (
        <People
          {...{ search, hospitalId }}
          onPage={(page) => show({ ...search, page })}
          onClear={() => show(search.hospital ? { hospital: search.hospital } : {})}
        />
      )}
    </div>
  );
}
