import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../api/client';
import { session } from '../../session/session.store';
import { useStepUp } from '../../session/step-up';
import { useFeedback } from '../../ui/feedback';

export const accountQuery = queryOptions({
  queryKey: ['account'],
  queryFn: ({ signal }) => call('getAccount', undefined, signal),
});

export const signInsQuery = queryOptions({
  queryKey: ['signIns'],
  queryFn: ({ signal }) => call('listSignIns', undefined, signal),
});

/** What others have on record of this person; nothing where that may not be seen. */
export const ownRecordQuery = (personId: string) =>
  queryOptions({
    queryKey: ['people', 'one', personId],
    queryFn: ({ signal }) => call('getPerson', { params: { personId } }, signal),
  });

/**
 * A change of how one signs in: asks for a fresh proof where the API wants one, then reads again what may have
 * changed with it, who I am included.
 */
export function useAccountChange<Input, Output>(
  change: (input: Input) => Promise<Output>,
  doneWords: string | undefined,
) {
  const withStepUp = useStepUp();
  const { succeed } = useFeedback();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (input: Input) => withStepUp(() => change(input)),
    onSuccess: () => {
      if (doneWords) succeed(doneWords);
      void queries.invalidateQueries({ queryKey: accountQuery.queryKey });
      void queries.invalidateQueries({ queryKey: signInsQuery.queryKey });
      session.refresh().catch(() => undefined);
    },
  });
}
