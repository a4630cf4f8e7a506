import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useNumber } from '../../../language/number';
import { holdsRole, useSignedIn } from '../../../session/me';
import { LoadFailure } from '../../../shell/load-failure';
import { usePageTitle } from '../../../shell/use-page-title';
import '../../../styles/matching.css';
import { buttonClass } from '../../../ui/button';
import { Pager } from '../../../ui/pager';
import { Skeleton } from '../../../ui/skeleton';
import { matchingRunsQuery } from '../matching-queries';
import { RunTable } from './run-table';

const route = getRouteApi('/matching');

/** What the studio is for, and what has to be there first. */
function NoRuns() {
  const { t } = useTranslation();
  return (
    <div className="empty panel" data-testid="runs-empty">
      <strong>{t('matching.runs.empty')}</strong>
      <p className="matching-intro">{t('matching.runs.emptyHint')}</p>
      <Link to="/gaps" className={buttonClass({})} data-testid="to-gaps">
        {t('matching.runs.toGaps')}
      </Link>
    </div>
  );
}

function Runs({ page }: { readonly page: number }) {
  const { t } = useTranslation();
  const number = useNumber();
  const navigate = useNavigate();
  const { data, error, refetch, isPlaceholderData } = useQuery(matchingRunsQuery(page));
  if (error && !data) return <LoadFailure error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton rows={8} />;
  if (data.total === 0) return <NoRuns />;
  const show = (next: number) =>
    void navigate({ to: '/matching', search: next > 1 ? { page: next } : {}, resetScroll: false });
  return (
    <div aria-busy={isPlaceholderData} className={isPlaceholderData ? 'stale' : undefined}>
      <output className="soft matching-count" data-testid="runs-count">
        {t('matching.runs.count', { number: number(data.total) })}
      </output>
      <RunTable runs={data.items} />
      <Pager page={data.page} pageCount={Math.ceil(data.total / data.pageSize)} onChange={show} />
    </div>
  );
}

/** The matching plans of my hospitals and regions. */
export function RunsPage() {
  const { t } = useTranslation();
  usePageTitle(t('matching.title'));
  const { page = 1 } = route.useSearch();
  const { me } = useSignedIn();
  return (
    <div className="page" data-testid="matching-page">
      <div className="page-head">
        <div>
          <h1 className="page-title">{t('matching.title')}</h1>
          <p className="soft matching-intro">{t('matching.intro')}</p>
        </div>
        {holdsRole(me, 'coordinator', 'supervisor') && (
          <Link to="/matching/new" className={buttonClass({ tone: 'primary' })} data-testid="run-new">
            <PlusOutlined aria-hidden /> {t('matching.runs.new')}
          </Link>
        )}
      </div>
      <Runs page={page} />
    </div>
  );
}
