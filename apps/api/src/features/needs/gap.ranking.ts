import type { InputOf, RankedGap, RankedGapPage } from '@jiedui/contracts';
import { asksForHelp, type CountyNeeds, gapOf, nation, totalGap } from '@jiedui/domain';
import type { HospitalId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { findHospitals, type HospitalRecord, hospitalView } from '../hospitals/index.js';
import { pairingsOfInviting } from '../pairings/index.js';
import { findRegionPaths, likePattern } from '../regions/index.js';
import { latestCountyNeeds } from './latest.queries.js';

type Query = InputOf<'listGaps'>['query'];
type Figures = Omit<RankedGap, 'rank' | 'hospital' | 'regionPath' | 'flags' | 'partners'> & {
  readonly hospitalId: HospitalId;
};

function figuresOf(
  { hospitalId, year, specialties: all }: CountyNeeds,
  specialty: Query['specialty'],
): Figures {
  const lines = specialty ? all.filter((line) => line.specialty === specialty) : all;
  const gaps = lines.map((line) => ({ ...gapOf(line), specialty: line.specialty }));
  const widest = gaps.reduce((best, gap) => (gap.levelCases > (best?.levelCases ?? 0) ? gap : best), gaps[0]);
  return {
    hospitalId,
    year,
    levelCases: totalGap(lines),
    casesPerYear: lines.reduce((sum, { casesPerYear }) => sum + casesPerYear, 0),
    casesSentOut: gaps.reduce((sum, { casesSentOut }) => sum + casesSentOut, 0),
    linesBelow: gaps.filter(({ levelsMissing }) => levelsMissing > 0).length,
    linesAsking: lines.filter(asksForHelp).length,
    widest:
      widest && widest.levelCases > 0 ? { specialty: widest.specialty, levelCases: widest.levelCases } : null,
  };
}

/** All of the region, as the rule that ranks them lives in the domain; the nation's are some thousand short rows. */
async function ranked(
  em: EntityManager,
  { regionCode, specialty }: Query,
): Promise<(Figures & { rank: number })[]> {
  const needs = await latestCountyNeeds(em, regionCode === undefined ? {} : { regionCode });
  const asked = specialty
    ? needs.filter((one) => one.specialties.some((line) => line.specialty === specialty))
    : needs;
  return asked
    .map((one) => figuresOf(one, specialty))
    .toSorted((a, b) => b.levelCases - a.levelCases || b.casesPerYear - a.casesPerYear)
    .map((figures, at) => ({ ...figures, rank: at + 1 }));
}

/** The ids of hospitals whose names, code or pinyin hold every word. */
async function matching(em: EntityManager, search: string): Promise<Set<HospitalId>> {
  const patterns = search
    .trim()
    .split(/\s+/)
    .map((term) => `%${likePattern(term)}%`);
  const rows = await em.execute<{ id: HospitalId }[]>(
    `select id from hospital where ${patterns.map(() => 'search_text like ?').join(' and ')}`,
    patterns,
  );
  return new Set(rows.map(({ id }) => id));
}

async function countUnanswered(em: EntityManager, { regionCode }: Query): Promise<number> {
  const pattern = regionCode === undefined || regionCode === nation ? '%' : `${regionCode}%`;
  const [row] = await em.execute<[{ count: number }]>(
    `select count(*)::int as count from hospital h
     where h.tier in ('county', 'township', 'village') and coalesce(h.region_code, '') like ? and not exists (
       select from questionnaire q where q.hospital_id = h.id and q.kind = 'needs' and q.state = 'submitted')`,
    [pattern],
  );
  return row.count;
}

/** One page of the ranking. A search narrows what is shown; the rank stays that of the region. */
export async function rankGaps(em: EntityManager, query: Query, now: Date): Promise<RankedGapPage> {
  const { page, pageSize, search } = query;
  const all = await ranked(em, query);
  const wanted = search?.trim() ? await matching(em, search) : undefined;
  const found = wanted ? all.filter(({ hospitalId }) => wanted.has(hospitalId)) : all;
  const shown = found.slice((page - 1) * pageSize, page * pageSize);
  const ids = shown.map(({ hospitalId }) => hospitalId);
  const records = await findHospitals(
    em,
    'where h.id = any(array(select jsonb_array_elements_text(?::jsonb)::uuid))',
    [JSON.stringify(ids)],
  );
  const hospitals = new Map<HospitalId, HospitalRecord>(records.map((record) => [record.id, record]));
  const pathOf = await findRegionPaths(
    em,
    records.map(({ regionCode }) => regionCode),
  );
  const helped = await pairingsOfInviting(em, ids, now);
  const items = shown.flatMap(({ hospitalId, ...figures }): RankedGap[] => {
    const hospital = hospitals.get(hospitalId);
    if (!hospital) return [];
    const partners = helped.filter(
      ({ pairing, agreement, block }) => pairing.invitingHospital.id === hospitalId && agreement && !block,
    ).length;
    const { regionCode, flags } = hospital;
    return [
      {
        ...figures,
        hospital: hospitalView(hospital),
        regionPath: pathOf(regionCode),
        flags: [...flags],
        partners,
      },
    ];
  });
  return { items, total: found.length, page, pageSize, unanswered: await countUnanswered(em, query) };
}
