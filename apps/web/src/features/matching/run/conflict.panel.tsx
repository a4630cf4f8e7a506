import { WarningFilled } from '@ant-design/icons';
import type { MatchConstraint, MatchingRun } from '@jiedui/contracts';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { buttonClass } from '../../../ui/button';
import { useConstraintWords } from '../shared/constraint-words';

const constraintKey = ({ kind, county, top, specialty }: MatchConstraint) =>
  [kind, county?.id, top?.id, specialty].join(' ');

/** Why there is no plan: exactly what stands against each other, and what to do about each. */
export function ConflictPanel({ run }: { readonly run: MatchingRun }) {
  const { t } = useTranslation();
  const wordsOf = useConstraintWords();
  const conflict = run.conflict ?? [];
  return (
    <section className="panel matching-conflict" role="alert" data-testid="run-conflict">
      <h2 className="panel-title">
        <WarningFilled aria-hidden /> {t('matching.conflict.title', { count: conflict.length })}
      </h2>
      <p>{t('matching.conflict.text')}</p>
      <ol>
        {conflict.map((constraint) => (
          <li key={constraintKey(constraint)} data-testid="conflict-item" data-kind={constraint.kind}>
            <strong>{wordsOf(constraint)}</strong>
            <div className="soft">→ {t(`matching.remedy.${constraint.kind}`)}</div>
          </li>
        ))}
      </ol>
      <Link
        to="/matching/new"
        search={{ from: run.id }}
        className={buttonClass({ tone: 'primary' })}
        data-testid="conflict-change"
      >
        {t('matching.conflict.change')}
      </Link>
    </section>
  );
}
