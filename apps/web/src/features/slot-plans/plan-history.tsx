import type { SlotPlanItem, SlotPlanPage } from '@jiedui/contracts';
import { useTranslation } from 'react-i18next';
import { useName } from '../../language/language';
import { useNumber } from '../../language/number';
import { formatInstant } from '../../time/format';
import { Button } from '../../ui/button';
import { Pager } from '../../ui/pager';
import { planPageSize } from './slot-plan-queries';
import { SlotPlanStateTag } from './slot-plan-state.tag';

/** Who did what with a plan, the last first. */
function useDeeds(): (plan: SlotPlanItem) => string[] {
  const { t } = useTranslation();
  const name = useName();
  return ({ madeAt, madeBy, publishedAt, publishedBy, endedAt, endedBy, reason }) => {
    const who = (person: SlotPlanItem['madeBy']) => (person ? name(person) : t('slotPlans.plans.system'));
    return [
      ...(endedAt
        ? [
            `${formatInstant(endedAt)} ${t('slotPlans.plans.ended', { name: who(endedBy), reason: reason ?? '' })}`,
          ]
        : []),
      ...(publishedAt
        ? [`${formatInstant(publishedAt)} ${t('slotPlans.plans.published', { name: who(publishedBy) })}`]
        : []),
      `${formatInstant(madeAt)} ${t('slotPlans.plans.made', { name: who(madeBy) })}`,
    ];
  };
}

/** All plans of the hospital, the latest first, with what became of them. */
export function PlanHistory(props: {
  readonly plans: SlotPlanPage;
  readonly chosenId: string | undefined;
  readonly onChoose: (id: string) => void;
  readonly onPage: (page: number) => void;
}) {
  const { t } = useTranslation();
  const number = useNumber();
  const deedsOf = useDeeds();
  const { plans, chosenId, onChoose, onPage } = props;
  if (plans.total === 0) return <p className="panel-empty">{t('slotPlans.plans.empty')}</p>;
  const hours = (value: number | null) =>
    value === null ? '—' : t('slotPlans.plan.hours', { hours: number(value) });
  return (
    <>
      <ul className="slot-history">
        {plans.items.map((plan) => (
          <li key={plan.id} data-testid="slot-plan-item" aria-current={plan.id === chosenId || undefined}>
            <div className="slot-history-head">
              <strong className="number">
                {t('slotPlans.plan.title', { from: plan.startsOn, until: plan.endsOn })}
              </strong>
              <SlotPlanStateTag state={plan.state} />
              <span className="soft">
                {t('slotPlans.plans.wait')} {hours(plan.oursHours)} · {t('slotPlans.plan.uniform')}{' '}
                {hours(plan.uniformHours)}
              </span>
            </div>
            {deedsOf(plan).map((deed) => (
              <span key={deed} className="soft">
                {deed}
              </span>
            ))}
            {plan.id !== chosenId && (
              <Button tone="quiet" onClick={() => onChoose(plan.id)} data-testid="slot-plan-open">
                {t('slotPlans.plans.open')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Pager page={plans.page} pageCount={Math.ceil(plans.total / planPageSize)} onChange={onPage} />
    </>
  );
}
