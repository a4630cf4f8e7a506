import { JournalRecord } from '@jiedui/contracts';
import type { EntityManager } from '@mikro-orm/postgresql';
import { placeOf } from '../../base/vault/resealing.js';
import type { Vault } from '../../base/vault/vault.js';
import type { SessionEntry } from './session-entry.entity.js';

export const contentColumn = { table: 'session_entry', column: 'content' } as const;

/** What is sealed of an entry: what it says, and its heavy part in base64. */
const Content = JournalRecord.pick({ entry: true, data: true });

export async function openedContent(vault: Vault, em: EntityManager, { id, content }: SessionEntry) {
  return Content.parse(JSON.parse(await vault.open(em, placeOf(contentColumn, id), content)));
}
