import type { LiveFigures } from '@jiedui/contracts';
import type { RegionCode } from '@jiedui/domain';
import type { EntityManager } from '@mikro-orm/postgresql';

const sql = `
with area as (select code from region where parent_code = ? or code = ?)
select area.code, count(r.people)::int as rooms, coalesce(sum(r.people), 0)::int as people,
  (count(*) filter (where r.is_weak))::int as weak
from area left join live_oversight r
  on r.region_code like (case when area.code = '0' then '' else area.code end) || '%'
group by area.code`;

const none: LiveFigures = { rooms: 0, people: 0, weak: 0 };

/** Of a region and of each of its children. The view shows what the acting person supervises, and of it no room by name. */
export async function liveFigures(
  em: EntityManager,
  region: RegionCode,
): Promise<(code: RegionCode) => LiveFigures> {
  const rows = await em.execute<(LiveFigures & { code: RegionCode })[]>(sql, [region, region]);
  const known = new Map(rows.map(({ code, ...figures }) => [code, figures]));
  return (code) => known.get(code) ?? none;
}
