import { RedoOutlined } from '@ant-design/icons';
import type { Consultation } from '@jiedui/contracts';
import type { ConsultationState } from '@jiedui/domain';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client';
import { consultationArrived } from '../../../api/queries';
import { Button } from '../../../ui/button';
import { useFeedback } from '../../../ui/feedback';

/** Ended without an answer. */
const unanswered: readonly ConsultationState[] = ['refused', 'expired', 'cancelled'];

/** For its author: a new draft from what was refused, lapsed or was withdrawn. */
export function AskAgainButton({ consultation }: { readonly consultation: Consultation }) {
  const { t } = useTranslation();
  const { ask, fail, succeed } = useFeedback();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { id: consultationId, relations, state } = consultation;
  if (!relations.includes('requester') || !unanswered.includes(state)) return null;
  const copy = async () => {
    try {
      const draft = await call('copyConsultation', { params: { consultationId } });
      consultationArrived(queries, draft);
      succeed(t('request.askedAgain', { number: draft.number }));
      await navigate({ to: '/requests/$draftId', params: { draftId: draft.id } });
    } catch (error) {
      fail(error);
    }
  };
  return (
    <Button
      icon={<RedoOutlined aria-hidden />}
      onClick={() =>
        ask({
          title: t('request.askAgainTitle'),
          text: t('request.askAgainText'),
          confirm: { label: t('request.askAgain'), testId: 'confirm-ask-again', run: copy },
        })
      }
      data-testid="ask-again"
    >
      {t('request.askAgain')}
    </Button>
  );
}
