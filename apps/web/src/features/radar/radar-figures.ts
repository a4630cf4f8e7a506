import type { RadarFigures, RegionRadar } from '@jiedui/contracts';

type Child = RegionRadar['children'][number];

export const asleepIn = ({ dormant, neverWoken }: RadarFigures): number => dormant + neverWoken;

/** In whole percent of the pairings; nothing where there are none. */
export const asleepShareOf = (figures: RadarFigures): number | null =>
  figures.pairings === 0 ? null : Math.round((asleepIn(figures) / figures.pairings) * 100);

export const isWorthShowing = ({ figures }: Child): boolean =>
  figures.pairings > 0 || figures.countyHospitals > 0;

/** Most sleepers first; among equals, most county hospitals without a pairing. */
export function sleepiestFirst(children: readonly Child[]): Child[] {
  const rank = ({ figures }: Child) => asleepIn(figures);
  // oxlint-disable-next-line unicorn/no-array-sort -- browsers of old computers have no toSorted
  return [...children].sort(
    (a, b) => rank(b) - rank(a) || b.figures.unpairedHospitals - a.figures.unpairedHospitals,
  );
}
