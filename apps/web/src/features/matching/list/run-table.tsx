import type { MatchingRun } from '@jiedui/contracts';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useName } from '../../../language/language';
import { useNumber } from '../../../language/number';
import { formatInstant } from '../../../time/format';
import { usePoints } from '../shared/points';
import { proofWords } from '../shared/proof-words';
import { RunStateTag } from '../shared/run-state.tag';
import { useScopeWords } from '../shared/scope-words';

const columns = ['name', 'state', 'result', 'answered', 'started'] as const;

function Result({ run }: { readonly run: MatchingRun }) {
  const { t } = useTranslation();
  const points = usePoints();
  if (!run.figures) return <span className="soft">{t('matching.runs.noResult')}</span>;
  return (
    <span>
      <span className="number">{points(run.figures.objective)}</span>
      <div className="soft">{proofWords(t, run.figures)}</div>
    </span>
  );
}

function Row({ run }: { readonly run: MatchingRun }) {
  const { t } = useTranslation();
  const name = useName();
  const number = useNumber();
  const scopeOf = useScopeWords();
  const { figures } = run;
  return (
    <tr data-testid="run-row" data-state={run.state}>
      <td data-label={t('matching.runs.column.name')}>
        <Link to="/matching/$runId" params={{ runId: run.id }} data-testid="run-link">
          {run.name}
        </Link>
        <div className="soft">{scopeOf(run)}</div>
      </td>
      <td data-label={t('matching.runs.column.state')}>
        <RunStateTag run={run} />
      </td>
      <td data-label={t('matching.runs.column.result')}>
        <Result run={run} />
      </td>
      <td className="nowrap" data-label={t('matching.runs.column.answered')}>
        <span>
          {figures
            ? t('matching.runs.answered', { answered: number(figures.answered), asks: number(figures.asks) })
            : t('matching.runs.noResult')}
        </span>
      </td>
      <td className="nowrap" data-label={t('matching.runs.column.started')}>
        <span>
          {formatInstant(run.startedAt)}
          <div className="soft">{name(run.startedBy)}</div>
        </span>
      </td>
    </tr>
  );
}

/** Latest first: what for, how far, and what it is worth. */
export function RunTable({ runs }: { readonly runs: readonly MatchingRun[] }) {
  const { t } = useTranslation();
  return (
    <div className="table-frame">
      <table className="table table-still table-cards">
        <caption className="visually-hidden">{t('matching.title')}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`matching.runs.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <Row key={run.id} run={run} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
