import type { MatchingComparison, MatchingRun } from '@jiedui/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useNumber } from '../../../language/number';
import { LoadFailure } from '../../../shell/load-failure';
import { formatInstant } from '../../../time/format';
import { SelectField } from '../../../ui/select-field';
import { Skeleton } from '../../../ui/skeleton';
import { comparableRunsQuery, comparisonQuery } from '../matching-queries';
import { DifferenceTable } from '../shared/difference-table';
import { useSigned } from '../shared/points';

const figures = ['objective', 'answered', 'kept'] as const;

function Figures({ comparison: { one, other } }: { readonly comparison: MatchingComparison }) {
  const { t } = useTranslation();
  const number = useNumber();
  const signed = useSigned();
  return (
    <div className="table-frame">
      <table className="table table-still" data-testid="compare-figures">
        <caption className="visually-hidden">{t('matching.run.view.compare')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('matching.compare.figure')}</th>
            {[one, other].map(({ id, name }) => (
              <th key={id} scope="col" className="cell-figure compare-name">
                {name}
              </th>
            ))}
            <th scope="col" className="cell-figure">
              {t('matching.compare.difference')}
            </th>
          </tr>
        </thead>
        <tbody>
          {figures.map((figure) => (
            <tr key={figure}>
              <td>{t(`matching.compare.${figure}`)}</td>
              <td className="cell-figure">{number(one[figure])}</td>
              <td className="cell-figure">{number(other[figure])}</td>
              <td className="cell-figure number">{signed(other[figure] - one[figure])}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Comparison({ runId, otherId }: { readonly runId: string; readonly otherId: string }) {
  const { t } = useTranslation();
  const number = useNumber();
  const { data, error, refetch } = useQuery(comparisonQuery(runId, otherId));
  if (error && !data) return <LoadFailure error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton rows={8} />;
  const { differences, total } = data;
  const label = t('matching.compare.differences', { number: number(total) });
  return (
    <div className="matching-view" data-testid="comparison">
      <Figures comparison={data} />
      <Link to="/matching/$runId" params={{ runId: otherId }} className="matching-back">
        {t('matching.compare.open')}
      </Link>
      {total === 0 ? (
        <p className="panel-empty">{t('matching.compare.same')}</p>
      ) : (
        <>
          <h2 className="panel-title">
            {label}
            {total > differences.length && (
              <span className="soft">
                {t('matching.compare.first', { number: number(differences.length) })}
              </span>
            )}
          </h2>
          <DifferenceTable
            label={label}
            differences={differences}
            sides={{ before: t('matching.compare.mine'), after: t('matching.compare.theirs') }}
          />
        </>
      )}
    </div>
  );
}

/** This plan and another solved one beside each other. */
export function CompareView(props: {
  readonly run: MatchingRun;
  readonly otherId: string | undefined;
  readonly onChoose: (otherId: string | undefined) => void;
}) {
  const { t } = useTranslation();
  const { run, otherId, onChoose } = props;
  const { data, error, refetch } = useQuery(comparableRunsQuery);
  if (error && !data) return <LoadFailure error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton rows={4} />;
  const others = data.items.filter(({ id, state }) => id !== run.id && state === 'solved');
  if (others.length === 0 && !otherId) {
    return (
      <p className="empty panel" data-testid="compare-none">
        {t('matching.compare.none')}
      </p>
    );
  }
  return (
    <section className="matching-view" data-testid="compare-view">
      <div className="matching-chooser">
        <SelectField
          label={t('matching.compare.choose')}
          value={otherId ?? ''}
          choices={[
            { value: '', label: t('matching.compare.chooseOne') },
            ...others.map(({ id, name, startedAt }) => ({
              value: id as string,
              label: `${name} · ${formatInstant(startedAt)}`,
            })),
          ]}
          onChange={(id) => onChoose(id || undefined)}
          testId="compare-other"
        />
      </div>
      {otherId ? (
        <Comparison runId={run.id} otherId={otherId} />
      ) : (
        <p className="soft">{t('matching.compare.hint')}</p>
      )}
    </section>
  );
}
