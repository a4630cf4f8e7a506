import {
  type DatePrecision,
  type FigureBound,
  type FigureCode,
  quarterEnd,
  quarterStart,
  type RegionCode,
  type TechniqueCode,
} from '@jiedui/domain';
import type { EntityManager } from '@mikro-orm/postgresql';
import { placeValues } from '../outcomes/index.js';
import type { Covered } from './report.scope.js';

interface Named {
  readonly nameZh: string;
  readonly nameEn: string;
}

/** Hospitals that a report covers, by the region right below; three values. */
const placeSql = `select id, tier, left(region_code, ?) as child from hospital
  where region_code like ? and (?::jsonb is null or id in (select jsonb_array_elements_text(?::jsonb)::uuid))`;

/** Pairings whose county side is covered, of one hospital alone where one is named; two values more. */
const pairingSql = `select p.*, h.child from pairing p join place h on h.id = p.inviting_hospital_id
  where ?::uuid is null or ? in (p.inviting_hospital_id, p.invited_hospital_id)`;

const placed = (covered: Covered, childLength: number) => [childLength, ...placeValues(covered)];
const paired = ({ partyId }: Covered) => [partyId, partyId];

export interface CoverageLine extends Named {
  readonly code: RegionCode;
  readonly county: number;
  readonly paired: number;
  readonly told: number;
}

/** County hospitals by region: how many there are, have an agreement in force, and told the last quarter. */
export const findCoverage = (
  em: EntityManager,
  covered: Covered,
  childLength: number,
): Promise<CoverageLine[]> =>
  em.execute<CoverageLine[]>(
    `with place as (${placeSql})
     select r.code, r.name_zh as "nameZh", r.name_en as "nameEn", count(*)::int as county,
       (count(*) filter (where exists (select from pairing p join agreement a on a.pairing_id = p.id
         where p.inviting_hospital_id = place.id and a.state = 'active')))::int as paired,
       (count(*) filter (where exists (select from outcome o
         where o.hospital_id = place.id and o.quarter = ?)))::int as told
     from place join region r on r.code = place.child where place.tier = 'county'
     group by r.code, r.name_zh, r.name_en order by r.code`,
    [...placed(covered, childLength), covered.period.last],
  );

export interface AgreementLine extends Named {
  readonly code: RegionCode;
  readonly active: number;
  readonly suspended: number;
  readonly negotiating: number;
  readonly expiring: number;
}

/** Agreements by the region of the county side, as they stand today. */
export const findAgreements = (
  em: EntityManager,
  covered: Covered,
  childLength: number,
  today: string,
): Promise<AgreementLine[]> =>
  em.execute<AgreementLine[]>(
    `with place as (${placeSql}), pair as (${pairingSql})
     select r.code, r.name_zh as "nameZh", r.name_en as "nameEn",
       (count(*) filter (where a.state = 'active'))::int as active,
       (count(*) filter (where a.state = 'suspended'))::int as suspended,
       (count(*) filter (where a.state in ('draft', 'proposed', 'accepted')))::int as negotiating,
       (count(*) filter (where a.state = 'active' and a.valid_until between ?::date and ?::date + 90))::int as expiring
     from pair join agreement a on a.pairing_id = pair.id join region r on r.code = pair.child
     group by r.code, r.name_zh, r.name_en order by r.code`,
    [...placed(covered, childLength), ...paired(covered), today, today],
  );

export interface DormantLine {
  readonly invitingZh: string;
  readonly invitingEn: string;
  readonly invitedZh: string;
  readonly invitedEn: string;
  readonly silentDays: number;
  readonly contactEveryDays: number;
  readonly lastSign: 'consultation' | 'visit' | 'milestone' | null;
}

