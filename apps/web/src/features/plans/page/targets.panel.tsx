import type { Plan, PlanItemOf } from '@jiedui/contracts';
import { targetProgress } from '@jiedui/domain';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';
import { MeterBar } from '../../../ui/meter-bar';
import { indicatorValue, lineName } from '../shared/line-words';
import { AddLineButton } from './lines.panel';
import { MeasureDialog } from './measure.dialog';

type Target = PlanItemOf<'target'>;

function TargetRow(props: {
  readonly plan: Plan;
  readonly target: Target;
  readonly onOpen: (id: string) => void;
  readonly onMeasure: () => void;
}) {
  const { t } = useTranslation();
  const { plan, target, onOpen, onMeasure } = props;
  const { indicator, baseline, goal, current, measuredOn } = target;
  const percent = Math.round(targetProgress(target) * 100);
  const name = lineName(t, target);
  const value = (of: number) => indicatorValue(t, indicator, of);
  return (
    <li className="item plan-target" data-testid="plan-target">
      <button type="button" className="link-button" onClick={() => onOpen(target.id)}>
        {name}
      </button>
      <MeterBar
        measures="progress"
        label={t('plans.targets.progress', { name, percent })}
        percent={percent}
        isComplete={percent === 100}
      />
      <span>
        {t('plans.targets.line', { baseline: value(baseline), goal: value(goal) })}
        {current !== null && <strong> · {t('plans.targets.now', { current: value(current) })}</strong>}{' '}
        <span className="soft">
          {measuredOn ? t('plans.targets.measured', { on: measuredOn }) : t('plans.targets.unmeasured')}
        </span>
      </span>
      {plan.may.progress && (
        <Button tone="quiet" onClick={onMeasure} data-testid="target-measure">
          {t('plans.targets.measure')}
        </Button>
      )}
    </li>
  );
}

/** What the plan is to reach, from where, and how far it is. */
export function TargetsPanel({
  plan,
  onOpen,
}: {
  readonly plan: Plan;
  readonly onOpen: (id: string) => void;
}) {
  const { t } = useTranslation();
  const [measured, setMeasured] = useState<string>();
  const targets = plan.items.filter((item): item is Target => item.kind === 'target');
  const target = targets.find(({ id }) => id === measured);
  return (
    <section className="panel" aria-labelledby="plan-targets" data-testid="plan-targets">
      <div className="plan-kind-head">
        <h2 className="panel-title" id="plan-targets">
          {t('plans.kind.target')}
        </h2>
        <AddLineButton plan={plan} kind="target" />
      </div>
      {targets.length === 0 && <p className="panel-empty">{t('plans.lines.empty')}</p>}
      <ul className="items">
        {targets.map((one) => (
          <TargetRow
            key={one.id}
            plan={plan}
            target={one}
            onOpen={onOpen}
            onMeasure={() => setMeasured(one.id)}
          />
        ))}
      </ul>
      {target && <MeasureDialog plan={plan} target={target} onClose={() => setMeasured(undefined)} />}
    </section>
  );
}
