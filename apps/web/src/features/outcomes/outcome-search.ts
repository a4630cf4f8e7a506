import { quarterPattern, specialties, type Quarter, type Specialty } from '@jiedui/domain';

export interface OutcomeSearch {
  readonly region?: string | undefined;
  readonly specialty?: Specialty | undefined;
  readonly first?: Quarter | undefined;
  readonly last?: Quarter | undefined;
  readonly baseline?: Quarter | undefined;
}

const quarterOf = (value: unknown): Quarter | undefined =>
  typeof value === 'string' && quarterPattern.test(value) ? value : undefined;

/** What is chosen, as it stands in the address, so that "back" and a copied link lead to the same figures. */
export function parseOutcomeSearch(search: Record<string, unknown>): OutcomeSearch {
  const region = ['string', 'number'].includes(typeof search.region) ? String(search.region) : '';
  const specialty = specialties.find((one) => one === search.specialty);
  const [first, last, baseline] = [search.first, search.last, search.baseline].map(quarterOf);
  return {
    ...(/^\d{1,12}$/.test(region) ? { region } : {}),
    ...(specialty ? { specialty } : {}),
    ...(first ? { first } : {}),
    ...(last ? { last } : {}),
    ...(baseline ? { baseline } : {}),
  };
}
