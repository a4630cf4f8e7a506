import type { Delivery, DeliveryDetail, DeliveryFilter, DeliveryState } from '@jiedui/contracts';
import { deliveryStates } from '@jiedui/contracts';
import type { EntityManager } from '@mikro-orm/postgresql';

type Row = Omit<Delivery, 'person' | 'createdAt' | 'dueAt' | 'deliveredAt'> & {
  readonly personId: Delivery['person']['id'];
  readonly nameZh: string;
  readonly nameEn: string;
  readonly createdAt: Date;
  readonly dueAt: Date;
  readonly deliveredAt: Date | null;
};

const columns = `id, channel, state, kind, urgency, consultation_number as "consultationNumber",
  person_id as "personId", name_zh as "nameZh", name_en as "nameEn", attempts, last_error as "lastError",
  is_digest as "isDigest", created_at as "createdAt", due_at as "dueAt", delivered_at as "deliveredAt"`;

function view({ personId, nameZh, nameEn, createdAt, dueAt, deliveredAt, ...row }: Row): Delivery {
  return {
    ...row,
    person: { id: personId, nameZh, nameEn },
    createdAt: new Date(createdAt).toISOString(),
    dueAt: new Date(dueAt).toISOString(),
    deliveredAt: deliveredAt && new Date(deliveredAt).toISOString(),
  };
}

/** What a person types is looked for as it is: their percent signs are no wildcards. */
const pattern = (text: string) => `%${text.trim().replaceAll(/[\\%_]/g, '\\$&')}%`;

export async function findDeliveries(
  em: EntityManager,
  { state, channel, search, page, pageSize }: DeliveryFilter,
): Promise<{ items: Delivery[]; total: number }> {
  const conditions: readonly (readonly [string, unknown])[] = [
    ['state = ?', state],
    ['channel = ?', channel],
    ['consultation_number ilike ?', search?.trim() ? pattern(search) : undefined],
  ];
  const asked = conditions.filter(([, value]) => value !== undefined);
  const where = asked.length === 0 ? '' : `where ${asked.map(([sql]) => sql).join(' and ')}`;
  const values = asked.map(([, value]) => value);
  const rows = await em.execute<Row[]>(
    `select ${columns} from delivery_log ${where} order by created_at desc, id desc limit ? offset ?`,
    [...values, pageSize, (page - 1) * pageSize],
  );
  const [{ total }] = await em.execute<[{ total: number }]>(
    `select count(*)::int as total from delivery_log ${where}`,
    values,
  );
  return { items: rows.map(view), total };
}

export async function countByState(em: EntityManager): Promise<Record<DeliveryState, number>> {
  const rows = await em.execute<{ state: DeliveryState; count: number }[]>(
    'select state, count(*)::int as count from delivery_log group by state',
  );
  const countOf = (state: DeliveryState) => rows.find((row) => row.state === state)?.count ?? 0;
  return Object.fromEntries(deliveryStates.map((state) => [state, countOf(state)])) as Record<
    DeliveryState,
    number
  >;
}

export async function findDelivery(em: EntityManager, id: string): Promise<DeliveryDetail | undefined> {
  const [row] = await em.execute<Row[]>(`select ${columns} from delivery_log where id = ?`, [id]);
  if (!row) return undefined;
  const tries = await em.execute<{ number: number; at: Date; tookMs: number; error: string | null }[]>(
    `select number, at, took_ms as "tookMs", error from delivery_attempt where delivery_id = ? order by number`,
    [id],
  );
  return { ...view(row), tries: tries.map((one) => ({ ...one, at: new Date(one.at).toISOString() })) };
}
