import type { SlotPlan, SlotPlanBlockEdit } from '@jiedui/contracts';
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../api/client';
import { useFeedback } from '../../ui/feedback';

export const planPageSize = 10;

export const demandQuery = (hospitalId: string) =>
  queryOptions({
    queryKey: ['slotPlans', 'demand', hospitalId],
    queryFn: ({ signal }) => call('getDemand', { params: { hospitalId } }, signal),
  });

export const planListQuery = (hospitalId: string, page: number) =>
  queryOptions({
    queryKey: ['slotPlans', 'list', hospitalId, page],
    queryFn: ({ signal }) =>
      call('listSlotPlans', { params: { hospitalId }, query: { page, pageSize: planPageSize } }, signal),
    placeholderData: keepPreviousData,
  });

export const planQuery = (planId: string) =>
  queryOptions({
    queryKey: ['slotPlans', 'plan', planId],
    queryFn: ({ signal }) => call('getSlotPlan', { params: { planId } }, signal),
    placeholderData: keepPreviousData,
  });

/** Experts who may stand in a block, with what they hold. */
export const expertsQuery = (hospitalId: string) =>
  queryOptions({
    queryKey: ['slotPlans', 'experts', hospitalId],
    queryFn: ({ signal }) =>
      call('listPeople', { query: { hospitalId, role: 'expert', state: 'active', pageSize: 100 } }, signal),
  });

/** What a change answered is the newest truth; lists are read again. */
export function useSlotPlanChange<Input>(work: (input: Input) => Promise<SlotPlan>, done: string) {
  const queries = useQueryClient();
  const { succeed } = useFeedback();
  return useMutation({
    mutationFn: work,
    onSuccess: async (plan) => {
      await queries.invalidateQueries({ queryKey: ['slotPlans', 'list'] });
      queries.setQueryData(planQuery(plan.id).queryKey, plan);
      succeed(done);
    },
    // Somebody else was quicker: show what they made of it.
    onError: () => void queries.invalidateQueries({ queryKey: ['slotPlans', 'plan'] }),
  });
}

export const editOf = ({
  specialty,
  date,
  fromMinute,
  slots,
  isStanding,
  expert,
}: SlotPlan['blocks'][number]) =>
  ({
    specialty,
    date,
    fromMinute,
    slots,
    isStanding,
    expertId: expert?.id ?? null,
  }) satisfies SlotPlanBlockEdit;

export const clockOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

export function minuteOf(clock: string): number {
  const [hour = 0, minute = 0] = clock.split(':').map(Number);
  return hour * 60 + minute;
}
