import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LoadFailure } from '../../../shell/load-failure';
import { usePageTitle } from '../../../shell/use-page-title';
import '../../../styles/plans.css';
import { Skeleton } from '../../../ui/skeleton';
import { LineDetailsDialog } from '../edit/line-details.dialog';
import { planQuery } from '../plan-queries';
import { CoveragePanel } from './coverage.panel';
import { DeviationsPanel } from './deviations.panel';
import { GanttPanel } from './gantt.panel';
import { HistoryPanel } from './history.panel';
import { LinesPanel } from './lines.panel';
import { MilestonesPanel } from './milestones.panel';
import { PlanHead } from './plan-head';
import { ReviewsPanel } from './reviews.panel';
import { TargetsPanel } from './targets.panel';

const route = getRouteApi('/plans/$planId');

/** One plan: what runs off its course first, then the year, then everything line by line. */
export function PlanPage() {
  const { t } = useTranslation();
  const { planId } = route.useParams();
  const [openId, setOpenId] = useState<string>();
  const { data: plan, error, refetch } = useQuery(planQuery(planId));
  usePageTitle(plan ? t('plans.pageTitle', { year: plan.year }) : t('plans.title'));
  if (error && !plan) return <LoadFailure error={error} onRetry={() => void refetch()} />;
  if (!plan) return <Skeleton rows={12} />;
  const opened = plan.items.find(({ id }) => id === openId);
  const open = setOpenId;
  return (
    <div className="page plan-page" data-testid="plan-page" data-revision={plan.revision}>
      <PlanHead plan={plan} />
      <DeviationsPanel plan={plan} />
      <GanttPanel plan={plan} onOpen={open} />
      <CoveragePanel plan={plan} />
      <TargetsPanel plan={plan} onOpen={open} />
      <MilestonesPanel plan={plan} onOpen={open} />
      <LinesPanel plan={plan} onOpen={open} />
      <ReviewsPanel plan={plan} />
      <HistoryPanel plan={plan} />
      {opened && <LineDetailsDialog plan={plan} item={opened} onClose={() => setOpenId(undefined)} />}
    </div>
  );
}
