import { nation } from '@jiedui/domain';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useName } from '../../../language/language';
import { useNumber } from '../../../language/number';
import { holdsRole, hospitalsOf, useSignedIn } from '../../../session/me';
import { LoadFailure } from '../../../shell/load-failure';
import { usePageTitle } from '../../../shell/use-page-title';
import '../../../styles/hospitals.css';
import '../../../styles/needs.css';
import { buttonClass } from '../../../ui/button';
import { Pager } from '../../../ui/pager';
import { Skeleton } from '../../../ui/skeleton';
import { RegionTrail } from '../../hospitals/directory/region-trail';
import { gapsQuery } from '../need-queries';
import type { GapSearch } from '../need-search';
import { GapFilters } from './gap-filters';
import { GapTable } from './gap-table';

const route = getRouteApi('/gaps');
const pageSize = 20;

/** A supervisor begins with the own region, everybody else with the nation. */
function useRegion(search: GapSearch): string {
  const { post } = useSignedIn();
  if (search.region !== undefined) return String(search.region);
  return post?.role === 'supervisor' ? (post.region?.code ?? nation) : nation;
}

function Results({ search, region }: { readonly search: GapSearch; readonly region: string }) {
  const { t } = useTranslation();
  const number = useNumber();
  const navigate = useNavigate();
  const { specialty, search: words, page = 1 } = search;
  const query = {
    regionCode: region,
    page,
    pageSize,
    ...(specialty ? { specialty } : {}),
    ...(words ? { search: words } : {}),
  };
  const { data, error, refetch, isPlaceholderData } = useQuery(gapsQuery(query));
  if (error && !data) return <LoadFailure error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton rows={12} />;
  const isFiltered = specialty !== undefined || words !== undefined;
  return (
    <div aria-busy={isPlaceholderData} className={isPlaceholderData ? 'needs-form stale' : 'needs-form'}>
      <output className="soft" data-testid="gaps-count">
        {t('needs.list.count', { number: number(data.total) })}
        {data.unanswered > 0 && ` · ${t('needs.list.unanswered', { number: number(data.unanswered) })}`}
      </output>
      {data.items.length === 0 ? (
        <p className="empty panel" data-testid="gaps-empty">
          {t(isFiltered ? 'needs.list.emptyFiltered' : 'needs.list.empty')}
        </p>
      ) : (
        <GapTable items={data.items} />
      )}
      <Pager
        page={data.page}
        pageCount={Math.ceil(data.total / data.pageSize)}
        onChange={(next) => void navigate({ to: '/gaps', search: { ...search, page: next } })}
      />
    </div>
  );
}

/** The ways on: the own questionnaire, and a file for many. */
function Ways() {
  const { t } = useTranslation();
  const name = useName();
  const { me } = useSignedIn();
  return (
    <span className="export-links">
      {hospitalsOf(me, 'coordinator', 'hospitalAdministrator').map((hospital) => (
        <Link
          key={hospital.id}
          to="/hospitals/$hospitalId/questionnaire"
          params={{ hospitalId: hospital.id }}
          className={buttonClass({ tone: 'primary' })}
          data-testid="own-questionnaire"
        >
          {t('needs.ownQuestionnaire', { hospital: name(hospital) })}
        </Link>
      ))}
      <Link to="/questionnaires/import" className={buttonClass({})} data-testid="to-needs-import">
        {t('needs.toImport')}
      </Link>
      {holdsRole(me, 'coordinator', 'supervisor') && (
        <Link to="/matching" className={buttonClass({})} data-testid="to-matching">
          {t('matching.nav')}
        </Link>
      )}
    </span>
  );
}

/** The county hospitals of a region by how far they fall short. */
export function GapsPage() {
  const { t } = useTranslation();
  usePageTitle(t('needs.list.title'));
  const search = route.useSearch();
  const navigate = useNavigate();
  const region = useRegion(search);
  const show = (next: GapSearch) => void navigate({ to: '/gaps', search: next, resetScroll: false });
  const chooseRegion = (code: string) => {
    const { page: _, ...rest } = search;
    show({ ...rest, region: Number(code) });
  };
  return (
    <div className="page" data-testid="gaps-page">
      <div className="page-head">
        <div>
          <h1 className="page-title">{t('needs.list.title')}</h1>
          <p className="soft needs-intro">{t('needs.list.intro')}</p>
        </div>
        <Ways />
      </div>
      <RegionTrail selected={region === nation ? undefined : region} onChoose={chooseRegion} />
      <GapFilters search={search} region={region} onChange={show} />
      <Results search={search} region={region} />
    </div>
  );
}
