import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { holdsRole, useSignedIn } from '../../../session/me';
import { NotFoundPage } from '../../../shell/fallback.pages';
import { LoadFailure } from '../../../shell/load-failure';
import { usePageTitle } from '../../../shell/use-page-title';
import { ChoiceBar } from '../../../ui/choice-bar';
import { Pager } from '../../../ui/pager';
import { Skeleton } from '../../../ui/skeleton';
import { brokenGlassQuery, glassFilters, type GlassFilter } from '../sharing-queries';
import type { ReviewSearch } from './review-search';
import { ReviewTable } from './review-table';

const route = getRouteApi('/break-glass');

function Queue({ search }: { readonly search: ReviewSearch }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { state = 'all', page = 1 } = search;
  const { data, error, refetch, isPlaceholderData } = useQuery(brokenGlassQuery(state, page));
  const show = (next: ReviewSearch) => void navigate({ to: '/break-glass', search: next });
  return (
    <>
      <ChoiceBar<GlassFilter>
        label={t('sharing.review.filter')}
        value={state}
        onChange={(filter) => show({ state: filter })}
        choices={glassFilters.map((value) => ({ value, label: t(`sharing.review.filters.${value}`) }))}
        testId="review-filter"
      />
      {error && <LoadFailure error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={8} />}
      {data?.items.length === 0 && (
        <div className="empty panel" data-testid="review-empty">
          {t(state === 'open' ? 'sharing.review.emptyOpen' : 'sharing.review.empty')}
          <span>{t('sharing.review.emptyHint')}</span>
        </div>
      )}
      {data && data.items.length > 0 && (
        <div aria-busy={isPlaceholderData} className={isPlaceholderData ? 'stale' : undefined}>
          <ReviewTable items={data.items} />
          <Pager
            page={data.page}
            pageCount={Math.ceil(data.total / data.pageSize)}
            onChange={(next) => show({ ...search, page: next })}
          />
        </div>
      )}
    </>
  );
}

/** Every use of emergency access at the hospitals one administers, those without a verdict first. */
export function ReviewPage() {
  const { t } = useTranslation();
  const { me } = useSignedIn();
  const search = route.useSearch();
  usePageTitle(t('sharing.review.title'));
  if (!holdsRole(me, 'hospitalAdministrator')) return <NotFoundPage />;
  return (
    <div className="page" data-testid="review-page">
      <h1 className="page-title">{t('sharing.review.title')}</h1>
      <p className="soft review-hint">{t('sharing.review.hint')}</p>
      <Queue search={search} />
    </div>
  );
}
