import { type MatchFacts, type MatchHospital, type MatchPair, nation, type RegionCode } from '@jiedui/domain';
import type { HospitalId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { latestCountyNeeds, latestTopStrengths } from '../needs/index.js';

/** Which hospitals of either side take part. */
export interface MatchScope {
  readonly counties: { readonly hospitalIds?: readonly HospitalId[]; readonly regionCode?: RegionCode };
  readonly tops: { readonly hospitalIds?: readonly HospitalId[]; readonly regionCode?: RegionCode };
}

const hospitalsSql = `
select id, coalesce(region_code, '${nation}') as "regionCode", 'keyCounty' = any(flags) as "isKeyCounty"
from hospital where id in (select hospital_id from questionnaire)`;

/** Pairs with an agreement in force on a day, each once. */
const livingSql = `
select distinct p.inviting_hospital_id as "countyId", p.invited_hospital_id as "topId"
from pairing p join agreement a on a.pairing_id = p.id
where a.state in ('active', 'suspended') and ?::date between a.valid_from and coalesce(a.valid_until, 'infinity')
order by 1, 2`;

/** What hospitals said last and how they are paired today. */
export async function loadMatchFacts(em: EntityManager, scope: MatchScope, now: Date): Promise<MatchFacts> {
  const needs = await latestCountyNeeds(em, scope.counties);
  const strengths = await latestTopStrengths(em, scope.tops);
  const hospitals = await em.execute<MatchHospital[]>(hospitalsSql);
  const pairs = await em.execute<MatchPair[]>(livingSql, [now.toISOString().slice(0, 10)]);
  const counties = new Set(needs.map(({ hospitalId }) => hospitalId));
  const tops = new Set(strengths.map(({ hospitalId }) => hospitalId));
  return {
    needs,
    strengths,
    hospitals: new Map(hospitals.map((hospital) => [hospital.id, hospital])),
    living: pairs.filter(({ countyId, topId }) => counties.has(countyId) && tops.has(topId)),
    takenElsewhere: countsOf(pairs.filter(({ countyId }) => !counties.has(countyId))),
  };
}

function countsOf(pairs: readonly MatchPair[]): Map<HospitalId, number> {
  const counts = new Map<HospitalId, number>();
  for (const { topId } of pairs) counts.set(topId, (counts.get(topId) ?? 0) + 1);
  return counts;
}
