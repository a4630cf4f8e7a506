import { AgreementFilter } from '@jiedui/contracts';
import { z } from 'zod';

/** The board's view, filters and page as they stand in the address, so that "back" returns to them. */
const BoardSearchShape = AgreementFilter.pick({ stage: true, specialty: true, hospitalId: true })
  .extend({
    waiting: z.coerce.boolean().pipe(z.literal(true)),
    region: z.coerce.number().int().min(1),
    search: z.coerce.string().pipe(z.string().trim().min(1).max(100)),
    page: z.coerce.number().int().min(2).max(10_000),
  })
  .partial();
export type BoardSearch = z.infer<typeof BoardSearchShape>;

const keys = BoardSearchShape.keyof().options;

/** What makes no sense in an address typed or bookmarked wrongly is left out; the rest still holds. */
export function parseBoardSearch(search: Record<string, unknown>): BoardSearch {
  const sound = keys.filter((key) => {
    const parsed = BoardSearchShape.shape[key].safeParse(search[key]);
    return parsed.success && parsed.data !== undefined;
  });
  return BoardSearchShape.parse(Object.fromEntries(sound.map((key) => [key, search[key]])));
}

export function firstPage(search: BoardSearch): BoardSearch {
  const { page: _, ...unpaged } = search;
  return unpaged;
}

/** What the API is asked for what stands in the address. */
export function filterOf({ waiting, region, ...rest }: BoardSearch): Partial<AgreementFilter> {
  return {
    ...rest,
    ...(waiting ? { waitingForMe: 'yes' as const } : {}),
    ...(region === undefined ? {} : { regionCode: String(region) }),
  };
}

/** Whether more than the view narrows the board. */
export const isNarrowed = ({ specialty, hospitalId, search }: BoardSearch): boolean =>
  specialty !== undefined || hospitalId !== undefined || search !== undefined;
