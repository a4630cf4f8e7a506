import type { Consultation } from '@jiedui/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client';
import { describeError } from '../../api/error-words';
import { consultationArrived } from '../../api/queries';

/** Ends the session for both sides, after asking. */
export function useEndSession({ id: consultationId }: Consultation): () => void {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const queries = useQueryClient();
  const end = async () => {
    try {
      consultationArrived(queries, await call('endSession', { params: { consultationId } }));
    } catch (error) {
      const { title, remedy } = describeError(t, error);
      modal.error({ title, content: remedy });
    }
  };
  return () =>
    void modal.confirm({
      title: t('room.endTitle'),
      content: t('room.endText'),
      okText: t('room.endConfirm'),
      okButtonProps: { danger: true, 'data-testid': 'confirm-end' },
      cancelText: t('shell.cancel'),
      onOk: end,
    });
}
