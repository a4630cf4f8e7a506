import type { MatchChoice, MatchingRun } from '@jiedui/contracts';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChoiceBar } from '../../../ui/choice-bar';
import { useFeedback } from '../../../ui/feedback';
import { BenchView } from '../bench/bench.view';
import { useWishes } from '../bench/use-wishes';
import { CompareView } from '../compare/compare.view';
import { type RunSearch, type RunView, runViews } from '../matching-search';
import { useWishWords } from '../shared/wish-words';
import type { Wish } from '../shared/wishes';
import { WhyDialog } from '../why/why.dialog';
import { ChoicesView } from './choices.view';
import { FiguresStrip } from './figures-strip';

const route = getRouteApi('/matching/$runId');

function Views(props: {
  readonly view: RunView;
  readonly wishCount: number;
  readonly onChange: (view: RunView) => void;
}) {
  const { t } = useTranslation();
  const { view, wishCount, onChange } = props;
  const labelOf = (one: RunView) =>
    one === 'bench' && wishCount > 0
      ? t('matching.run.benchCount', { count: wishCount })
      : t(`matching.run.view.${one}`);
  return (
    <ChoiceBar<RunView>
      label={t('matching.run.views')}
      value={view}
      choices={runViews.map((value) => ({ value, label: labelOf(value) }))}
      onChange={onChange}
      testId="run-view"
    />
  );
}

/** The result: who helps whom, what else could be, and how it stands to other plans. */
export function SolvedRun({ run }: { readonly run: MatchingRun }) {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = useNavigate();
  const { succeed } = useFeedback();
  const wordsOf = useWishWords();
  const bench = useWishes(run.id);
  const [asked, setAsked] = useState<MatchChoice>();
  const show = (next: RunSearch) =>
    void navigate({ to: '/matching/$runId', params: { runId: run.id }, search: next, resetScroll: false });
  const open = (view: RunView) => show({ ...search, view: view === 'choices' ? undefined : view });
  const wish = (one: Wish) => {
    bench.add(one);
    setAsked(undefined);
    open('bench');
    succeed(t('matching.why.wished', { wish: wordsOf(one) }));
  };
  const view = search.view ?? 'choices';
  return (
    <>
      {run.figures && <FiguresStrip run={run} figures={run.figures} />}
      <Views view={view} wishCount={bench.wishes.length} onChange={open} />
      {view === 'choices' && <ChoicesView run={run} search={search} onChange={show} onWhy={setAsked} />}
      {view === 'bench' && <BenchView run={run} bench={bench} />}
      {view === 'compare' && (
        <CompareView
          run={run}
          otherId={search.other}
          onChoose={(other) => show({ ...search, view, other })}
        />
      )}
      {asked && <WhyDialog runId={run.id} choice={asked} onWish={wish} onClose={() => setAsked(undefined)} />}
    </>
  );
}
