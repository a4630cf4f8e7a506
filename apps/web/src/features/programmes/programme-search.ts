import { targetKinds, targetStates, type TargetKind, type TargetState } from '@jiedui/domain';

export const programmeTabs = ['figures', 'targets', 'members', 'groups'] as const;
export type ProgrammeTab = (typeof programmeTabs)[number];

export interface ProgrammesSearch {
  readonly search?: string | undefined;
  readonly page?: number | undefined;
}

export interface ProgrammeSearch extends ProgrammesSearch {
  readonly tab?: ProgrammeTab | undefined;
  readonly kind?: TargetKind | undefined;
  readonly state?: TargetState | undefined;
}

export function parseProgrammesSearch(search: Record<string, unknown>): ProgrammesSearch {
  const page = Number(search.page);
  const words = ['string', 'number'].includes(typeof search.search)
    ? String(search.search).slice(0, 100)
    : '';
  return {
    ...(words === '' ? {} : { search: words }),
    ...(Number.isInteger(page) && page > 1 ? { page } : {}),
  };
}

/** Which part of a programme, and what of it, as it stands in the address. */
export function parseProgrammeSearch(search: Record<string, unknown>): ProgrammeSearch {
  const tab = programmeTabs.find((one) => one === search.tab);
  const kind = targetKinds.find((one) => one === search.kind);
  const state = targetStates.find((one) => one === search.state);
  return {
    ...parseProgrammesSearch(search),
    ...(tab && tab !== 'figures' ? { tab } : {}),
    ...(kind ? { kind } : {}),
    ...(state ? { state } : {}),
  };
}
