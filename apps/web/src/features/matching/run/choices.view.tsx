import type { MatchChoice, MatchingRun } from '@jiedui/contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNumber } from '../../../language/number';
import { LoadFailure } from '../../../shell/load-failure';
import { Pager } from '../../../ui/pager';
import { Skeleton } from '../../../ui/skeleton';
import { matchChoicesQuery } from '../matching-queries';
import { isNarrowed, narrowed, type RunSearch } from '../matching-search';
import { AcceptBar } from './accept-bar';
import { ChoiceFilters } from './choice-filters';
import { ChoiceTable } from './choice-table';
import { type Selection, useSelection } from './use-selection';

interface ChoicesProps {
  readonly run: MatchingRun;
  readonly search: RunSearch;
  readonly onChange: (search: RunSearch) => void;
  readonly onWhy: (choice: MatchChoice) => void;
}

function Results(props: ChoicesProps & { readonly selection: Selection | undefined }) {
  const { t } = useTranslation();
  const number = useNumber();
  const { run, search, onChange, onWhy, selection } = props;
  const { data, error, refetch, isPlaceholderData } = useQuery(matchChoicesQuery(run.id, search));
  if (error && !data) return <LoadFailure error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton rows={12} />;
  if (data.total === 0) {
    return (
      <p className="empty panel" data-testid="choices-empty">
        {isNarrowed(search) ? t('matching.choices.empty') : t('matching.choices.emptyAll')}
      </p>
    );
  }
  return (
    <div aria-busy={isPlaceholderData} className={isPlaceholderData ? 'stale' : undefined}>
      <output className="soft matching-count" data-testid="choices-count">
        {t('matching.choices.count', { number: number(data.total) })}
      </output>
      <ChoiceTable choices={data.items} selection={selection} onWhy={onWhy} />
      <Pager
        page={data.page}
        pageCount={Math.ceil(data.total / data.pageSize)}
        onChange={(page) => onChange(narrowed(search, page > 1 ? { page } : {}))}
      />
    </div>
  );
}

/** The choices of the plan, to be asked about and to be accepted. */
export function ChoicesView(props: ChoicesProps) {
  const { run, search, onChange } = props;
  const selection = useSelection();
  return (
    <section className="matching-view" data-testid="choices-view">
      {run.canAccept && <AcceptBar run={run} selection={selection} />}
      <ChoiceFilters search={search} onChange={onChange} />
      <Results {...props} selection={run.canAccept ? selection : undefined} />
    </section>
  );
}
