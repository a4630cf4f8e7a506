import { invitationStates, type InvitationFilter } from '@jiedui/contracts';
import type { HospitalId } from '@jiedui/kernel';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { LoadFailure } from '../../../shell/load-failure';
import { useIsNarrow } from '../../../shell/use-is-narrow';
import { usePageTitle } from '../../../shell/use-page-title';
import { ChoiceBar } from '../../../ui/choice-bar';
import { Pager } from '../../../ui/pager';
import { SearchInput } from '../../../ui/search-input';
import { Skeleton } from '../../../ui/skeleton';
import type { InvitationSearch } from '../list/people-search';
import { invitationsQuery } from '../people-queries';
import { HospitalFilter } from '../shared/hospital-filter';
import { PeopleHead } from '../shared/people-head';
import { usePeopleScope } from '../shared/scope';
import { InvitationItems, InvitationTable } from './invitation-table';

const route = getRouteApi('/people/invitations');
const pageSize = 50;
const states = [...invitationStates, 'all'] as const;
type State = InvitationFilter['state'];

function Invitations(props: {
  readonly search: InvitationSearch;
  readonly hospitalId: HospitalId | undefined;
  readonly onPage: (page: number) => void;
}) {
  const { t } = useTranslation();
  const isNarrow = useIsNarrow();
  const { search, hospitalId, onPage } = props;
  const { hospital: _, ...filters } = search;
  const { data, error, refetch, isPlaceholderData } = useQuery(
    invitationsQuery({ ...filters, ...(hospitalId ? { hospitalId } : {}), pageSize }),
  );
  if (error) return <LoadFailure error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton rows={6} />;
  if (data.items.length === 0) {
    return (
      <div className="empty panel" data-testid="invitations-empty">
        <strong>{t('people.invitations.empty')}</strong>
        {t('people.invitations.emptyHint')}
      </div>
    );
  }
  return (
    <div aria-busy={isPlaceholderData} className={isPlaceholderData ? 'stale' : undefined}>
      {isNarrow ? <InvitationItems invitations={data.items} /> : <InvitationTable invitations={data.items} />}
      <Pager page={data.page} pageCount={Math.ceil(data.total / data.pageSize)} onChange={onPage} />
    </div>
  );
}

/** Who was asked to join, and what became of it. */
export function InvitationsPage() {
  const { t } = useTranslation();
  usePageTitle(t('people.tabs.invitations'));
  const search = route.useSearch();
  const navigate = useNavigate();
  const scope = usePeopleScope();
  const hospitalId = search.hospital ?? (scope.seesAll ? undefined : scope.hospitals[0]?.id);
  const show = (next: InvitationSearch) => void navigate({ to: '/people/invitations', search: next });
  const filter = (change: InvitationSearch) => show({ ...search, page: undefined, ...change });
  return (
    <div className="page" data-testid="invitations-page">
      <PeopleHead scope={scope} hospitalId={hospitalId} />
      <search className="list-filters">
        <HospitalFilter scope={scope} hospitalId={hospitalId} onChange={(hospital) => filter({ hospital })} />
        <ChoiceBar<State>
          label={t('people.invitations.state')}
          value={search.state ?? 'pending'}
          choices={states.map((value) => ({ value, label: t(`people.invitations.states.${value}`) }))}
          onChange={(state) => filter({ state: state === 'pending' ? undefined : state })}
          testId="invitation-states"
        />
        <SearchInput
          label={t('people.invitations.search')}
          value={search.search ?? ''}
          maxLength={200}
          onChange={(words) => filter({ search: words })}
          testId="invitations-search"
        />
      </search>
      <Invitations {...{ search, hospitalId }} onPage={(page) => show({ ...search, page })} />
    </div>
  );
}
