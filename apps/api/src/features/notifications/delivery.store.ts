import type { PersonId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../../base/database/id.js';
import { oweJob } from '../../base/outbox/outbox.js';

interface DueRow {
  readonly id: string;
  readonly isDigest: boolean;
  readonly digestId: string | null;
  readonly personId: PersonId;
}

/** What goes out as one: a delivery alone, or those of a digest. */
export interface Parcel {
  readonly ids: readonly string[];
  readonly digestId: string | null;
}

/** A job that was given up leaves its delivery pending; it is owed once more after this long. */
const forgottenMinutes = 15;

/** Locks what is due, longest first, but for what another process holds. */
export const findDue = (em: EntityManager, now: Date, limit: number): Promise<DueRow[]> =>
  em.execute<DueRow[]>(
    `select d.id, d.is_digest as "isDigest", d.digest_id as "digestId", n.person_id as "personId"
     from delivery d join notification n on n.id = d.notification_id
     where (d.state in ('deferred', 'failed') and d.due_at <= ?)
       or (d.state = 'pending' and d.handed_at < ?)
     order by d.due_at, d.id limit ? for update of d skip locked`,
    [now, new Date(now.getTime() - forgottenMinutes * 60_000), limit],
  );

/** A digest keeps what it collected once; what is new for one person becomes one digest. */
export function parcelsOf(rows: readonly DueRow[]): Parcel[] {
  const parcels = new Map<string, { ids: string[]; digestId: string | null }>();
  for (const { id, isDigest, digestId, personId } of rows) {
    const key = digestId ?? (isDigest ? personId : id);
    const parcel = parcels.get(key) ?? { ids: [], digestId: digestId ?? (isDigest ? newId() : null) };
    parcel.ids.push(id);
    parcels.set(key, parcel);
  }
  return [...parcels.values()];
}

/** Hands parcels to the queue, one job for each, with the mark that says so. */
export async function handOver(em: EntityManager, parcels: readonly Parcel[], now: Date): Promise<void> {
  const wanted = parcels.flatMap(({ ids, digestId }) => ids.map((id) => ({ id, digest_id: digestId })));
  if (wanted.length === 0) return;
  await em.execute(
    `update delivery d set state = 'pending', handed_at = ?, digest_id = w.digest_id
     from jsonb_to_recordset(?::jsonb) as w (id uuid, digest_id uuid) where d.id = w.id`,
    [now, JSON.stringify(wanted)],
  );
  for (const { ids } of parcels) oweJob(em, 'notification.deliver', { deliveryId: ids[0] ?? '' });
}
