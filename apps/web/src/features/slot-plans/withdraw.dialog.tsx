import type { SlotPlan } from '@jiedui/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client';
import { Dialog } from '../../ui/dialog';
import { InputField } from '../../ui/input-field';
import { DialogFailure } from '../consultations/page/dialog-failure';
import { useSlotPlanChange } from './slot-plan-queries';

const reasonMaxLength = 500;

/** Takes a plan back, or drops a draft, and says why. */
export function WithdrawDialog({ plan, onClose }: { readonly plan: SlotPlan; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [isChecked, setChecked] = useState(false);
  const isDraft = plan.state === 'draft';
  const withdraw = useSlotPlanChange(
    () =>
      call('withdrawSlotPlan', {
        params: { planId: plan.id },
        body: { revision: plan.revision, reason: reason.trim() },
      }),
    t('slotPlans.plan.withdrawDone'),
  );
  const confirm = () => {
    setChecked(true);
    if (reason.trim()) withdraw.mutate(undefined, { onSuccess: onClose });
  };
  return (
    <Dialog
      title={t(isDraft ? 'slotPlans.plan.discardTitle' : 'slotPlans.plan.withdrawTitle')}
      onClose={onClose}
      confirm={{
        label: t(isDraft ? 'slotPlans.plan.discard' : 'slotPlans.plan.withdraw'),
        tone: 'danger',
        isBusy: withdraw.isPending,
        testId: 'slot-plan-withdraw-confirm',
        onClick: confirm,
      }}
    >
      {!isDraft && <p className="soft">{t('slotPlans.plan.withdrawHint')}</p>}
      <InputField
        label={t('slotPlans.plan.reason')}
        value={reason}
        maxLength={reasonMaxLength}
        onChange={setReason}
        error={isChecked && !reason.trim() ? t('slotPlans.plan.reasonMissing') : undefined}
        testId="slot-plan-reason"
      />
      <DialogFailure error={withdraw.error} testId="slot-plan-withdraw-error" />
    </Dialog>
  );
}
