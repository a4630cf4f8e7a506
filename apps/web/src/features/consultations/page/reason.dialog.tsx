import { Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client';
import type { DialogProps } from './action-dialog';
import { useConsultationChange } from './use-run-action';

const maxLength = 2_000;
const endpointOf = { refuse: 'refuseConsultation', cancel: 'cancelConsultation' } as const;

/** Refusing and withdrawing need a reason that the other side can act on. */
export function ReasonDialog(props: DialogProps & { readonly action: 'refuse' | 'cancel' }) {
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
    if (reason.trim() !== '') change.mutate(undefined, { onSettled: onClose });
  };
  return (
    <Modal
      open
      title={t(`dialogs.${action}.title`)}
      okText={t(`dialogs.${action}.confirm`)}
      okButtonProps={{ danger: true, 'data-testid': 'dialog-confirm' }}
      cancelText={t('shell.cancel')}
      confirmLoading={change.isPending}
      onOk={confirm}
      onCancel={onClose}
    >
      <p>{t(`dialogs.${action}.text`)}</p>
      <label className="form-label" htmlFor="dialog-reason">
        {t('dialogs.reason')}
      </label>
      <Input.TextArea
        id="dialog-reason"
        autoFocus
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        autoSize={{ minRows: 3, maxRows: 10 }}
        maxLength={maxLength}
        placeholder={t(`dialogs.${action}.placeholder`)}
        status={isMissing ? 'error' : ''}
        data-testid="dialog-reason"
      />
      {isMissing && (
        <span className="form-error" role="alert">
          {t('dialogs.reasonMissing')}
        </span>
      )}
    </Modal>
  );
}
