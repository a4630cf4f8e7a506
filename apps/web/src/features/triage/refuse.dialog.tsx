import type { TriageItem } from '@jiedui/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client';
import { consultationChanged } from '../../api/queries';
import { Dialog } from '../../ui/dialog';
import { useFeedback } from '../../ui/feedback';
import { ReasonField } from '../consultations/page/reason-field';
import { DialogFailure } from '../consultations/page/dialog-failure';

/** Says no to a question that nobody here can answer; the asker reads why. */
export function RefuseDialog({ item, onClose }: { readonly item: TriageItem; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { succeed } = useFeedback();
  const [reason, setReason] = useState('');
  const [isChecked, setChecked] = useState(false);
  const { consultationId, revision, number } = item;
  const isMissing = isChecked && reason.trim() === '';
  const refuse = useMutation({
    mutationFn: () =>
      call('refuseConsultation', { params: { consultationId }, body: { revision, reason: reason.trim() } }),
    onSuccess: () => {
      consultationChanged(queries, consultationId);
      succeed(t('dialogs.refuse.done'));
      onClose();
    },
  });
  const confirm = () => {
    setChecked(true);
    if (reason.trim() !== '') refuse.mutate();
  };
  return (
    <Dialog
      title={`${t('dialogs.refuse.title')} ${number}`}
      onClose={onClose}
      confirm={{
        label: t('dialogs.refuse.confirm'),
        tone: 'danger',
        isBusy: refuse.isPending,
        testId: 'refuse-confirm',
        onClick: confirm,
      }}
    >
      <p>{t('dialogs.refuse.text')}</p>
      <ReasonField
        value={reason}
        onChange={setReason}
        placeholder={t('dialogs.refuse.placeholder')}
        isMissing={isMissing}
        isFirst
        testId="refuse-reason"
      />
      <DialogFailure error={refuse.error} testId="refuse-error" />
    </Dialog>
  );
}
