import { HospitalFilter } from '@jiedui/contracts';
import { regionLevelOf } from '@jiedui/domain';
import { z } from 'zod';

/** The directory's region, filters and page as they stand in the address, so that "back" returns to them. */
const DirectorySearchShape = HospitalFilter.omit({ regionCode: true, strength: true })
  .extend({
    // A code of digits alone stands in the address as a number; none but the nation's begins with a zero.
    region: z.coerce.number().refine((code) => regionLevelOf(String(code)) !== undefined && code !== 0),
    search: z.coerce.string().pipe(z.string().trim().min(1).max(100)),
    page: z.coerce.number().int().min(2).max(10_000),
  })
  .partial();
export type DirectorySearch = z.infer<typeof DirectorySearchShape>;

const keys = DirectorySearchShape.keyof().options;

/** What makes no sense in an address typed or bookmarked wrongly is left out; the rest still holds. */
export function parseDirectorySearch(search: Record<string, unknown>): DirectorySearch {
  const sound = keys.filter((key) => {
    const parsed = DirectorySearchShape.shape[key].safeParse(search[key]);
    return parsed.success && parsed.data !== undefined;
  });
  return DirectorySearchShape.parse(Object.fromEntries(sound.map((key) => [key, search[key]])));
}

/** A change of the filters begins on the first page. */
export function firstPage(search: DirectorySearch): DirectorySearch {
  const { page: _, ...unpaged } = search;
  return unpaged;
}

/** The same place without words and filters. */
export const placeOf = ({ region }: DirectorySearch): DirectorySearch => (region ? { region } : {});

/** Words and filters, wherever. */
export function anywhere(search: DirectorySearch): DirectorySearch {
  const { region: _, ...rest } = firstPage(search);
  return rest;
}

/** What the API is asked for what stands in the address. */
export const filterOf = (search: DirectorySearch): Partial<HospitalFilter> => ({
  ...anywhere(search),
  ...(search.region ? { regionCode: String(search.region) } : {}),
});

/** Whether more than the region narrows the list. */
export const isFiltered = (search: DirectorySearch): boolean =>
  Object.values(anywhere(search)).some((value) => value !== undefined);