/** Pairings past their agreed rhythm when they were last looked at, the longest silent first. */
export const findDormant = (em: EntityManager, covered: Covered, today: string): Promise<DormantLine[]> =>
  em.execute<DormantLine[]>(
    `with place as (${placeSql}), pair as (${pairingSql})
     select i.name_zh as "invitingZh", i.name_en as "invitingEn", t.name_zh as "invitedZh", t.name_en as "invitedEn",
       (?::date - r.silent_since) as "silentDays", r.contact_every_days as "contactEveryDays",
       r.last_sign as "lastSign"
     from pair join radar_reading r on r.pairing_id = pair.id join hospital i on i.id = pair.inviting_hospital_id
     join hospital t on t.id = pair.invited_hospital_id
     where r.state in ('dormant', 'neverWoken') order by r.silent_since, i.code, t.code`,
    [...placed(covered, 2), ...paired(covered), today],
  );

export interface PlanLine {
  readonly year: number;
  readonly plans: number;
  readonly running: number;
  readonly closed: number;
  readonly posts: number;
  readonly milestones: number;
  readonly milestonesDone: number;
  readonly milestonesLate: number;
}

/** Plans of the years of the period, those under discussion left out. */
export const findPlans = (em: EntityManager, covered: Covered, today: string): Promise<PlanLine[]> =>
  em.execute<PlanLine[]>(
    `with place as (${placeSql}), pair as (${pairingSql}), chosen as (
       select plan.id, plan.year, plan.state from plan join pair on pair.id = plan.pairing_id
       where plan.year between ? and ? and plan.state in ('agreed', 'running', 'reviewed', 'closed')
     ), milestones as (
       select c.year, count(*)::int as all, (count(m.done_on))::int as done,
         (count(*) filter (where m.done_on is null and m.due_on < ?))::int as late
       from chosen c join plan_milestone m on m.plan_id = c.id group by 1
     ), posts as (
       select c.year, count(*)::int as all from chosen c join plan_post p on p.plan_id = c.id group by 1
     )
     select c.year, count(*)::int as plans, (count(*) filter (where c.state = 'running'))::int as running,
       (count(*) filter (where c.state in ('reviewed', 'closed')))::int as closed,
       coalesce(max(p.all), 0) as posts, coalesce(max(m.all), 0) as milestones,
       coalesce(max(m.done), 0) as "milestonesDone", coalesce(max(m.late), 0) as "milestonesLate"
     from chosen c left join milestones m on m.year = c.year left join posts p on p.year = c.year
     group by c.year order by c.year`,
    [
      ...placed(covered, 2),
      ...paired(covered),
      Number(covered.period.first.slice(0, 4)),
      Number(covered.period.last.slice(0, 4)),
      today,
    ],
  );

export interface TechniqueCount {
  readonly technique: TechniqueCode;
  readonly count: number;
}

/** Techniques begun in the period, the commonest first. */
export const findTechniqueCounts = (em: EntityManager, covered: Covered): Promise<TechniqueCount[]> =>
  em.execute<TechniqueCount[]>(
    `with place as (${placeSql})
     select t.technique, count(*)::int as count from technique_introduced t join place on place.id = t.hospital_id
     where t.withdrawn_at is null and t.since between ? and ? group by 1 order by 2 desc, 1`,
    [...placed(covered, 2), quarterStart(covered.period.first), quarterEnd(covered.period.last)],
  );

export interface ProgrammeFigureLine extends Named {
  readonly code: FigureCode;
  readonly bound: FigureBound;
  readonly value: number;
  readonly asOf: string;
  readonly asOfPrecision: DatePrecision;
  readonly sourceZh: string;
  readonly sourceEn: string;
}

/** Of all programmes, as they were published. */
export const findProgrammeFigures = (em: EntityManager): Promise<ProgrammeFigureLine[]> =>
  em.execute<ProgrammeFigureLine[]>(
    `select p.name_zh as "nameZh", p.name_en as "nameEn", f.code, f.bound, f.value::float8 as value,
       f.as_of::text as "asOf", f.as_of_precision as "asOfPrecision", f.source_zh as "sourceZh",
       f.source_en as "sourceEn"
     from programme_figure f join programme p on p.id = f.programme_id order by p.starts_on, f.as_of, f.code`,
  );
