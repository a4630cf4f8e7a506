import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client';
import { consultationChanged } from '../../../api/queries';
import { useStepUp } from '../../../session/step-up';
import { formatTime } from '../../../time/format';
import { useFeedback } from '../../../ui/feedback';

interface Asked {
  readonly number: string;
  readonly reason: string;
}

/** Takes emergency access after a fresh proof of identity, and leads to the consultation. */
export function useBreakGlass() {
  const { t } = useTranslation();
  const { succeed } = useFeedback();
  const withStepUp = useStepUp();
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (body: Asked) => withStepUp(() => call('breakGlass', { body })),
    onSuccess: ({ consultationId, until }) => {
      consultationChanged(queries, consultationId);
      succeed(
        until
          ? t('sharing.emergency.opened', { time: formatTime(until) })
          : t('sharing.emergency.visibleAnyway'),
      );
      return navigate({ to: '/consultations/$consultationId', params: { consultationId } });
    },
  });
}
