import { Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ComponentFrame } from './component-frame';
import { DialogFooter } from './dialog-footer';
import type { DialogRequest } from './feedback';

export default function FeedbackDialog(props: {
  readonly request: DialogRequest;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { request, onClose } = props;
  const { title, text, confirm } = request;
  const [isBusy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    // What it leads to may be another dialog: this one makes way first.
    await confirm?.run().finally(() => setBusy(false));
  };
  return (
    <ComponentFrame>
      <Modal open title={title} onCancel={onClose} footer={null} width={480} data-testid="feedback-dialog">
        <p>{text}</p>
        <DialogFooter
          onCancel={onClose}
          cancelLabel={confirm ? t('shell.cancel') : t('shell.close')}
          confirm={
            confirm && {
              label: confirm.label,
              isDanger: confirm.isDanger ?? false,
              isBusy,
              testId: confirm.testId,
              onClick: () => void run().then(onClose),
            }
          }
        />
      </Modal>
    </ComponentFrame>
  );
}
