import { CheckCircleFilled, InfoCircleFilled } from '@ant-design/icons';
import type { MatchingFigures, MatchingRun } from '@jiedui/contracts';
import { useTranslation } from 'react-i18next';
import { useNumber } from '../../../language/number';
import { tookWords, usePoints } from '../shared/points';
import { proofOf } from '../shared/proof';
import { gainWords, proofWords } from '../shared/proof-words';

interface Shown {
  readonly key: 'objective' | 'answered' | 'partners' | 'kept' | 'accepted';
  readonly value: string;
  readonly note: string | undefined;
}

function useShown(run: MatchingRun, figures: MatchingFigures): readonly Shown[] {
  const { t } = useTranslation();
  const number = useNumber();
  const { objective, answered, asks, partners, counties, tops, kept, living } = figures;
  return [
    { key: 'objective', value: number(objective), note: gainWords(t, figures) },
    {
      key: 'answered',
      value: number(answered),
      note: t('matching.figure.ofAsks', { number: number(asks) }),
    },
    {
      key: 'partners',
      value: number(partners),
      note: t('matching.figure.ofHospitals', { counties: number(counties), tops: number(tops) }),
    },
    { key: 'kept', value: number(kept), note: t('matching.figure.ofLiving', { number: number(living) }) },
    {
      key: 'accepted',
      value: number(run.accepted),
      note: t('matching.figure.ofAnswered', { number: number(answered) }),
    },
  ];
}

/** What the plan is worth, how that is proven, and how much of it is under way. */
export function FiguresStrip(props: { readonly run: MatchingRun; readonly figures: MatchingFigures }) {
  const { t } = useTranslation();
  const number = useNumber();
  const points = usePoints();
  const { run, figures } = props;
  const shown = useShown(run, figures);
  const isOptimal = proofOf(figures).kind === 'optimal';
  return (
    <section className="panel matching-figures" aria-label={t('matching.runs.column.result')}>
      <p
        className={isOptimal ? 'matching-proof matching-proof-optimal' : 'matching-proof'}
        data-testid="run-proof"
      >
        {isOptimal ? <CheckCircleFilled aria-hidden /> : <InfoCircleFilled aria-hidden />}
        <strong title={points(figures.bound)}>{proofWords(t, figures)}</strong>
        <span className="soft">
          {t('matching.figure.detail', {
            arcs: number(figures.arcs),
            time: tookWords(t, figures.solveMs),
          })}
        </span>
      </p>
      <dl>
        {shown.map(({ key, value, note }) => (
          <div key={key}>
            <dt>{t(`matching.figure.${key}`)}</dt>
            <dd>
              <span data-testid={`figure-${key}`}>{value}</span>
              {note && <small>{note}</small>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
