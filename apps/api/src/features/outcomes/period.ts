import { CatalogueError } from '@jiedui/contracts';
import { type Period, periodOf, type Quarter } from '@jiedui/domain';
import type { HospitalId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';

type Asked = Parameters<typeof periodOf>[0];

async function lastTold(em: EntityManager, hospitalId: HospitalId | null): Promise<Quarter | undefined> {
  const [row] = await em.execute<[{ quarter: Quarter | null }]>(
    'select max(quarter) as quarter from outcome where ?::uuid is null or hospital_id = ?',
    [hospitalId, hospitalId],
  );
  return row.quarter ?? undefined;
}

/**
 * The period that was asked for. Where no end is asked for it ends with the latest quarter that anybody, or this
 * hospital, has told: one that nobody told yet would look like a fall to nothing.
 * @throws PERIOD_INVALID
 */
export async function requirePeriod(
  em: EntityManager,
  asked: Asked,
  now: Date,
  hospitalId: HospitalId | null = null,
): Promise<Period> {
  const period = periodOf({ ...asked, last: asked.last ?? (await lastTold(em, hospitalId)) }, now);
  if (!period) throw new CatalogueError('PERIOD_INVALID');
  return period;
}
