import { nation, type RegionCode } from '../access/region-code.js';

export const regionLevels = ['nation', 'province', 'prefecture', 'county', 'township'] as const;
export type RegionLevel = (typeof regionLevels)[number];

const lengths = [2, 4, 6, 9] as const;

/** The level that a code stands for. @returns nothing where no division has so many digits */
export function regionLevelOf(code: RegionCode): RegionLevel | undefined {
  if (code === nation) return 'nation';
  const at = lengths.findIndex((length) => length === code.length);
  return at < 0 ? undefined : regionLevels[at + 1];
}

/** The divisions above a code, the nation first, itself last. */
export const regionLineage = (code: RegionCode): RegionCode[] =>
  code === nation
    ? [nation]
    : [nation, ...lengths.filter((length) => length <= code.length).map((length) => code.slice(0, length))];
