import { gradeChanges, type GradeSince, quarterEnd, quarterStart, type RegionCode } from '@jiedui/domain';
import { grouped, type HospitalId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { gradeOf } from '../hospitals/index.js';
import { placeValues, type Scope } from './region-sums.query.js';

/** A grade that went up or down in the period, at a hospital of the county tier. */
export interface RegionGradeChange {
  readonly hospitalId: HospitalId;
  readonly regionCode: RegionCode;
  readonly change: ReturnType<typeof gradeChanges>[number];
}

interface GradeLine {
  readonly hospitalId: HospitalId;
  readonly regionCode: RegionCode;
  readonly grade: string | null;
  readonly since: string;
}

/** Read from the histories of those whose grade changed in the period; what a change is, the rule says. */
export async function findGradeChanges(
  em: EntityManager,
  { period: { first, last }, ...place }: Scope,
): Promise<RegionGradeChange[]> {
  const span = [quarterStart(first), quarterEnd(last)] as const;
  const lines = await em.execute<GradeLine[]>(
    `select h.id as "hospitalId", h.region_code as "regionCode", g.grade, g.since::text as since
     from hospital h join hospital_grade g on g.hospital_id = h.id
     where h.tier = 'county' and h.region_code like ?
       and (?::jsonb is null or h.id in (select jsonb_array_elements_text(?::jsonb)::uuid)) and exists (
       select from hospital_grade c where c.hospital_id = h.id and c.since between ? and ?)
     order by h.code, g.since`,
    [...placeValues(place), ...span],
  );
  const histories = grouped(lines, ({ hospitalId }) => hospitalId);
  return [...histories].flatMap(([hospitalId, history]) =>
    gradeChanges(history.map(({ grade, since }): GradeSince => ({ grade: gradeOf(grade), since })))
      .filter(({ since }) => since >= span[0] && since <= span[1])
      .map((change) => ({ hospitalId, regionCode: history[0]?.regionCode ?? '', change })),
  );
}

export interface Counted {
  readonly child: RegionCode;
  readonly count: number;
}

/** Techniques that hospitals began to do by themselves in the period, by child region. */
export const countTechniques = (
  em: EntityManager,
  { period: { first, last }, childLength, ...place }: Scope,
): Promise<Counted[]> =>
  em.execute<Counted[]>(
    `select left(h.region_code, ?) as child, count(*)::int as count
     from technique_introduced t join hospital h on h.id = t.hospital_id
     where h.region_code like ? and (?::jsonb is null or h.id in (select jsonb_array_elements_text(?::jsonb)::uuid))
       and t.withdrawn_at is null and t.since between ? and ? group by 1`,
    [childLength, ...placeValues(place), quarterStart(first), quarterEnd(last)],
  );
