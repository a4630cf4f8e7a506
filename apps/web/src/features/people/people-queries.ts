import type { InvitationFilter, PeopleFilter, PersonDetail } from '@jiedui/contracts';
import {
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
  type QueryClient,
} from '@tanstack/react-query';
import { call } from '../../api/client';
import { useStepUp } from '../../session/step-up';
import { useFeedback } from '../../ui/feedback';

export const peopleQuery = (filter: Partial<PeopleFilter>) =>
  queryOptions({
    queryKey: ['people', 'list', filter],
    queryFn: ({ signal }) => call('listPeople', { query: filter }, signal),
    placeholderData: keepPreviousData,
  });

export const personQuery = (personId: string) =>
  queryOptions({
    queryKey: ['people', 'one', personId],
    queryFn: ({ signal }) => call('getPerson', { params: { personId } }, signal),
  });

export const invitationsQuery = (filter: Partial<InvitationFilter>) =>
  queryOptions({
    queryKey: ['invitations', filter],
    queryFn: ({ signal }) => call('listInvitations', { query: filter }, signal),
    placeholderData: keepPreviousData,
  });

function personArrived(client: QueryClient, person: PersonDetail): void {
  client.setQueryData(personQuery(person.id).queryKey, person);
  void client.invalidateQueries({ queryKey: ['people', 'list'] });
}

/** A change of a person by an administrator; asks for a fresh proof where the API wants one. */
export function usePersonChange<Input>(change: (input: Input) => Promise<PersonDetail>, doneWords: string) {
  const withStepUp = useStepUp();
  const { succeed } = useFeedback();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (input: Input) => withStepUp(() => change(input)),
    onSuccess: (person) => {
      personArrived(queries, person);
      succeed(doneWords);
    },
  });
}

/** Something done with an invitation; the lists that hold it are read again. */
export function useInvitationChange<Input, Output>(
  change: (input: Input) => Promise<Output>,
  wordsOf: (input: Input) => string,
) {
  const withStepUp = useStepUp();
  const { succeed } = useFeedback();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (input: Input) => withStepUp(() => change(input)),
    onSuccess: (_, input) => succeed(wordsOf(input)),
    onSettled: () => queries.invalidateQueries({ queryKey: ['invitations'] }),
  });
}
