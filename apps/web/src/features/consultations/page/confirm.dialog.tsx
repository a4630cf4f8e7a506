import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client';
import type { DialogProps } from './action-dialog';
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
    <Modal
      open
      title={t(`dialogs.${action}.title`)}
      okText={t(`dialogs.${action}.confirm`)}
      okButtonProps={{ autoFocus: true, 'data-testid': 'dialog-confirm' }}
      cancelText={t('shell.cancel')}
      confirmLoading={change.isPending}
      onOk={() => change.mutate(undefined, { onSettled: onClose })}
      onCancel={onClose}
    >
      <p>{t(`dialogs.${action}.text`)}</p>
    </Modal>
  );
}
