import { InvitationFilter, PeopleFilter } from '@jiedui/contracts';
import { z } from 'zod';

const PeopleSearchShape = PeopleFilter.pick({ role: true, search: true })
  .extend({
    hospital: PeopleFilter.shape.hospitalId,
    state: z.enum(['active', 'disabled']),
    page: z.number().int().min(2),
  })
  .partial();
/** The filters as they stand in the address; `hospital` is an id. */
export type PeopleSearch = z.infer<typeof PeopleSearchShape>;

const InvitationSearchShape = InvitationFilter.pick({ search: true })
  .extend({
    hospital: InvitationFilter.shape.hospitalId,
    state: z.enum(['accepted', 'revoked', 'expired', 'all']),
    page: z.number().int().min(2),
  })
  .partial();
export type InvitationSearch = z.infer<typeof InvitationSearchShape>;

/** Keeps what is right; an address typed or bookmarked wrongly loses only its wrong parts. */
function parsed<T extends z.ZodRawShape>(shape: z.ZodObject<T>, search: Record<string, unknown>) {
  const parts = Object.entries(shape.shape).flatMap(([key, part]) => {
    const result = (part as z.ZodType).safeParse(search[key]);
    return result.success && result.data !== undefined && result.data !== '' ? [[key, result.data]] : [];
  });
  return Object.fromEntries(parts) as Partial<z.infer<z.ZodObject<T>>>;
}

export const parsePeopleSearch = (search: Record<string, unknown>): PeopleSearch =>
  parsed(PeopleSearchShape, search);
export const parseInvitationSearch = (search: Record<string, unknown>): InvitationSearch =>
  parsed(InvitationSearchShape, search);
