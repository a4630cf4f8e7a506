import type { Plan } from '@jiedui/contracts';
import { useTranslation } from 'react-i18next';
import { useName } from '../../../language/language';
import { formatInstant } from '../../../time/format';

/** Who took which step when. */
export function HistoryPanel({ plan }: { readonly plan: Plan }) {
  const { t } = useTranslation();
  const name = useName();
  return (
    <section className="panel" aria-labelledby="plan-history" data-testid="plan-history">
      <h2 className="panel-title" id="plan-history">
        {t('plans.history.title')}
      </h2>
      {plan.steps.length === 0 && <p className="panel-empty">{t('plans.history.empty')}</p>}
      <ol className="plan-facts">
        {plan.steps.map(({ action, by, at, reason }) => (
          <li key={at + action}>
            <span className="number">{formatInstant(at)}</span> {by && name(by)} {t(`plans.step.${action}`)}
            {reason && <span className="soft"> · {t('plans.history.reason', { reason })}</span>}
          </li>
        ))}
      </ol>
    </section>
  );
}
