import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { LoadFailure } from '../../shell/load-failure';
import { useIsNarrow } from '../../shell/use-is-narrow';
import { usePageTitle } from '../../shell/use-page-title';
import { holdsRole, useSignedIn } from '../../session/me';
import { Button } from '../../ui/button';
import { Skeleton } from '../../ui/skeleton';
import '../../styles/audit.css';
import { AuditDetailDialog } from './audit-detail.dialog';
import { AuditFilters } from './audit-filters';
import { auditEventsQuery } from './audit-queries';
import { filterOf, type AuditSearch } from './audit-search';
import { AuditItems, AuditTable } from './audit-table';
import { ChainBanner } from './chain-banner';
import { ExportButtons } from './export-buttons';

const route = getRouteApi('/audit');

function NoLines({ isFiltered, onClear }: { readonly isFiltered: boolean; readonly onClear: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="empty panel" data-testid="audit-empty">
      {isFiltered ? `${t('audit.emptyFiltered')} ${t('audit.emptyHint')}` : t('audit.empty')}
      {isFiltered && <Button onClick={onClear}>{t('audit.filters.clear')}</Button>}
    </div>
  );
}

function Lines({
  search,
  show,
}: {
  readonly search: AuditSearch;
  readonly show: (search: AuditSearch) => void;
}) {
  const { t } = useTranslation();
  const isNarrow = useIsNarrow();
  const filter = filterOf(search);
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    auditEventsQuery(filter),
  );
  if (error && !data) return <LoadFailure error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton rows={12} />;
  const items = data.pages.flatMap((page) => page.items);
  if (items.length === 0) {
    return <NoLines isFiltered={Object.keys(filter).length > 0} onClear={() => show({})} />;
  }
  const open = (line: string) => show({ ...search, line });
  return (
    <>
      {isNarrow ? <AuditItems items={items} onOpen={open} /> : <AuditTable items={items} onOpen={open} />}
      {error && <LoadFailure error={error} onRetry={() => void fetchNextPage()} />}
      <div className="audit-more">
        {hasNextPage ? (
          <Button isBusy={isFetchingNextPage} onClick={() => void fetchNextPage()} data-testid="audit-more">
            {t('audit.loadMore')}
          </Button>
        ) : (
          <span className="soft">{t('audit.end')}</span>
        )}
      </div>
    </>
  );
}

/** For those who answer for what is done: who did what, and whether it is still as it was written. */
export function AuditPage() {
  const { t } = useTranslation();
  usePageTitle(t('audit.title'));
  const { me } = useSignedIn();
  const search = route.useSearch();
  const navigate = useNavigate();
  const show = (next: AuditSearch) => void navigate({ to: '/audit', search: next });
  return (
    <div className="page" data-testid="audit-page">
      <div className="page-head">
        <div>
          <h1 className="page-title">{t('audit.title')}</h1>
          <span className="soft">{t('audit.lead')}</span>
        </div>
        <ExportButtons filter={filterOf(search)} />
      </div>
      {holdsRole(me, 'platformAdministrator') && <ChainBanner />}
      <AuditFilters search={search} onChange={show} />
      <Lines search={search} show={show} />
      {search.line && (
        <AuditDetailDialog
          id={search.line}
          onClose={() => show({ ...search, line: undefined })}
          onShow={show}
        />
      )}
    </div>
  );
}
