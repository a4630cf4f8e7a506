export const shownStates = ['asleep', 'neverWoken', 'due', 'awake', 'noRhythm'] as const;
export type ShownState = (typeof shownStates)[number];

export interface RadarSearch {
  /** Left out: all of them. */
  readonly state?: ShownState | undefined;
  readonly search?: string | undefined;
  readonly region?: string | undefined;
  readonly page?: number | undefined;
}

const regionOf = (value: unknown) => {
  const code = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  return /^\d{1,12}$/.test(code) ? code : undefined;
};

/** What the address says, so that "back" returns to the same list; whatever is not understood is left out. */
export function parseRadarSearch({ state, search, region, page }: Record<string, unknown>): RadarSearch {
  const known = shownStates.find((one) => one === state);
  const code = regionOf(region);
  const words = typeof search === 'string' || typeof search === 'number' ? String(search).slice(0, 100) : '';
  const number = Number(page);
  return {
    ...(known ? { state: known } : {}),
    ...(words ? { search: words } : {}),
    ...(code === undefined ? {} : { region: code }),
    ...(Number.isInteger(number) && number > 1 ? { page: number } : {}),
  };
}
