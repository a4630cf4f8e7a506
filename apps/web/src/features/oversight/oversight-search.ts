export const oversightScopes = ['all', 'open', 'overdue'] as const;
export type OversightScope = (typeof oversightScopes)[number];

export interface OversightSearch {
  readonly region?: string | undefined;
  readonly scope?: OversightScope | undefined;
  readonly page?: number | undefined;
}

const isRegionCode = (value: string) => /^\d{1,12}$/.test(value);

/** Region, scope and page as they stand in the address, so that "back" climbs up again. */
export function parseOversightSearch(search: Record<string, unknown>): OversightSearch {
  const region =
    typeof search.region === 'string' || typeof search.region === 'number' ? String(search.region) : '';
  const scope = oversightScopes.find((one) => one === search.scope);
  const page = Number(search.page);
  return {
    ...(isRegionCode(region) ? { region } : {}),
    ...(scope && scope !== 'all' ? { scope } : {}),
    ...(Number.isInteger(page) && page > 1 ? { page } : {}),
  };
}
