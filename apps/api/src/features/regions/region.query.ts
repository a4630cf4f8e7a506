import type { Region, RegionBranch, RegionHit, RegionNode } from '@jiedui/contracts';
import { nation, type RegionLevel, regionLineage } from '@jiedui/domain';
import type { EntityManager } from '@mikro-orm/postgresql';
import { likePattern } from './pinyin.js';

const columns = `r.code, r.name_zh as "nameZh", r.name_en as "nameEn", r.level, r.parent_code as "parentCode"`;

/** The regions of these codes, by code. */
export async function findRegions(em: EntityManager, codes: Iterable<string>): Promise<Map<string, Region>> {
  const rows = await em.execute<Region[]>(
    `select ${columns} from region r where r.code = any(array(select jsonb_array_elements_text(?::jsonb)))`,
    [JSON.stringify([...new Set(codes)])],
  );
  return new Map(rows.map((region) => [region.code, region]));
}

/** The way from the province down to each code; empty for the nation and for no region. */
export async function findRegionPaths(
  em: EntityManager,
  codes: Iterable<string | null>,
): Promise<(code: string | null) => Region[]> {
  const lineages = [...codes].flatMap((code) => (code === null ? [] : regionLineage(code)));
  const regions = await findRegions(em, lineages);
  return (code) =>
    code === null
      ? []
      : regionLineage(code).flatMap((one) => (one === nation ? [] : (regions.get(one) ?? [])));
}

interface Counts {
  readonly code: string;
  readonly hospitals: number;
  readonly topHospitals: number;
  readonly countyHospitals: number;
}

/** The digits of the codes right below a region of each level. */
export const childLength: Record<RegionLevel, number> = {
  nation: 2,
  province: 4,
  prefecture: 6,
  county: 9,
  township: 12,
};

/** Hospitals at and below a region, by the child region they stand in; those right at the region by its own code. */
const countHospitals = ({ code, level }: Region, em: EntityManager): Promise<Counts[]> =>
  em.execute<Counts[]>(
    `select left(region_code, ?) as code, count(*)::int as hospitals,
       (count(*) filter (where grade = '3A'))::int as "topHospitals",
       (count(*) filter (where tier = 'county'))::int as "countyHospitals"
     from hospital where region_code like ? group by 1`,
    [childLength[level], `${code === nation ? '' : code}%`],
  );

const none = { hospitals: 0, topHospitals: 0, countyHospitals: 0 };
const sum = (a: Omit<Counts, 'code'>, b: Omit<Counts, 'code'>) => ({
  hospitals: a.hospitals + b.hospitals,
  topHospitals: a.topHospitals + b.topHospitals,
  countyHospitals: a.countyHospitals + b.countyHospitals,
});

/** A region with the regions right below it. @returns nothing where there is no such region */
export async function findRegionBranch(em: EntityManager, code: string): Promise<RegionBranch | undefined> {
  const region = (await findRegions(em, [code])).get(code);
  if (!region) return undefined;
  const children = await em.execute<(Region & { hasChildren: boolean })[]>(
    `select ${columns}, exists (select from region c where c.parent_code = r.code) as "hasChildren"
     from region r where r.parent_code = ? order by r.code`,
    [code],
  );
  const counts = await countHospitals(region, em);
  const countsOf = new Map(counts.map(({ code, ...count }) => [code, count]));
  const nodes = children.map((child): RegionNode => ({ ...child, ...(countsOf.get(child.code) ?? none) }));
  const path = (await findRegionPaths(em, [code]))(code);
  return {
    region: { ...region, hasChildren: children.length > 0, ...counts.reduce(sum, none) },
    path,
    children: nodes,
  };
}

export interface RegionSearch {
  readonly search: string;
  readonly level?: RegionLevel | undefined;
  readonly limit: number;
}

/** By Chinese or English name, pinyin, initials or code: names that begin so first, then higher levels. */
export async function searchRegions(
  em: EntityManager,
  { search, level, limit }: RegionSearch,
): Promise<RegionHit[]> {
  const pattern = likePattern(search.trim());
  const found = await em.execute<Region[]>(
    `select ${columns} from region r
     where r.search_text like ? and (?::text is null or r.level = ?)
     order by (r.search_text not like ? and r.code <> ?), length(r.code), r.code limit ?`,
    [`%${pattern}%`, level ?? null, level ?? null, `% ${pattern}%`, search.trim(), limit],
  );
  const pathOf = await findRegionPaths(
    em,
    found.map(({ code }) => code),
  );
  return found.map((region) => ({ ...region, path: pathOf(region.code) }));
}
