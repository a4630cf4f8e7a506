import type { InputOf } from '@jiedui/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client';
import { consultationChanged } from '../../api/queries';
import { useFeedback } from '../../ui/feedback';

function useChange<Input, Output>(work: (input: Input) => Promise<Output>, done: string) {
  const queries = useQueryClient();
  const { succeed } = useFeedback();
  return useMutation({
    mutationFn: work,
    onSuccess: () => succeed(done),
    // What failed shows that something was otherwise: read it again too.
    onSettled: () => queries.invalidateQueries({ queryKey: ['onCall'] }),
  });
}

/** What somebody who was paged answers. */
export function usePageAnswers(pageId: string) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const params = { params: { pageId } };
  const accept = useChange(async () => {
    const page = await call('acceptPage', params);
    consultationChanged(queries, page.consultationId);
    return page;
  }, t('onCall.pages.accepted'));
  const decline = useChange(
    (reason: string) => call('declinePage', { ...params, body: { reason } }),
    t('onCall.pages.declined'),
  );
  return { accept, decline };
}

type RosterPlace = InputOf<'saveRosterWeek'>['params'];

/** What a coordinator changes about a roster. */
export function useRosterChanges(params: RosterPlace) {
  const { t } = useTranslation();
  const saved = t('onCall.roster.saved');
  return {
    saveWeek: useChange(
      (body: InputOf<'saveRosterWeek'>['body']) => call('saveRosterWeek', { params, body }),
      saved,
    ),
    addException: useChange(
      (body: InputOf<'addRosterException'>['body']) => call('addRosterException', { params, body }),
      saved,
    ),
    removeException: useChange(
      (exceptionId: string) => call('removeRosterException', { params: { exceptionId } }),
      saved,
    ),
  };
}

/** What colleagues settle among themselves. */
export function useSwaps() {
  const { t } = useTranslation();
  return {
    ask: useChange((body: InputOf<'askSwap'>['body']) => call('askSwap', { body }), t('onCall.mine.asked')),
    answer: useChange(
      ({ swapId, accepts }: { swapId: string; accepts: boolean }) =>
        call('answerSwap', { params: { swapId }, body: { accepts } }),
      t('onCall.mine.answered'),
    ),
    withdraw: useChange(
      (swapId: string) => call('withdrawSwap', { params: { swapId } }),
      t('onCall.mine.answered'),
    ),
  };
}
