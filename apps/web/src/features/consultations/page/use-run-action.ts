import type { Consultation } from '@jiedui/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client';
import { hasCode } from '../../../api/errors';
import { consultationArrived, consultationChanged } from '../../../api/queries';
import { useFeedback } from '../../../ui/feedback';
import type { PageAction } from './offered-actions';

/** Carries out one change of a consultation and shows the new state; where it was refused, the latest one. */
export function useConsultationChange<Input>(
  consultation: Consultation,
  change: (input: Input) => Promise<Consultation>,
  doneWords: (changed: Consultation) => string,
) {
  const { succeed } = useFeedback();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (changed) => {
      consultationArrived(queries, changed);
      succeed(doneWords(changed));
    },
    onError: (error) => {
      if (hasCode(error, 'STATE_CONFLICT', 'REVISION_CONFLICT'))
        consultationChanged(queries, consultation.id);
    },
  });
}

/** What happens on a click: at once where nothing is to be asked, otherwise its dialog opens. */
export function useRunAction(consultation: Consultation, openDialog: (action: PageAction) => void) {
  const { t } = useTranslation();
  const { fail } = useFeedback();
  const navigate = useNavigate();
  const { id: consultationId, revision } = consultation;
  const accept = useConsultationChange(
    consultation,
    () => call('acceptConsultation', { params: { consultationId }, body: { revision } }),
    () => t('dialogs.accept.done'),
  );
  const run = (action: PageAction) => {
    if (action === 'accept') accept.mutate(undefined, { onError: fail });
    else if (action === 'enterRoom') {
      void navigate({ to: '/consultations/$consultationId/room', params: { consultationId } });
    } else openDialog(action);
  };
  return { run, isBusy: accept.isPending };
}
