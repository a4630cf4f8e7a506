import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client';
import { Dialog } from '../../../ui/dialog';
import type { DialogProps } from './dialog-props';
import { DialogFailure } from './dialog-failure';
import { ReasonField } from './reason-field';
import { useConsultationChange } from './use-run-action';

const endpointOf = {
  refuse: 'refuseConsultation',
  requestInformation: 'requestInformation',
  reopen: 'reopenConsultation',
  cancel: 'cancelConsultation',
} as const;
const ending: readonly string[] = ['refuse', 'cancel'];

/** What the other side is to act on needs a reason. */
export function ReasonDialog(props: DialogProps & { readonly action: keyof typeof endpointOf }) {
  const { t } = useTranslation();
  const { consultation, action, onClose } = props;
  const { id: consultationId, revision } = consultation;
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const change = useConsultationChange(
    consultation,
    () => call(endpointOf[action], { params: { consultationId }, body: { revision, reason: reason.trim() } }),
    () => t(`dialogs.${action}.done`),
  );
  const confirm = () => {
    setMissing(reason.trim() === '');
    if (reason.trim() !== '') change.mutate(undefined, { onSuccess: onClose });
  };
  return (
    <Dialog
      title={t(`dialogs.${action}.title`)}
      onClose={onClose}
      confirm={{
        label: t(`dialogs.${action}.confirm`),
        tone: ending.includes(action) ? 'danger' : 'primary',
        isBusy: change.isPending,
        testId: 'dialog-confirm',
        onClick: confirm,
      }}
    >
      <p>{t(`dialogs.${action}.text`)}</p>
      <ReasonField
        value={reason}
        onChange={setReason}
        placeholder={t(`dialogs.${action}.placeholder`)}
        isMissing={isMissing}
        isFirst
      />
      <DialogFailure error={change.error} testId="dialog-error" />
    </Dialog>
  );
}
