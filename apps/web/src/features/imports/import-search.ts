import { importRowOutcomes } from '@jiedui/domain';
import { z } from 'zod';

/** Which rows of an import, or which page of imports, as they stand in the address. */
const ImportSearchShape = z
  .object({
    outcome: z.enum(importRowOutcomes),
    page: z.coerce.number().int().min(2).max(10_000),
  })
  .partial();
export type ImportSearch = z.infer<typeof ImportSearchShape>;

/** What makes no sense in an address is left out. */
export function parseImportSearch(search: Record<string, unknown>): ImportSearch {
  const { outcome, page } = ImportSearchShape.shape;
  const named = outcome.safeParse(search.outcome);
  const paged = page.safeParse(search.page);
  return {
    ...(named.data ? { outcome: named.data } : {}),
    ...(paged.data ? { page: paged.data } : {}),
  };
}
