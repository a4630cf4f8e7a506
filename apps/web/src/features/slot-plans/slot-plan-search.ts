export interface SlotPlanSearch {
  /** Left out: the hospital of the post. */
  readonly hospital?: string | undefined;
  /** Left out: the plan in force, or the latest draft. */
  readonly plan?: string | undefined;
  readonly page?: number | undefined;
}

const idOf = (value: unknown) =>
  typeof value === 'string' && /^[\da-f-]{36}$/i.test(value) ? value : undefined;

/** What is not understood is left out. */
export function parseSlotPlanSearch({ hospital, plan, page }: Record<string, unknown>): SlotPlanSearch {
  const [hospitalId, planId, number] = [idOf(hospital), idOf(plan), Number(page)];
  return {
    ...(hospitalId ? { hospital: hospitalId } : {}),
    ...(planId ? { plan: planId } : {}),
    ...(Number.isInteger(number) && number > 1 ? { page: number } : {}),
  };
}
