import type { OutcomeFigures, OutcomeOrigin, Period, Quarter, Specialty } from '@jiedui/domain';
import type { HospitalId, PersonId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';

/** One line as it stands. */
export interface OutcomeRow extends OutcomeFigures {
  readonly hospitalId: HospitalId;
  readonly quarter: Quarter;
  readonly specialty: Specialty;
  readonly revision: number;
  readonly toldById: PersonId | null;
  readonly toldAt: string;
  readonly origin: OutcomeOrigin;
}

const columns = `hospital_id as "hospitalId", quarter, specialty, revision, cases_local as "casesLocal",
  cases_transferred as "casesTransferred", local_fee_yuan as "localFeeYuan", outside_fee_yuan as "outsideFeeYuan",
  recognised_results as "recognisedResults", recognised_yuan::float8 as "recognisedYuan",
  told_by_id as "toldById", told_at as "toldAt", origin`;

/** Of a hospital in a period, and its baseline quarter, in the order of time. */
export const findHospitalLines = (
  em: EntityManager,
  hospitalId: HospitalId,
  { first, last, baseline }: Period,
): Promise<OutcomeRow[]> =>
  em.execute<OutcomeRow[]>(
    `select ${columns} from outcome
     where hospital_id = ? and (quarter between ? and ? or quarter = ?) order by quarter, specialty`,
    [hospitalId, first, last, baseline],
  );

/** The named lines as they stand, locked until the transaction ends. */
export const holdLines = (
  em: EntityManager,
  keys: readonly Pick<OutcomeRow, 'hospitalId' | 'quarter' | 'specialty'>[],
): Promise<OutcomeRow[]> =>
  em.execute<OutcomeRow[]>(
    `select ${columns} from outcome where (hospital_id, quarter, specialty) in (
       select "hospitalId", quarter, specialty
       from jsonb_to_recordset(?::jsonb) as key ("hospitalId" uuid, quarter text, specialty text))
     order by hospital_id, quarter, specialty for update`,
    [JSON.stringify(keys)],
  );

export interface ReplacedRow extends OutcomeRow {
  readonly figures: OutcomeFigures;
  readonly replacedById: PersonId | null;
  readonly replacedAt: string;
  readonly replacedThrough: OutcomeOrigin;
  readonly reason: string;
}

export interface ReplacedSlice {
  readonly quarter?: Quarter | undefined;
  readonly page: number;
  readonly pageSize: number;
}

/** What was corrected, the latest correction first. */
export async function listReplaced(
  em: EntityManager,
  hospitalId: HospitalId,
  { quarter, page, pageSize }: ReplacedSlice,
): Promise<{ rows: ReplacedRow[]; total: number }> {
  const where = 'from outcome_history where hospital_id = ? and (?::text is null or quarter = ?)';
  const values = [hospitalId, quarter ?? null, quarter ?? null];
  const [counted] = await em.execute<[{ total: number }]>(`select count(*)::int as total ${where}`, values);
  const rows = await em.execute<ReplacedRow[]>(
    `select quarter, specialty, revision, figures, told_by_id as "toldById", told_at as "toldAt", origin,
       replaced_by_id as "replacedById", replaced_at as "replacedAt", replaced_through as "replacedThrough", reason
     ${where} order by replaced_at desc, quarter desc, specialty, revision desc limit ? offset ?`,
    [...values, pageSize, (page - 1) * pageSize],
  );
  return { rows, total: counted.total };
}
