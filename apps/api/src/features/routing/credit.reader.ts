import { Injectable } from '@nestjs/common';
import { CatalogueError, type InputOf, type OverflowEntry, type OverflowLedger } from '@jiedui/contracts';
import { hospitalPosts } from '@jiedui/domain';
import type { HospitalId } from '@jiedui/kernel';
import { Database } from '../../base/database/database.js';
import type { Caller } from '../../base/http/caller.js';
import { Hospital, hospitalView } from '../hospitals/index.js';

interface Row {
  readonly id: string;
  readonly helperId: HospitalId;
  readonly helpedId: HospitalId;
  readonly credits: number;
  readonly consultationNumber: string | null;
  readonly at: Date;
}

interface Sum {
  readonly hospitalId: HospitalId;
  readonly given: number;
  readonly received: number;
}

const mine = `(e.helper_hospital_id = any(array(select jsonb_array_elements_text(?::jsonb)::uuid))
  or e.helped_hospital_id = any(array(select jsonb_array_elements_text(?::jsonb)::uuid)))`;

const page = `
select e.id, e.helper_hospital_id as "helperId", e.helped_hospital_id as "helpedId", e.credits,
  c.number as "consultationNumber", e.at
from overflow_credit e left join consultation c on c.id = e.consultation_id
where ${mine} order by e.at desc, e.id limit ? offset ?`;

const sums = `
select h as "hospitalId",
  coalesce(sum(e.credits) filter (where e.helper_hospital_id = h), 0)::int as given,
  coalesce(sum(e.credits) filter (where e.helped_hospital_id = h), 0)::int as received
from (select distinct unnest(array[helper_hospital_id, helped_hospital_id]) as h from overflow_credit e where ${mine}) known
join overflow_credit e on h in (e.helper_hospital_id, e.helped_hospital_id)
where ${mine} group by h order by h`;

/** The ledger of help between hospitals, as coordinators see their part of it. */
@Injectable()
export class CreditReader {
  constructor(private readonly database: Database) {}

  list({ actor }: Caller, query: InputOf<'listOverflowCredits'>['query']): Promise<OverflowLedger> {
    const hospitalIds = hospitalPosts(actor, 'coordinator').map(({ hospitalId }) => hospitalId);
    if (hospitalIds.length === 0) throw new CatalogueError('ACTION_NOT_ALLOWED');
    const ids = JSON.stringify(hospitalIds);
    const { page: at, pageSize } = query;
    return this.database.read(async (em) => {
      const rows = await em.execute<Row[]>(page, [ids, ids, pageSize, (at - 1) * pageSize]);
      const [{ total } = { total: 0 }] = await em.execute<{ total: number }[]>(
        `select count(*)::int as total from overflow_credit e where ${mine}`,
        [ids, ids],
      );
      const balances = await em.execute<Sum[]>(sums, [ids, ids, ids, ids]);
      const named = [...balances.map(({ hospitalId }) => hospitalId), ...hospitalIds];
      const hospitals = await em.find(Hospital, { id: { $in: named } });
      const view = (id: HospitalId) => hospitalView(hospitals.find((one) => one.id === id) as Hospital);
      return {
        items: rows.map(({ helperId, helpedId, at: when, ...row }): OverflowEntry => ({
          ...row,
          helper: view(helperId),
          helped: view(helpedId),
          at: new Date(when).toISOString(),
        })),
        balances: balances.map(({ hospitalId, given, received }) => ({
          hospital: view(hospitalId),
          given,
          received,
          credits: given - received,
        })),
        total,
        page: at,
        pageSize,
      };
    });
  }
}
