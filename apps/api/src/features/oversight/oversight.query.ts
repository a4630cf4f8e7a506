import type { InputOf, OverseenConsultation, OversightFigures } from '@jiedui/contracts';
import { contractDay, nation, type RegionCode } from '@jiedui/domain';
import type { HospitalId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';

/** The prefix that all codes of a region share. */
const prefixOf = (region: RegionCode) => (region === nation ? '' : region);

interface Row extends OversightFigures {
  code: RegionCode;
}

/**
 * Figures per region below a prefix, in one pass. `consultation_oversight` shows what the acting person supervises
 * and nothing of a patient; hospitals and pairings are no secret.
 */
const sql = `
with area as (
  select code from region where (parent_code = ? or code = ?)
), inside as (
  select area.code, h.id from area join hospital h
    on h.region_code like (case when area.code = '0' then '' else area.code end) || '%'
)
select area.code,
  (select count(*) from inside i where i.code = area.code)::int as hospitals,
  (select count(*) from pairing p join inside i on i.id = p.inviting_hospital_id and i.code = area.code
    where exists (select from agreement a where a.pairing_id = p.id and a.state = 'active'
      and ?::date between a.valid_from and coalesce(a.valid_until, 'infinity')))::int as pairings,
  count(c.number)::int as consultations,
  (count(*) filter (where c.is_open))::int as open,
  (count(*) filter (where c.state = 'submitted' and c.response_due_at < ?))::int as overdue,
  (count(*) filter (where c.state = 'closed'))::int as closed
from area
left join inside on inside.code = area.code
left join consultation_oversight c on c.inviting_hospital_id = inside.id
group by area.code`;

const nothing: OversightFigures = {
  hospitals: 0,
  pairings: 0,
  consultations: 0,
  open: 0,
  overdue: 0,
  closed: 0,
};

/** Of a region and of each of its children. */
export async function figuresOf(
  em: EntityManager,
  region: RegionCode,
  now: Date,
): Promise<(code: RegionCode) => OversightFigures> {
  const at = now.toISOString();
  const rows = await em.execute<Row[]>(sql, [region, region, contractDay(now), at]);
  const figures = new Map(rows.map(({ code, ...row }) => [code, row]));
  return (code) => figures.get(code) ?? nothing;
}

type Filter = Omit<InputOf<'listOverseenConsultations'>['query'], 'regionCode'>;
type Overseen = Omit<OverseenConsultation, 'invitingHospital' | 'invitedHospital'> & {
  readonly invitingHospitalId: HospitalId;
  readonly invitedHospitalId: HospitalId;
};

const scopes = { all: 'true', open: 'is_open', overdue: "state = 'submitted' and response_due_at < ?" };

/** One page of the consultations asked from a region, the earliest clock first. */
export async function findOverseen(
  em: EntityManager,
  region: RegionCode,
  { scope, page, pageSize }: Filter,
  now: Date,
): Promise<{ rows: Overseen[]; total: number }> {
  const where = `from consultation_oversight where region_code like ? and ${scopes[scope]}`;
  const values = [`${prefixOf(region)}%`, ...(scope === 'overdue' ? [now.toISOString()] : [])];
  const [count] = await em.execute<[{ total: number }]>(`select count(*)::int as total ${where}`, values);
  const rows = await em.execute<(Overseen & Record<'submittedAt' | 'responseDueAt' | 'updatedAt', Date>)[]>(
    `select number, state, urgency, specialty, submitted_at as "submittedAt", response_due_at as "responseDueAt",
       updated_at as "updatedAt", inviting_hospital_id as "invitingHospitalId",
       invited_hospital_id as "invitedHospitalId" ${where}
     order by is_open desc, response_due_at, number limit ? offset ?`,
    [...values, pageSize, (page - 1) * pageSize],
  );
  return {
    total: count.total,
    rows: rows.map((row) => ({
      ...row,
      submittedAt: new Date(row.submittedAt).toISOString(),
      responseDueAt: new Date(row.responseDueAt).toISOString(),
      updatedAt: new Date(row.updatedAt).toISOString(),
    })),
  };
}
