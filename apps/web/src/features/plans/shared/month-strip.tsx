import type { PlanSummary } from '@jiedui/contracts';
import { useTranslation } from 'react-i18next';

type Month = PlanSummary['months'][number];
export type MonthLevel = 'full' | 'part' | 'none';

export const monthLevel = ({ days, coveredDays }: Month): MonthLevel =>
  coveredDays === 0 ? 'none' : coveredDays < days ? 'part' : 'full';

/** Twelve small boxes: on which months somebody is on site. The words are beside for those who do not see them. */
export function MonthStrip({ months }: { readonly months: readonly Month[] }) {
  const { t } = useTranslation();
  const sum = (of: (month: Month) => number) => months.reduce((total, month) => total + of(month), 0);
  const words = t('plans.coverageWords', {
    covered: sum(({ coveredDays }) => coveredDays),
    days: sum(({ days }) => days),
  });
  return (
    <span className="month-strip" title={words}>
      <span className="visually-hidden">{words}</span>
      {months.map((month) => (
        <span key={month.month} aria-hidden className={`month-box month-${monthLevel(month)}`}>
          {month.month}
        </span>
      ))}
    </span>
  );
}
