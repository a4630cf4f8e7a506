import type { Plan, PlanFilter } from '@jiedui/contracts';
import {
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
  type QueryClient,
} from '@tanstack/react-query';
import { call } from '../../api/client';
import { hasCode } from '../../api/errors';
import { useFeedback } from '../../ui/feedback';

export const plansQuery = (filter: Partial<PlanFilter>) =>
  queryOptions({
    queryKey: ['plans', 'list', filter],
    queryFn: ({ signal }) => call('listPlans', { query: filter }, signal),
    placeholderData: keepPreviousData,
  });

export const planQuery = (planId: string) =>
  queryOptions({
    queryKey: ['plans', 'one', planId],
    queryFn: ({ signal }) => call('getPlan', { params: { planId } }, signal),
  });

export const planDeviationsQuery = queryOptions({
  queryKey: ['plans', 'deviations'],
  queryFn: ({ signal }) => call('listPlanDeviations', undefined, signal),
});

export const planTemplatesQuery = queryOptions({
  queryKey: ['plans', 'templates'],
  queryFn: ({ signal }) => call('listPlanTemplates', undefined, signal),
  staleTime: Infinity,
});

export const unplannedQuery = (year: number) =>
  queryOptions({
    queryKey: ['plans', 'unplanned', year],
    queryFn: ({ signal }) => call('listUnplannedPairings', { query: { year } }, signal),
  });

/** What a change answered is the newest truth about one plan; lists are read again. */
export function planArrived(client: QueryClient, plan: Plan): void {
  client.setQueryData(planQuery(plan.id).queryKey, plan);
  for (const name of ['list', 'deviations', 'unplanned']) {
    void client.invalidateQueries({ queryKey: ['plans', name] });
  }
}

/** A change of a plan on the copy that is on screen; where that copy is old, the newest is shown at once. */
export function usePlanChange<Input>(
  planId: string,
  change: (input: Input) => Promise<Plan>,
  wordsOf: (input: Input) => string,
) {
  const queries = useQueryClient();
  const { succeed } = useFeedback();
  return useMutation({
    mutationFn: change,
    onSuccess: (plan, input) => {
      planArrived(queries, plan);
      succeed(wordsOf(input));
    },
    onError: (error) => {
      if (hasCode(error, 'REVISION_CONFLICT', 'PLAN_MOVED_ON')) {
        void queries.invalidateQueries({ queryKey: planQuery(planId).queryKey });
      }
    },
  });
}
