import type { Consultation } from '@jiedui/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client';
import { consultationArrived } from '../../api/queries';
import { useFeedback } from '../../ui/feedback';

/** Ends the session for everyone, after asking. Without a consultation there is nothing to end. */
export function useEndSession(consultation: Consultation | undefined): () => void {
  const { t } = useTranslation();
  const { ask, fail } = useFeedback();
  const queries = useQueryClient();
  const end = async () => {
    if (!consultation) return;
    const consultationId = consultation.id;
    try {
      consultationArrived(queries, await call('endSession', { params: { consultationId } }));
    } catch (error) {
      fail(error);
    }
  };
  return () =>
    ask({
      title: t('room.endTitle'),
      text: t('room.endText'),
      confirm: { label: t('room.endConfirm'), isDanger: true, testId: 'confirm-end', run: end },
    });
}
