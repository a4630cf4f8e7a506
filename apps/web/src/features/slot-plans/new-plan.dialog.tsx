import type { SlotPlan } from '@jiedui/contracts';
import { addDays, contractDay, planWeeksRange, slotMinutesRange } from '@jiedui/domain';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client';
import { serverNow } from '../../api/server-clock';
import { Dialog } from '../../ui/dialog';
import { InputField } from '../../ui/input-field';
import { DialogFailure } from '../consultations/page/dialog-failure';
import { useSlotPlanChange } from './slot-plan-queries';

const usual = { weeks: '4', slotMinutes: '10', budget: '' };
const latestStartDays = 90;

/** From when, for how long, and with how many expert-days at most. */
export function NewPlanDialog(props: {
  readonly hospitalId: string;
  readonly onMade: (plan: SlotPlan) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { hospitalId, onMade, onClose } = props;
  const today = contractDay(serverNow());
  const [input, setInput] = useState(() => ({ ...usual, startsOn: addDays(today, 1) }));
  const make = useSlotPlanChange(
    () =>
      call('proposeSlotPlan', {
        params: { hospitalId },
        body: {
          startsOn: input.startsOn,
          weeks: Number(input.weeks),
          slotMinutes: Number(input.slotMinutes),
          ...(input.budget === '' ? {} : { budget: Number(input.budget) }),
        },
      }),
    t('slotPlans.make.done'),
  );
  const field = (name: keyof typeof input) => ({
    label: t(`slotPlans.make.${name}`),
    value: input[name],
    onChange: (value: string) => setInput({ ...input, [name]: value }),
    testId: `slot-plan-${name}`,
  });
  return (
    <Dialog
      title={t('slotPlans.make.title')}
      onClose={onClose}
      confirm={{
        label: t('slotPlans.make.confirm'),
        isBusy: make.isPending,
        testId: 'slot-plan-make',
        onClick: () => make.mutate(undefined, { onSuccess: onMade }),
      }}
    >
      <p className="soft">{t('slotPlans.make.hint')}</p>
      <InputField
        {...field('startsOn')}
        type="date"
        min={addDays(today, 1)}
        max={addDays(today, latestStartDays)}
      />
      <InputField {...field('weeks')} type="number" min={planWeeksRange.least} max={planWeeksRange.most} />
      <InputField
        {...field('slotMinutes')}
        type="number"
        min={slotMinutesRange.least}
        max={slotMinutesRange.most}
      />
      <InputField {...field('budget')} type="number" min={0} hint={t('slotPlans.make.budgetHint')} />
      <DialogFailure error={make.error} testId="slot-plan-make-error" />
    </Dialog>
  );
}
