import { type AnsweringRecord, defaultOpenPerExpert, type Specialty } from '@jiedui/domain';
import type { HospitalId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';

const recordDays = 365;
const dayMs = 86_400_000;

const sql = `
select h.id as "hospitalId", coalesce(f.open, 0) as open, coalesce(f.answered, 0) as answered,
  coalesce(f.in_limit, 0) as "inLimit", f.median_minutes as "medianMinutes",
  coalesce(b.credits, 0) as credits, s.open_per_expert as "openPerExpert"
from (select jsonb_array_elements_text(?::jsonb)::uuid as id) h
left join answering_figures(array(select jsonb_array_elements_text(?::jsonb)::uuid), ?, ?) f on f.hospital_id = h.id
left join overflow_balances(array(select jsonb_array_elements_text(?::jsonb)::uuid)) b on b.hospital_id = h.id
left join routing_setting s on s.hospital_id = h.id`;

interface Row {
  readonly hospitalId: HospitalId;
  readonly open: number;
  readonly answered: number;
  readonly inLimit: number;
  readonly medianMinutes: number | null;
  readonly credits: number;
  readonly openPerExpert: number | null;
}

/** How busy a hospital is with a specialty, how it answered in the last year, and what it owes for help. */
export interface AnsweringFigures {
  readonly open: number;
  readonly openPerExpert: number;
  readonly record: AnsweringRecord | null;
  readonly credits: number;
}

export async function findAnsweringFigures(
  em: EntityManager,
  hospitalIds: readonly HospitalId[],
  specialty: Specialty,
  now: Date,
): Promise<Map<HospitalId, AnsweringFigures>> {
  const ids = JSON.stringify(hospitalIds);
  const since = new Date(now.getTime() - recordDays * dayMs).toISOString();
  const rows = await em.execute<Row[]>(sql, [ids, ids, specialty, since, ids]);
  return new Map(
    rows.map(({ hospitalId, open, answered, inLimit, medianMinutes, credits, openPerExpert }) => [
      hospitalId,
      {
        open,
        credits,
        openPerExpert: openPerExpert ?? defaultOpenPerExpert,
        record:
          answered === 0 || medianMinutes === null
            ? null
            : {
                answered,
                inLimitPercent: Math.round((inLimit / answered) * 100),
                medianMinutes: Math.round(medianMinutes),
              },
      },
    ]),
  );
}
