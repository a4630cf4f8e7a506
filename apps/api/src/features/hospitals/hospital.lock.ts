import type { EntityManager } from '@mikro-orm/postgresql';

/**
 * Whoever changes the register does so alone until the transaction ends, and takes this before anything else of it, so
 * that no two wait for each other. Readers go on, and so do those who only refer to a hospital.
 */
export async function holdRegister(em: EntityManager): Promise<void> {
  await em.execute('lock table hospital in share row exclusive mode');
}
