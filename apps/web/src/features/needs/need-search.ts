import { specialties, type Specialty } from '@jiedui/domain';

const yearOf = (value: unknown): number | undefined => {
  const year = Number(value);
  return Number.isInteger(year) && year >= 2016 && year <= 2100 ? year : undefined;
};

const pageOf = (value: unknown): number | undefined => {
  const page = Number(value);
  return Number.isInteger(page) && page > 1 ? page : undefined;
};

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;

const idOf = (value: unknown): string | undefined => {
  const id = textOf(value);
  return id && /^[0-9a-f-]{36}$/.test(id) ? id : undefined;
};

type Given<T> = { readonly [K in keyof T]?: T[K] | undefined };

/** What is undefined does not stand in the address. */
const given = <T extends object>(search: T): Given<T> =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as Given<T>;

export type DeskSearch = Given<{ year: number }>;
export const parseDeskSearch = (search: Record<string, unknown>): DeskSearch =>
  given({ year: yearOf(search.year) });

export type HistorySearch = Given<{ version: string; from: string }>;
export const parseHistorySearch = (search: Record<string, unknown>): HistorySearch =>
  given({ version: idOf(search.version), from: idOf(search.from) });

/** A code of digits alone stands in the address as a number. */
export type GapSearch = Given<{ region: number; specialty: Specialty; search: string; page: number }>;

export function parseGapSearch(search: Record<string, unknown>): GapSearch {
  const region = Number(textOf(search.region) ?? Number.NaN);
  const words = textOf(search.search)?.trim().slice(0, 100);
  return given({
    region:
      Number.isInteger(region) && /^(\d|\d{2}|\d{4}|\d{6}|\d{9})$/.test(String(region)) ? region : undefined,
    specialty: specialties.find((one) => one === search.specialty),
    search: words === '' ? undefined : words,
    page: pageOf(search.page),
  }) as GapSearch;
}
