import type { UseQueryResult } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LoadFailure } from '../../shell/load-failure';
import { Skeleton } from '../../ui/skeleton';
import type { ListSearch } from '../consultations/list/list-search';

interface HomeSectionProps<Data, Item> {
  readonly title: string;
  readonly empty: string;
  readonly query: Pick<UseQueryResult<Data>, 'data' | 'error' | 'refetch'>;
  readonly itemsOf: (data: Data) => readonly Item[];
  readonly render: (item: Item) => ReactNode;
  /** Where the rest is, when only the first few are shown. */
  readonly more?: ListSearch;
  readonly testId: string;
}

const shownAtMost = 8;

/** One group of a home page: loading, failed, empty, or its first entries. */
export function HomeSection<Data, Item>(props: HomeSectionProps<Data, Item>) {
  const { t } = useTranslation();
  const { title, empty, query, itemsOf, render, more, testId } = props;
  const items = query.data === undefined ? undefined : itemsOf(query.data);
  return (
    <section className="panel" data-testid={testId}>
      <h2 className="panel-title">
        {title} {items && items.length > 0 && <span className="panel-count">{items.length}</span>}
      </h2>
      {items === undefined && !query.error && <Skeleton rows={3} />}
      {items === undefined && query.error && (
        <LoadFailure error={query.error} onRetry={() => void query.refetch()} />
      )}
      {items?.length === 0 && <p className="panel-empty">{empty}</p>}
      {items && items.length > 0 && <ul className="items">{items.slice(0, shownAtMost).map(render)}</ul>}
      {more && items && items.length > shownAtMost && (
        <Link to="/consultations" search={more} className="panel-more">
          {t('home.more', { count: items.length })}
        </Link>
      )}
    </section>
  );
}
