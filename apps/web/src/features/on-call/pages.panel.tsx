import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LoadFailure } from '../../shell/load-failure';
import '../../styles/on-call.css';
import { Pager } from '../../ui/pager';
import { Skeleton } from '../../ui/skeleton';
import { consultationPagesQuery, pagesQuery } from './on-call-queries';
import { PageItem } from './page-item';

/** What is waited for now. */
export function OpenPages() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(pagesQuery('open', 1, 100));
  return (
    <section className="panel" aria-labelledby="open-pages-title" aria-live="polite">
      <h2 className="panel-title" id="open-pages-title">
        {t('onCall.pages.open')}
        {data && data.total > 0 && <span className="panel-count">{data.total}</span>}
      </h2>
      {error && !data && <LoadFailure error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={2} />}
      {data?.items.length === 0 && <p className="panel-empty">{t('onCall.pages.none')}</p>}
      <ul className="items">
        {data?.items.map((page) => (
          <PageItem key={page.id} page={page} />
        ))}
      </ul>
    </section>
  );
}

const pageSize = 20;

/** Who was paged before, and what came of it. */
export function PageHistory() {
  const { t } = useTranslation();
  const [page, setPage] = useState(1);
  const { data } = useQuery(pagesQuery('all', page, pageSize));
  return (
    <section className="panel" aria-labelledby="page-history-title">
      <h2 className="panel-title" id="page-history-title">
        {t('onCall.pages.history')}
      </h2>
      {!data && <Skeleton rows={4} />}
      {data?.items.length === 0 && <p className="panel-empty">{t('onCall.pages.noHistory')}</p>}
      <ul className="items">
        {data?.items.map((one) => (
          <PageItem key={one.id} page={one} />
        ))}
      </ul>
      {data && <Pager page={page} pageCount={Math.ceil(data.total / pageSize)} onChange={setPage} />}
    </section>
  );
}

/** On the page of an emergency: everybody concerned sees who was paged when. */
export function ConsultationPages({ consultationId }: { readonly consultationId: string }) {
  const { t } = useTranslation();
  const { data } = useQuery(consultationPagesQuery(consultationId));
  if (!data || data.length === 0) return null;
  return (
    <section
      className="panel"
      aria-labelledby="pages-title"
      aria-live="polite"
      data-testid="consultation-pages"
    >
      <h2 className="panel-title" id="pages-title">
        {t('onCall.pages.panel')}
      </h2>
      <ol className="items">
        {data.map((page) => (
          <PageItem key={page.id} page={page} isOfOne />
        ))}
      </ol>
    </section>
  );
}
