import { LeftOutlined } from '@ant-design/icons';
import type { MatchingRun } from '@jiedui/contracts';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useName } from '../../../language/language';
import { formatInstant } from '../../../time/format';
import { buttonClass } from '../../../ui/button';
import { ruleWords } from '../shared/rule-words';
import { RunStateTag } from '../shared/run-state.tag';
import { useScopeWords } from '../shared/scope-words';
import { useWishWords } from '../shared/wish-words';
import { wishesOf, wishKey } from '../shared/wishes';

function Wishes({ run }: { readonly run: MatchingRun }) {
  const { t } = useTranslation();
  const wordsOf = useWishWords();
  const wishes = wishesOf(run);
  if (wishes.length === 0) return null;
  return (
    <details className="matching-more">
      <summary data-testid="run-wishes">
        {t('matching.start.wishes')} ({wishes.length})
      </summary>
      <ul className="matching-plain-list">
        {wishes.map((wish) => (
          <li key={wishKey(wish)}>{wordsOf(wish)}</li>
        ))}
      </ul>
    </details>
  );
}

/** Which plan it is: for whom, by which rules, by whom and when. */
export function RunHead({ run }: { readonly run: MatchingRun }) {
  const { t } = useTranslation();
  const name = useName();
  const scopeOf = useScopeWords();
  return (
    <header className="matching-head">
      <Link to="/matching" className="matching-back">
        <LeftOutlined aria-hidden /> {t('matching.start.back')}
      </Link>
      <div className="page-head">
        <div className="item-head">
          <h1 className="page-title">{run.name}</h1>
          <RunStateTag run={run} />
        </div>
        <Link
          to="/matching/new"
          search={{ from: run.id }}
          className={buttonClass({})}
          data-testid="run-again"
        >
          {t('matching.run.again')}
        </Link>
      </div>
      <p className="soft matching-head-words">
        {scopeOf(run)} · {ruleWords(t, run.rules)} ·{' '}
        {t('matching.run.by', { name: name(run.startedBy), time: formatInstant(run.startedAt) })}
      </p>
      <Wishes run={run} />
    </header>
  );
}
