import type { InputOf } from '@jiedui/contracts';
import { openStates, specialties, type TriageClock, triageClocks, urgencies } from '@jiedui/domain';

type Query = InputOf<'listTriage'>['query'];
export const triageSides = ['inviting', 'invited'] as const;
export const triageSortOrders = ['clock', 'submitted', 'urgency'] as const;

/** What the address says; whatever is left out does not narrow. */
export interface TriageSearch {
  readonly side?: (typeof triageSides)[number];
  readonly specialty?: NonNullable<Query['specialty']>;
  readonly urgency?: NonNullable<Query['urgency']>;
  readonly state?: NonNullable<Query['state']>;
  readonly clock?: TriageClock;
  readonly search?: string;
  readonly sort?: Query['sort'];
  readonly page?: number;
}

const known = <T extends string>(all: readonly T[], value: unknown) => all.find((one) => one === value);

/** Whatever is not understood is left out. */
export function parseTriageSearch(given: Record<string, unknown>): TriageSearch {
  const words =
    typeof given.search === 'string' || typeof given.search === 'number' ? String(given.search) : '';
  const page = Number(given.page);
  const found = {
    side: known(triageSides, given.side),
    specialty: known(specialties, given.specialty),
    urgency: known(urgencies, given.urgency),
    state: known(openStates, given.state),
    clock: known(triageClocks, given.clock),
    search: words.slice(0, 100) || undefined,
    sort: known(triageSortOrders, given.sort),
    page: Number.isInteger(page) && page > 1 ? page : undefined,
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined)) as TriageSearch;
}
