import type { PlanSummary } from '@jiedui/contracts';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { MonthStrip } from '../shared/month-strip';
import { usePairingName } from '../shared/pairing-name';
import { PlanStateTag } from '../shared/plan-state.tag';

const columns = ['pairing', 'year', 'state', 'coverage', 'milestones', 'deviations', 'score'] as const;

function PlanLink({ plan }: { readonly plan: PlanSummary }) {
  const { t } = useTranslation();
  const nameOf = usePairingName();
  return (
    <Link
      to="/plans/$planId"
      params={{ planId: plan.id }}
      aria-label={t('plans.open', { year: plan.year, name: nameOf(plan.pairing) })}
      data-testid="plan-link"
    >
      {nameOf(plan.pairing)}
    </Link>
  );
}

function Milestones({ milestones: { done, total, overdue } }: PlanSummary) {
  const { t } = useTranslation();
  return (
    <>
      {t('plans.milestonesDone', { done, total })}{' '}
      {overdue > 0 && (
        <span className="tag tag-danger">{t('plans.milestonesOverdue', { count: overdue })}</span>
      )}
    </>
  );
}

function Deviations({ deviations: count }: PlanSummary) {
  const { t } = useTranslation();
  if (count === 0) return <span className="soft">{t('plans.noDeviation')}</span>;
  return <span className="tag tag-warning">{t('plans.deviationCount', { count })}</span>;
}

function Score({ score }: PlanSummary) {
  const { t } = useTranslation();
  return score === null ? <span className="soft">{t('plans.noScore')}</span> : <>{score}</>;
}

/** Dense: one look tells which pairing has somebody on site, and which plan has run off its course. */
export function PlanTable({ plans }: { readonly plans: readonly PlanSummary[] }) {
  const { t } = useTranslation();
  return (
    <div className="table-frame">
      <table className="table table-plain">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`plans.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {plans.map((plan) => (
            <tr key={plan.id} data-testid="plan-row">
              <td>
                <PlanLink plan={plan} />
                <div className="soft">{t(`plans.template.${plan.template}`)}</div>
              </td>
              <td className="nowrap">{plan.year}</td>
              <td>
                <PlanStateTag state={plan.state} />
              </td>
              <td>
                <MonthStrip months={plan.months} />
              </td>
              <td className="nowrap">
                <Milestones {...plan} />
              </td>
              <td>
                <Deviations {...plan} />
              </td>
              <td className="nowrap">
                <Score {...plan} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function PlanItems({ plans }: { readonly plans: readonly PlanSummary[] }) {
  const { t } = useTranslation();
  return (
    <ul className="items panel">
      {plans.map((plan) => (
        <li key={plan.id} className="item plan-item" data-testid="plan-row">
          <span className="item-head">
            <span className="number">{plan.year}</span> <PlanStateTag state={plan.state} />
            <Deviations {...plan} />
          </span>
          <PlanLink plan={plan} />
          <MonthStrip months={plan.months} />
          <span className="soft">
            {t('plans.column.milestones')} <Milestones {...plan} /> · {t('plans.column.score')}{' '}
            <Score {...plan} />
          </span>
        </li>
      ))}
    </ul>
  );
}
