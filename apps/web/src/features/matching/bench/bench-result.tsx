import type { WhatIf } from '@jiedui/contracts';
import { useTranslation } from 'react-i18next';
import { useNumber } from '../../../language/number';
import { Notice } from '../../../ui/notice';
import { useConstraintWords } from '../shared/constraint-words';
import { DifferenceTable } from '../shared/difference-table';
import { tookWords, useSigned } from '../shared/points';

function Scores({ result }: { readonly result: WhatIf }) {
  const { t } = useTranslation();
  const number = useNumber();
  const signed = useSigned();
  const { objectiveBefore, objectiveAfter } = result;
  const change = objectiveAfter - objectiveBefore;
  return (
    <dl className="bench-scores">
      <div>
        <dt>{t('matching.bench.before')}</dt>
        <dd data-testid="bench-before">{number(objectiveBefore)}</dd>
      </div>
      <div>
        <dt>{t('matching.bench.after')}</dt>
        <dd data-testid="bench-after">{number(objectiveAfter)}</dd>
      </div>
      <div className={change < 0 ? 'bench-less' : undefined}>
        <dt>{t('matching.bench.change')}</dt>
        <dd data-testid="bench-change">{signed(change)}</dd>
      </div>
    </dl>
  );
}

/** Whether the figures are proven, and how long it took. Where a rule is broken, a plan would have to differ. */
function Standing({ result }: { readonly result: WhatIf }) {
  const { t } = useTranslation();
  const { solveMs, brokenRules } = result;
  const isExact = result.isExact && brokenRules.length === 0;
  return (
    <p className="bench-standing">
      <span className={`tag ${isExact ? 'tag-success' : 'tag-warning'}`} data-testid="bench-proof">
        {isExact ? t('matching.bench.exact') : t('matching.bench.estimated')}
      </span>{' '}
      <span className="soft">
        {isExact ? t('matching.bench.exactHint') : t('matching.bench.estimatedHint')} ·{' '}
        <span data-testid="bench-took">{t('matching.bench.took', { time: tookWords(t, solveMs) })}</span>
      </span>
    </p>
  );
}

function BrokenRules({ result: { brokenRules } }: { readonly result: WhatIf }) {
  const { t } = useTranslation();
  const wordsOf = useConstraintWords();
  if (brokenRules.length === 0) return null;
  return (
    <Notice
      tone="warning"
      title={t('matching.bench.broken', { count: brokenRules.length })}
      testId="bench-broken"
    >
      {t('matching.bench.brokenHint')}
      <ul className="matching-plain-list">
        {brokenRules.map((rule) => (
          <li key={wordsOf(rule)}>{wordsOf(rule)}</li>
        ))}
      </ul>
    </Notice>
  );
}

/** What the wishes would change, before anything is. */
export function BenchResult({ result, isStale }: { readonly result: WhatIf; readonly isStale: boolean }) {
  const { t } = useTranslation();
  const number = useNumber();
  const { differences } = result;
  const label = t('matching.bench.differences', { number: number(differences.length) });
  return (
    <div
      className={isStale ? 'bench-result stale' : 'bench-result'}
      aria-busy={isStale}
      data-testid="bench-result"
    >
      <output>
        <Scores result={result} />
      </output>
      <Standing result={result} />
      <BrokenRules result={result} />
      {differences.length === 0 ? (
        <p className="panel-empty">{t('matching.bench.noDifference')}</p>
      ) : (
        <>
          <h3>{label}</h3>
          <DifferenceTable label={label} differences={differences} />
        </>
      )}
    </div>
  );
}
