import { PlanFilter } from '@jiedui/contracts';
import { z } from 'zod';

const PlanSearchShape = PlanFilter.pick({ state: true, search: true, year: true })
  .extend({ page: z.number().int().min(2) })
  .partial();
/** The filters as they stand in the address. */
export type PlanSearch = z.infer<typeof PlanSearchShape>;

/** Keeps what is right; an address typed or bookmarked wrongly loses only its wrong parts. */
export function parsePlanSearch(search: Record<string, unknown>): PlanSearch {
  const parts = Object.entries(PlanSearchShape.shape).flatMap(([key, part]) => {
    const result = part.safeParse(search[key]);
    return result.success && result.data !== undefined && result.data !== '' ? [[key, result.data]] : [];
  });
  return Object.fromEntries(parts) as PlanSearch;
}
