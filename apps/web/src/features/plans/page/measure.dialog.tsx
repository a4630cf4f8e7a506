import type { Plan, PlanItemOf } from '@jiedui/contracts';
import { isIndicatorValue } from '@jiedui/domain';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client';
import { ChangeFailure } from '../../../session/change-failure';
import { Dialog } from '../../../ui/dialog';
import { InputField } from '../../../ui/input-field';
import { LineField } from '../edit/line-field';
import { usePlanChange } from '../plan-queries';
import { lineName } from '../shared/line-words';

interface MeasureDialogProps {
  readonly plan: Plan;
  readonly target: PlanItemOf<'target'>;
  readonly onClose: () => void;
}

interface Measured {
  readonly current: number;
  readonly measuredOn: string;
}

function useMeasure({ id: planId, revision }: Plan, itemId: string) {
  const { t } = useTranslation();
  return usePlanChange(
    planId,
    (measured: Measured) =>
      call('measureTarget', { params: { planId, itemId }, body: { revision, ...measured } }),
    () => t('plans.targets.saved'),
  );
}

/** Where a target stands, and since when. */
export function MeasureDialog({ plan, target, onClose }: MeasureDialogProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(String(target.current ?? ''));
  const [measuredOn, setMeasuredOn] = useState(target.measuredOn ?? plan.today);
  const [isJudged, setJudged] = useState(false);
  const save = useMeasure(plan, target.id);
  const current = typed.trim() === '' ? NaN : Number(typed);
  const isSound = isIndicatorValue(target.indicator, current);
  const submit = () => {
    setJudged(true);
    if (isSound && measuredOn) save.mutate({ current, measuredOn }, { onSuccess: onClose });
  };
  return (
    <Dialog
      title={t('plans.targets.measureTitle')}
      onClose={onClose}
      confirm={{
        label: t('plans.lines.save'),
        isBusy: save.isPending,
        testId: 'measure-save',
        onClick: submit,
      }}
    >
      <p>{lineName(t, target)}</p>
      <LineField
        name="goal"
        label={t('plans.targets.current')}
        kind="value"
        draft={{ goal: typed, indicator: target.indicator }}
        isWrong={isJudged && !isSound}
        invitedHospitalId={plan.pairing.invitedHospital.id}
        year={plan.year}
        onChange={({ goal = '' }) => setTyped(goal)}
      />
      <InputField
        type="date"
        label={t('plans.targets.measuredOn')}
        value={measuredOn}
        max={plan.today}
        onChange={setMeasuredOn}
        testId="measured-on"
      />
      <ChangeFailure error={save.error} testId="dialog-error" />
    </Dialog>
  );
}
