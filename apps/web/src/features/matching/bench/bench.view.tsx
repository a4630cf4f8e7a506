import type { MatchingRun } from '@jiedui/contracts';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hasCode } from '../../../api/errors';
import { LoadFailure } from '../../../shell/load-failure';
import { Button } from '../../../ui/button';
import { Notice } from '../../../ui/notice';
import { Skeleton } from '../../../ui/skeleton';
import { whatIfQuery } from '../matching-queries';
import { WishForm } from '../shared/wish-form';
import { WishList } from '../shared/wish-list';
import { requestOf } from '../shared/wishes';
import { BenchResult } from './bench-result';
import { ToPlanDialog } from './to-plan.dialog';
import { useSettled } from './use-settled';
import type { Bench } from './use-wishes';

interface BenchProps {
  readonly run: MatchingRun;
  readonly bench: Bench;
}

function Wishes({ bench }: { readonly bench: Bench }) {
  const { t } = useTranslation();
  const { wishes, add, remove, clear } = bench;
  return (
    <section className="panel" aria-labelledby="bench-wishes">
      <h2 className="panel-title" id="bench-wishes">
        {t('matching.bench.wishes')} <span className="panel-count">{wishes.length}</span>
      </h2>
      {wishes.length === 0 ? (
        <p className="panel-empty">{t('matching.bench.noneHint')}</p>
      ) : (
        <>
          <WishList wishes={wishes} onRemove={remove} />
          <Button tone="quiet" onClick={clear} data-testid="bench-clear">
            {t('matching.bench.clear')}
          </Button>
        </>
      )}
      <h3>{t('matching.bench.add')}</h3>
      <WishForm onAdd={add} />
    </section>
  );
}

/** A wish may name a hospital that has no part in this plan. */
function Failure({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  const { t } = useTranslation();
  if (!hasCode(error, 'NOT_FOUND')) return <LoadFailure error={error} onRetry={onRetry} />;
  return (
    <Notice tone="warning" title={t('matching.bench.stranger')} testId="bench-stranger">
      {t('matching.bench.strangerHint')}
    </Notice>
  );
}

function Outcome({ run, bench }: BenchProps) {
  const { t } = useTranslation();
  const [isPlanning, setPlanning] = useState(false);
  const settled = useSettled(bench.wishes);
  const request = useMemo(() => requestOf(settled), [settled]);
  const hasWishes = settled.length > 0 && bench.wishes.length > 0;
  const { data, error, refetch, isPlaceholderData } = useQuery({
    ...whatIfQuery(run.id, request),
    enabled: hasWishes,
  });
  return (
    <section className="panel bench-outcome" aria-labelledby="bench-result">
      <div className="bench-head">
        <h2 className="panel-title" id="bench-result">
          {t('matching.bench.result')}
        </h2>
        <Button
          tone="primary"
          disabled={!hasWishes}
          onClick={() => setPlanning(true)}
          data-testid="bench-to-plan"
        >
          {t('matching.bench.toPlan')}
        </Button>
      </div>
      {!hasWishes && (
        <p className="empty" data-testid="bench-empty">
          <strong>{t('matching.bench.none')}</strong>
          <span className="matching-intro">{t('matching.bench.intro')}</span>
        </p>
      )}
      {hasWishes && error && <Failure error={error} onRetry={() => void refetch()} />}
      {hasWishes && !data && !error && <Skeleton rows={6} />}
      {hasWishes && data && !error && (
        <BenchResult result={data} isStale={isPlaceholderData || settled !== bench.wishes} />
      )}
      {isPlanning && <ToPlanDialog run={run} wishes={bench.wishes} onClose={() => setPlanning(false)} />}
    </section>
  );
}

/** Whoever comes from far down the choices begins at the top of what opened. */
function useIntoSight() {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const top = frame.current?.getBoundingClientRect().top ?? 0;
    if (top < 0 || top > window.innerHeight / 2) frame.current?.scrollIntoView();
  }, []);
  return frame;
}

/** What would happen if: wishes on one side, what they change on the other. Nothing is kept. */
export function BenchView(props: BenchProps) {
  const frame = useIntoSight();
  return (
    <div ref={frame} className="matching-bench" data-testid="bench">
      <Wishes bench={props.bench} />
      <Outcome {...props} />
    </div>
  );
}
