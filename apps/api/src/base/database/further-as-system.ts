import type { EntityManager } from '@mikro-orm/postgresql';

/**
 * What follows in this transaction is the consequence of something that was allowed, and may leave the sight of the one
 * who did it: row-level security lets it through as the system's. The audit trail still names the person.
 */
export const goOnAsSystem = (em: EntityManager): Promise<unknown> =>
  em.execute("select set_config('jiedui.actor', 'system', true)");
