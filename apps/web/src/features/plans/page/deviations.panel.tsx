import { CheckCircleFilled, ClockCircleOutlined, WarningFilled } from '@ant-design/icons';
import type { Plan } from '@jiedui/contracts';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../../language/language';
import { deviationWords, isPastDeviation } from '../shared/deviation-words';

/** Where the plan leaves what was agreed; what can no longer be mended stands back. */
export function DeviationsPanel({ plan }: { readonly plan: Plan }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { deviations, state } = plan;
  const isAhead = state === 'draft' || state === 'proposed' || state === 'agreed';
  const isOver = state === 'closed' || state === 'dropped';
  return (
    <section className="panel" aria-labelledby="plan-deviations" data-testid="plan-deviations">
      <h2 className="panel-title" id="plan-deviations">
        {t('plans.deviations.title')}
        {deviations.length > 0 && <span className="panel-count">{deviations.length}</span>}
      </h2>
      {deviations.length === 0 && (
        <p className="plan-deviation plan-deviation-none">
          <CheckCircleFilled aria-hidden />
          {isAhead ? t('plans.deviations.noneBefore') : t('plans.deviations.none')}
        </p>
      )}
      <ul className="items plan-deviation-list">
        {deviations.map((deviation) => {
          const isPast = isOver || isPastDeviation(deviation);
          const words = deviationWords(t, locale, deviation);
          return (
            <li
              key={words}
              className={isPast ? 'plan-deviation plan-deviation-past' : 'plan-deviation'}
              data-testid="plan-deviation"
            >
              {isPast ? <ClockCircleOutlined aria-hidden /> : <WarningFilled aria-hidden />}
              {words}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
