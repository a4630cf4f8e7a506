import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client';
import { Dialog } from '../../../ui/dialog';
import type { DialogProps } from './dialog-props';
import { DialogFailure } from './dialog-failure';
import { useConsultationChange } from './use-run-action';

const endpointOf = { acknowledge: 'acknowledgeConsultation', close: 'closeConsultation' } as const;

export function ConfirmDialog(props: DialogProps & { readonly action: 'acknowledge' | 'close' }) {
  const { t } = useTranslation();
  const { consultation, action, onClose } = props;
  const { id: consultationId, revision } = consultation;
  const change = useConsultationChange(
    consultation,
    () => call(endpointOf[action], { params: { consultationId }, body: { revision } }),
    () => t(`dialogs.${action}.done`),
  );
  return (
    <Dialog
      title={t(`dialogs.${action}.title`)}
      onClose={onClose}
      confirm={{
        label: t(`dialogs.${action}.confirm`),
        isBusy: change.isPending,
        testId: 'dialog-confirm',
        onClick: () => change.mutate(undefined, { onSuccess: onClose }),
      }}
    >
      <p>{t(`dialogs.${action}.text`)}</p>
      <DialogFailure error={change.error} testId="dialog-error" />
    </Dialog>
  );
}
