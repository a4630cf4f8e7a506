import {
  CatalogueError,
  type Hospital as HospitalView,
  type InputOf,
  type MatchChoice,
} from '@jiedui/contracts';
import type { MatchProblem, Specialty } from '@jiedui/domain';
import type { AgreementId, HospitalId, MatchingRunId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { likePattern } from '../regions/index.js';
import type { ChoiceRow } from './solver/plan.figures.js';
import type { SolvedPlan } from './solver/plan.solver.js';

/** What a plan was made of, and what it is explained by once it is solved. @throws NOT_FOUND */
export async function materialOf(
  em: EntityManager,
  id: MatchingRunId,
): Promise<{ readonly problem: MatchProblem; readonly plan: SolvedPlan | null }> {
  const [row] = await em.execute<{ problem: MatchProblem; plan: SolvedPlan | null }[]>(
    'select problem, plan from matching_material where run_id = ?',
    [id],
  );
  if (!row) throw new CatalogueError('NOT_FOUND');
  return row;
}

export async function saveProblem(
  em: EntityManager,
  id: MatchingRunId,
  problem: MatchProblem,
): Promise<void> {
  await em.execute('insert into matching_material (run_id, problem) values (?, ?::jsonb)', [
    id,
    JSON.stringify(problem),
  ]);
}

export async function savePlan(
  em: EntityManager,
  id: MatchingRunId,
  plan: SolvedPlan,
  choices: readonly ChoiceRow[],
): Promise<void> {
  await em.execute('update matching_material set plan = ?::jsonb where run_id = ?', [
    JSON.stringify(plan),
    id,
  ]);
  const columns = 'ask, county_id, specialty, top_id, score, need, is_team, is_lead, is_living, is_pinned';
  await em.execute(
    `insert into matching_choice (run_id, ${columns})
     select ?, ${columns} from jsonb_populate_recordset(null::matching_choice, ?::jsonb)`,
    [id, JSON.stringify(choices)],
  );
}

/** Hospitals in short, by id. */
export async function hospitalsById(
  em: EntityManager,
  ids: Iterable<HospitalId>,
): Promise<Map<HospitalId, HospitalView>> {
  const rows = await em.execute<HospitalView[]>(
    `select id, code, name_zh as "nameZh", name_en as "nameEn", time_zone as "timeZone"
     from hospital where id = any(array(select jsonb_array_elements_text(?::jsonb)::uuid))`,
    [JSON.stringify([...new Set(ids)])],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

type ChoiceQuery = InputOf<'listMatchChoices'>['query'];
type StoredChoice = Omit<MatchChoice, 'county' | 'top' | 'canAccept'> & {
  readonly countyId: HospitalId;
  readonly topId: HospitalId | null;
};

/** The agreement a choice became is still worth something. */
const isStanding = "state not in ('declined', 'withdrawn', 'ended', 'expired', 'renewed')";

/** A pair that is at something else already cannot take a proposal, nor can an ask that another plan has answered. */
const negotiating = `m.agreement_id is null and (exists (
    select from pairing p join agreement a on a.pairing_id = p.id and a.state in ('draft', 'proposed', 'accepted')
    where p.inviting_hospital_id = m.county_id and p.invited_hospital_id = m.top_id
  ) or exists (
    select from matching_choice other join agreement a on a.id = other.agreement_id and a.${isStanding}
    where other.county_id = m.county_id and other.specialty = m.specialty
  ))`;

const stateSql = {
  open: 'm.top_id is not null and m.agreement_id is null',
  accepted: 'm.agreement_id is not null',
  unanswered: 'm.top_id is null',
} as const;

/** By region and code of the county hospital, then by specialty. */
export async function findChoices(
  em: EntityManager,
  id: MatchingRunId,
  { state, specialty, search, page, pageSize }: ChoiceQuery,
): Promise<{ readonly rows: StoredChoice[]; readonly total: number }> {
  const pattern = search?.trim() ? `%${likePattern(search.trim())}%` : null;
  const from = `from matching_choice m
    join hospital c on c.id = m.county_id
    left join hospital t on t.id = m.top_id
    where m.run_id = ? ${state ? `and ${stateSql[state]}` : ''}
      and (?::text is null or m.specialty = ?)
      and (?::text is null or c.search_text like ? or t.search_text like ?)`;
  const parameters = [id, specialty ?? null, specialty ?? null, pattern, pattern, pattern];
  const rows = await em.execute<StoredChoice[]>(
    `select m.county_id as "countyId", m.specialty, m.top_id as "topId", m.score, m.need, m.is_team as "isTeam",
       m.is_lead as "isLead", m.is_living as "isLiving", m.is_pinned as "isPinned", m.agreement_id as "agreementId",
       (${negotiating}) as "isNegotiating"
     ${from} order by c.region_code, c.code, m.specialty limit ? offset ?`,
    [...parameters, pageSize, (page - 1) * pageSize],
  );
  const [{ total }] = await em.execute<[{ total: number }]>(
    `select count(*)::int as total ${from}`,
    parameters,
  );
  return { rows, total };
}

/** A choice that could become part of an agreement. */
export interface OpenChoice {
  readonly countyId: HospitalId;
  readonly specialty: Specialty;
  readonly topId: HospitalId;
  readonly isLead: boolean;
  readonly agreementId: AgreementId | null;
  readonly isNegotiating: boolean;
}

export const answeredChoices = (em: EntityManager, id: MatchingRunId): Promise<OpenChoice[]> =>
  em.execute<OpenChoice[]>(
    `select county_id as "countyId", specialty, top_id as "topId", is_lead as "isLead", agreement_id as "agreementId",
       (${negotiating}) as "isNegotiating"
     from matching_choice m where run_id = ? and top_id is not null order by ask`,
    [id],
  );

export async function acceptedCounts(
  em: EntityManager,
  ids: readonly MatchingRunId[],
): Promise<Map<MatchingRunId, number>> {
  const rows = await em.execute<{ id: MatchingRunId; accepted: number }[]>(
    `select run_id as id, count(agreement_id)::int as accepted from matching_choice
     where run_id = any(array(select jsonb_array_elements_text(?::jsonb)::uuid)) group by run_id`,
    [JSON.stringify(ids)],
  );
  return new Map(rows.map(({ id, accepted }) => [id, accepted]));
}

/** Asks of two plans that are answered differently, or in one alone; by region and code of the county hospital. */
export const comparedChoices = (em: EntityManager, oneId: MatchingRunId, otherId: MatchingRunId) =>
  em.execute<
    {
      countyId: HospitalId;
      specialty: Specialty;
      before: HospitalId | null;
      after: HospitalId | null;
      scoreBefore: number;
      scoreAfter: number;
    }[]
  >(
    `select h.id as "countyId", coalesce(a.specialty, b.specialty) as specialty, a.top_id as before, b.top_id as after,
       coalesce(a.score, 0) as "scoreBefore", coalesce(b.score, 0) as "scoreAfter"
     from (select * from matching_choice where run_id = ?) a
     full join (select * from matching_choice where run_id = ?) b using (county_id, specialty)
     join hospital h on h.id = county_id
     where a.top_id is distinct from b.top_id
     order by h.region_code, h.code, specialty`,
    [oneId, otherId],
  );

/** Whoever accepts proposals does so alone until the transaction ends, so that no two promise the same place. */
export async function holdAcceptance(em: EntityManager): Promise<void> {
  await em.execute("select pg_advisory_xact_lock(hashtext('matching.accept'))");
}

/** Asks that an agreement out of any plan covers already, as long as it was not given up. */
export const takenAsks = (
  em: EntityManager,
): Promise<{ countyId: HospitalId; specialty: Specialty; topId: HospitalId }[]> =>
  em.execute(
    `select distinct p.inviting_hospital_id as "countyId", m.specialty, p.invited_hospital_id as "topId"
     from matching_choice m
     join agreement a on a.id = m.agreement_id and a.${isStanding}
     join pairing p on p.id = a.pairing_id`,
  );

export async function markAccepted(
  em: EntityManager,
  id: MatchingRunId,
  accepted: readonly {
    readonly countyId: HospitalId;
    readonly specialty: Specialty;
    readonly agreementId: AgreementId;
  }[],
): Promise<void> {
  await em.execute(
    `update matching_choice m set agreement_id = a."agreementId"
     from jsonb_to_recordset(?::jsonb) as a("countyId" uuid, specialty text, "agreementId" uuid)
     where m.run_id = ? and m.county_id = a."countyId" and m.specialty = a.specialty`,
    [JSON.stringify(accepted), id],
  );
}
