import { matchChoiceStates } from '@jiedui/contracts';
import { specialties, type Specialty } from '@jiedui/domain';

export const runViews = ['choices', 'bench', 'compare'] as const;
export type RunView = (typeof runViews)[number];

/** The list of plans, as it stands in the address. */
export interface RunsSearch {
  readonly page?: number;
}

/** What a new plan begins with: an earlier one, or a hospital. */
export interface StartSearch {
  readonly from?: string;
  readonly hospital?: string;
}

/** One plan: what is shown of it, and which of its choices. */
export interface RunSearch {
  /** Left out: the choices. */
  readonly view?: Exclude<RunView, 'choices'> | undefined;
  readonly state?: (typeof matchChoiceStates)[number] | undefined;
  readonly specialty?: Specialty | undefined;
  readonly search?: string | undefined;
  readonly page?: number | undefined;
  /** The plan to compare with. */
  readonly other?: string | undefined;
}

type Address = Record<string, unknown>;

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const idOf = (value: unknown) => (typeof value === 'string' && uuid.test(value) ? value : undefined);
const pageOf = (value: unknown) =>
  Number.isInteger(Number(value)) && Number(value) > 1 ? Number(value) : undefined;
/** Digits alone stand in the address as a number. */
const wordsOf = (value: unknown) =>
  typeof value === 'string' || typeof value === 'number' ? String(value).trim().slice(0, 100) : '';

const sound = <T extends object>(search: T): T =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined && value !== '')) as T;

/** What makes no sense in an address typed or bookmarked wrongly is left out; the rest still holds. */
export const parseRunsSearch = ({ page }: Address): RunsSearch => sound({ page: pageOf(page) }) as RunsSearch;

export const parseStartSearch = ({ from, hospital }: Address): StartSearch =>
  sound({ from: idOf(from), hospital: idOf(hospital) }) as StartSearch;

export const parseRunSearch = ({ view, state, specialty, search, page, other }: Address): RunSearch =>
  sound({
    view: view === 'bench' || view === 'compare' ? view : undefined,
    state: matchChoiceStates.find((one) => one === state),
    specialty: specialties.find((one) => one === specialty),
    search: wordsOf(search),
    page: pageOf(page),
    other: idOf(other),
  });

/** A change of the filters begins on the first page. */
export const narrowed = (search: RunSearch, change: Partial<RunSearch>): RunSearch =>
  sound({ ...search, page: undefined, ...change });

export const isNarrowed = ({ state, specialty, search }: RunSearch): boolean =>
  state !== undefined || specialty !== undefined || search !== undefined;
