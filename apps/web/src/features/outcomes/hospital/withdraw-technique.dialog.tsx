import type { IntroducedTechnique } from '@jiedui/contracts';
import type { HospitalId } from '@jiedui/kernel';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client';
import { ChangeFailure } from '../../../session/change-failure';
import { Dialog } from '../../../ui/dialog';
import { InputField } from '../../../ui/input-field';
import { useFeedback } from '../../../ui/feedback';
import { outcomesChanged } from '../outcome-queries';

/** What was told stays in the trail; the reason goes with it. */
export function WithdrawTechnique(props: {
  readonly hospitalId: HospitalId;
  readonly introduced: IntroducedTechnique;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { succeed } = useFeedback();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const { hospitalId, introduced, onClose } = props;
  const withdraw = useMutation({
    mutationFn: () =>
      call('withdrawTechnique', {
        params: { hospitalId, introducedId: introduced.id },
        body: { reason: reason.trim() },
      }),
    onSuccess: () => {
      outcomesChanged(queries);
      succeed(t('outcomes.entry.techniqueWithdrawn'));
      onClose();
    },
  });
  return (
    <Dialog
      title={t('outcomes.entry.techniqueWithdrawTitle', {
        name: t(`needs.technique.${introduced.technique}`),
      })}
      onClose={onClose}
      confirm={{
        label: t('outcomes.entry.techniqueWithdraw'),
        tone: 'danger',
        isBusy: withdraw.isPending,
        testId: 'confirm-withdraw',
        onClick: () => reason.trim() !== '' && withdraw.mutate(),
      }}
    >
      <InputField
        label={t('outcomes.hospitalPage.reason')}
        value={reason}
        onChange={setReason}
        maxLength={300}
        required
        data-autofocus
        testId="withdraw-reason"
      />
      <ChangeFailure error={withdraw.error} testId="withdraw-failure" />
    </Dialog>
  );
}
