/**
 * A division by its GB/T 2260 digits without trailing zeros: province 2, prefecture 4, county 6, township 9.
 * A code begins with the code of each division above it. The nation is `0`, with which no province begins.
 */
export type RegionCode = string;

export const nation: RegionCode = '0';

/** True for the region itself and everything below it. */
export const coversRegion = (region: RegionCode, code: RegionCode): boolean =>
  region === nation || code.startsWith(region);
