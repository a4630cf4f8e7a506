import type { RegionCode } from '../access/region-code.js';

/** Digits of the levels of a division: province, prefecture, county. */
const levels = [2, 4, 6] as const;

/**
 * How close a node stands to a hospital, 0 to 3: as many levels of division as they share.
 * @param nodeRegion divisions by their GB/T 2260 digits, comma-separated; any other name is close to nobody
 */
export function closenessOf(nodeRegion: string, region: RegionCode | null | undefined): number {
  if (!region) return 0;
  const shared = nodeRegion.split(',').map((text) => {
    const code = text.trim();
    if (!/^\d{2,12}$/.test(code)) return 0;
    return levels.filter(
      (digits) => code.length >= digits && code.slice(0, digits) === region.slice(0, digits),
    ).length;
  });
  return Math.max(0, ...shared);
}
