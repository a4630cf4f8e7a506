import { Inject, Injectable } from '@nestjs/common';
import { CatalogueError } from '@jiedui/contracts';
import type { Clock } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { randomBytes } from 'node:crypto';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import { placeOf, type SealedColumn } from '../../base/vault/resealing.js';
import { Vault } from '../../base/vault/vault.js';
import type { LiveSession } from './entities/live-session.entity.js';

const keyBytes = 16;
const keyColumn = { table: 'live_session', column: 'media_key' } as const;

/** For the rotation of keys. */
export const sealedSessionColumns: readonly SealedColumn[] = [{ ...keyColumn, key: 'id' }];

const entered = `
select exists (select from presence where session_id = ?)
  or exists (select from guest_presence where session_id = ?) as "isEntered"`;

/** Whether a session is encrypted end to end, and the key that the browsers of its people share. */
@Injectable()
export class SessionEncryption {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly vault: Vault,
  ) {}

  /**
   * Encrypts an open session under a new key, or does without. Its consultation must be held.
   * @returns whether that is a change
   * @throws ENCRYPTION_SETTLED: who has been in, or holds a ticket, has another key or none
   */
  async choose(em: EntityManager, session: LiveSession, isEncrypted: boolean): Promise<boolean> {
    if (session.isEncrypted === isEncrypted) return false;
    const { id, ticketsUntil } = session;
    const [found] = await em.execute<{ isEntered: boolean }[]>(entered, [id, id]);
    const isAwaited = ticketsUntil !== null && ticketsUntil > this.clock.now();
    if (found?.isEntered || isAwaited) throw new CatalogueError('ENCRYPTION_SETTLED');
    const mediaKey = isEncrypted ? await this.newKey(em, session) : null;
    Object.assign(session, { isEncrypted, mediaKey });
    return true;
  }

  /**
   * @returns undefined where the session is not encrypted
   * @throws SESSION_NOT_OPEN: the key of what is over is forgotten
   */
  async keyOf({ id, isEncrypted, mediaKey }: LiveSession): Promise<string | undefined> {
    if (!isEncrypted) return undefined;
    if (!mediaKey) throw new CatalogueError('SESSION_NOT_OPEN');
    return this.database.read((em) => this.vault.open(em, placeOf(keyColumn, id), mediaKey));
  }

  private newKey(em: EntityManager, { id }: LiveSession): Promise<Buffer> {
    return this.vault.seal(em, placeOf(keyColumn, id), randomBytes(keyBytes).toString('base64url'));
  }
}
