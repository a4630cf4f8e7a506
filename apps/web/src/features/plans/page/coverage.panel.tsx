import type { Plan } from '@jiedui/contracts';
import { addDays, daysIn, monthSpan } from '@jiedui/domain';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../../language/language';
import { monthName } from '../shared/month-name';
import { monthLevel } from '../shared/month-strip';

type Coverage = Plan['staffing']['coverage'];
type Month = Coverage['months'][number];

const daysAWeek = 7;
const box = 10;

/** The days of a month as small squares, a week a row. The words below say the same. */
function DaySquares(props: { readonly year: number; readonly month: Month; readonly coverage: Coverage }) {
  const { year, month, coverage } = props;
  const { from } = monthSpan(year, month.month);
  const days = Array.from({ length: month.days }, (_, at) => addDays(from, at));
  const isFree = (day: string) => coverage.gaps.some((gap) => gap.from <= day && day <= gap.until);
  const rows = Math.ceil(month.days / daysAWeek);
  return (
    <svg className="day-squares" viewBox={`0 0 ${daysAWeek * box} ${rows * box}`} aria-hidden>
      {days.map((day, at) => (
        <rect
          key={day}
          x={(at % daysAWeek) * box + 1}
          y={Math.floor(at / daysAWeek) * box + 1}
          width={box - 2}
          height={box - 2}
          rx={2}
          className={isFree(day) ? 'day-free' : 'day-covered'}
        />
      ))}
    </svg>
  );
}

function MonthCell(props: { readonly year: number; readonly month: Month; readonly coverage: Coverage }) {
  const { t } = useTranslation();
  const { month } = props;
  const level = monthLevel(month);
  const words =
    level === 'part'
      ? t('plans.coverage.part', { count: month.days - month.coveredDays })
      : t(`plans.coverage.${level}`);
  return (
    <li className={`coverage-month coverage-${level}`} data-testid="coverage-month" data-level={level}>
      <strong>{monthName(useLocale(), month.month)}</strong>
      <DaySquares {...props} />
      <span className="coverage-words">{words}</span>
    </li>
  );
}

/** On which days somebody of the invited hospital is on site. */
export function CoveragePanel({ plan }: { readonly plan: Plan }) {
  const { t } = useTranslation();
  const { coverage, people } = plan.staffing;
  if (plan.template.staffing.presence === 'none' && coverage.coveredDays === 0) return null;
  return (
    <section className="panel" aria-labelledby="plan-coverage" data-testid="plan-coverage">
      <h2 className="panel-title" id="plan-coverage">
        {t('plans.coverage.title')}
      </h2>
      <p className="coverage-summary">
        <span className="number">
          {t('plans.coverage.summary', { days: coverage.days, covered: coverage.coveredDays })}
        </span>
        <span className="soft">{t('plans.coverage.people', { people })}</span>
      </p>
      <ol className="coverage-calendar">
        {coverage.months.map((month) => (
          <MonthCell key={month.month} year={plan.year} month={month} coverage={coverage} />
        ))}
      </ol>
      {coverage.gaps.length === 0 ? (
        <p className="soft">{t('plans.coverage.noGaps')}</p>
      ) : (
        <>
          <h3 className="plan-subtitle">{t('plans.coverage.gaps')}</h3>
          <ul className="plan-facts" data-testid="coverage-gaps">
            {coverage.gaps.map((gap) => (
              <li key={gap.from}>{t('plans.coverage.gap', { ...gap, count: daysIn(gap) })}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
