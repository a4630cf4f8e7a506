import type { ConsultationPage } from '@jiedui/contracts';
import { useIsNarrow } from '../../../shell/use-is-narrow';
import { Pager } from '../../../ui/pager';
import { ConsultationItem } from '../shared/consultation-item';
import { ConsultationTable } from './consultation-table';

/** One page of consultations: a table, or entries on a phone. */
export function Results(props: {
  readonly found: ConsultationPage;
  readonly isStale: boolean;
  readonly onPage: (page: number) => void;
}) {
  const isNarrow = useIsNarrow();
  const { found, isStale, onPage } = props;
  return (
    <div aria-busy={isStale} className={isStale ? 'stale' : undefined}>
      {isNarrow ? (
        <ul className="items panel">
          {found.items.map((item) => (
            <ConsultationItem key={item.id} consultation={item} />
          ))}
        </ul>
      ) : (
        <ConsultationTable items={found.items} />
      )}
      <Pager page={found.page} pageCount={Math.ceil(found.total / found.pageSize)} onChange={onPage} />
    </div>
  );
}
