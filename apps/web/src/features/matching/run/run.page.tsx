import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { hasCode } from '../../../api/errors';
import { NotFoundPage } from '../../../shell/fallback.pages';
import { LoadFailure } from '../../../shell/load-failure';
import { usePageTitle } from '../../../shell/use-page-title';
import '../../../styles/matching.css';
import { Skeleton } from '../../../ui/skeleton';
import { watchedRunQuery } from '../matching-queries';
import { ConflictPanel } from './conflict.panel';
import { CancelledNotice, FailedNotice } from './ending.notices';
import { RunHead } from './run-head';
import { RunProgress } from './run-progress';
import { SolvedRun } from './solved-run';
import type { MatchingRun } from '@jiedui/contracts';

const route = getRouteApi('/matching/$runId');

/** What there is to see or to decide in the state of the plan. */
function Stage({ run }: { readonly run: MatchingRun }) {
  switch (run.state) {
    case 'queued':
    case 'solving':
      return <RunProgress run={run} />;
    case 'solved':
      return <SolvedRun run={run} />;
    case 'infeasible':
      return <ConflictPanel run={run} />;
    case 'cancelled':
      return <CancelledNotice />;
    case 'failed':
      return <FailedNotice run={run} />;
  }
}

/** One plan, from the first percent to the last draft agreement. */
export function RunPage() {
  const { t } = useTranslation();
  const { runId } = route.useParams();
  const { data: run, error, refetch } = useQuery(watchedRunQuery(runId));
  usePageTitle(run ? `${run.name} · ${t('matching.title')}` : t('matching.title'));
  if (!run && hasCode(error, 'NOT_FOUND', 'REQUEST_INVALID')) return <NotFoundPage />;
  if (!run && error) return <LoadFailure error={error} onRetry={() => void refetch()} />;
  if (!run) return <Skeleton rows={12} />;
  return (
    <div className="page" data-testid="run-page" data-state={run.state}>
      <RunHead run={run} />
      {/* Another plan begins with nothing chosen or wished. */}
      <Stage key={run.id} run={run} />
    </div>
  );
}
