import { DeliveryFilter } from '@jiedui/contracts';

export type DeliverySearch = Partial<DeliveryFilter>;

/** What cannot be read of an address typed wrongly does not narrow. */
export function parseDeliverySearch(search: Record<string, unknown>): DeliverySearch {
  const kept = Object.entries(DeliveryFilter.partial().shape).flatMap(([key, shape]) => {
    const parsed = search[key] === undefined ? undefined : shape.safeParse(search[key]);
    return parsed?.success ? [[key, parsed.data]] : [];
  });
  return Object.fromEntries(kept) as DeliverySearch;
}
