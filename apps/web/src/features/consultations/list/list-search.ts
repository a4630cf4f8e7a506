import { ConsultationFilter } from '@jiedui/contracts';

/** The list's filters as they stand in the address, so that "back" returns to the same list. */
const ListSearchShape = ConsultationFilter.pick({
  state: true,
  scope: true,
  search: true,
  page: true,
}).partial();
export type ListSearch = Partial<Pick<ConsultationFilter, 'state' | 'scope' | 'search' | 'page'>>;

/** An address typed or bookmarked wrongly shows the whole list instead of an error. */
export function parseListSearch(search: Record<string, unknown>): ListSearch {
  const parsed = ListSearchShape.safeParse(search);
  if (!parsed.success) return {};
  const { state, scope, search: words, page } = parsed.data;
  return {
    ...(state ? { state } : {}),
    ...(scope && scope !== 'all' ? { scope } : {}),
    ...(words ? { search: words } : {}),
    ...(page && page > 1 ? { page } : {}),
  };
}
