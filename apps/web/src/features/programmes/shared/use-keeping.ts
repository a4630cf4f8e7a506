import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFeedback } from '../../../ui/feedback';
import { programmesChanged } from '../programme-queries';

/** One change to what is kept of programmes: done, said, and everything around it read again. */
export function useKeeping(onDone: () => void) {
  const { t } = useTranslation();
  const { succeed } = useFeedback();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (change: () => Promise<unknown>) => change(),
    onSuccess: async () => {
      await programmesChanged(queries);
      succeed(t('programmes.saved'));
      onDone();
    },
  });
}

/** Asks first; what is removed does not come back. */
export function useRemoval() {
  const { t } = useTranslation();
  const { ask, succeed } = useFeedback();
  const queries = useQueryClient();
  return (title: string, text: string, remove: () => Promise<unknown>) =>
    ask({
      title,
      text,
      confirm: {
        label: t('programmes.figures.remove'),
        isDanger: true,
        testId: 'confirm-remove',
        run: async () => {
          await remove();
          await programmesChanged(queries);
          succeed(t('programmes.removed'));
        },
      },
    });
}
