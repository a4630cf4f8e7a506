import { AuditFilter } from '@jiedui/contracts';
import { z } from 'zod';

/** The filters as they stand in the address, so that "back" and a sent link show the same; days are the viewer's. */
const AuditSearchShape = AuditFilter.omit({ from: true, to: true })
  .extend({ from: z.iso.date(), to: z.iso.date(), line: z.uuid() })
  .partial();
export type AuditSearch = Partial<
  Omit<AuditFilter, 'from' | 'to'> & {
    readonly from: string;
    readonly to: string;
    /** The line that is open. */
    line: string;
  }
>;

/** What cannot be read of an address typed wrongly does not narrow. */
export function parseAuditSearch(search: Record<string, unknown>): AuditSearch {
  const kept = Object.entries(AuditSearchShape.shape).flatMap(([key, shape]) => {
    const parsed = shape.safeParse(search[key]);
    return parsed.success && parsed.data !== undefined ? [[key, parsed.data]] : [];
  });
  return Object.fromEntries(kept) as AuditSearch;
}

const dayAfter = (day: string): Date => {
  const date = new Date(`${day}T00:00`);
  date.setDate(date.getDate() + 1);
  return date;
};

/** From the beginning of the first day to the end of the last, on the viewer's clock. */
export function filterOf({ from, to, ...search }: AuditSearch): Partial<AuditFilter> {
  const rest = { ...search };
  delete rest.line;
  return {
    ...rest,
    ...(from ? { from: new Date(`${from}T00:00`).toISOString() } : {}),
    ...(to ? { to: dayAfter(to).toISOString() } : {}),
  };
}
