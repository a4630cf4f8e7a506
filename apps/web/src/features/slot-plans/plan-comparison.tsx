import type { SlotPlan } from '@jiedui/contracts';
import { useTranslation } from 'react-i18next';
import { useNumber } from '../../language/number';
import { DemandClassTag } from './demand-class.tag';

function useHours(): (hours: number | null) => string {
  const { t } = useTranslation();
  const number = useNumber();
  return (hours) => (hours === null ? '—' : t('slotPlans.plan.hours', { hours: number(hours) }));
}

/** The plan beside two services a week: waits and expert-days, all together and by specialty. */
export function PlanComparison({ plan }: { readonly plan: SlotPlan }) {
  const { t } = useTranslation();
  const hours = useHours();
  const number = useNumber();
  const { standingDays: standing, reservedDays: reserved, budget } = plan;
  return (
    <>
      <dl className="slot-compare" data-testid="slot-compare">
        <div className="slot-compare-ours">
          <dt>{t('slotPlans.plan.ours')}</dt>
          <dd className="number">{hours(plan.oursHours)}</dd>
          <dd>{t('slotPlans.plan.daysOfBudget', { standing, reserved, budget })}</dd>
        </div>
        <div>
          <dt>{t('slotPlans.plan.uniform')}</dt>
          <dd className="number">{hours(plan.uniformHours)}</dd>
          <dd>{t('slotPlans.plan.uniformDays', { count: plan.uniformDays })}</dd>
        </div>
      </dl>
      <p className="soft">{t('slotPlans.plan.waitHint')}</p>
      <div className="slot-scroll">
        <table className="table table-still">
          <caption className="visually-hidden">{t('slotPlans.plan.figures')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('slotPlans.demand.specialty')}</th>
              <th scope="col">{t('slotPlans.demand.class')}</th>
              {(['oursWait', 'uniformWait', 'expectedDays'] as const).map((head) => (
                <th key={head} scope="col" className="chart-figure">
                  {t(`slotPlans.plan.${head}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {plan.figures.map((figure) => (
              <tr key={figure.specialty}>
                <th scope="row">{t(`terms.specialty.${figure.specialty}`)}</th>
                <td>
                  <DemandClassTag demandClass={figure.demandClass} />
                </td>
                <td className="chart-figure">{hours(figure.oursHours)}</td>
                <td className="chart-figure">{hours(figure.uniformHours)}</td>
                <td className="chart-figure">
                  {number(figure.expectedDays)} / {number(figure.uniformDays)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
