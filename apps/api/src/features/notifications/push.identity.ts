import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import webPush from 'web-push';
import { CLOCK } from '../../base/clock.js';
import { API_CONFIG, type ApiConfig } from '../../base/config/api.config.js';
import { newId } from '../../base/database/id.js';
import { placeOf } from '../../base/vault/resealing.js';
import { Vault } from '../../base/vault/vault.js';

interface KeyPair {
  readonly publicKey: string;
  readonly privateKey: string;
}

const column = { table: 'push_identity', column: 'private_key' };

/**
 * The key pair by which push services know this installation (VAPID). Browsers subscribe to it, so it is made once and
 * kept: another one would silence every device.
 */
@Injectable()
export class PushIdentity {
  private known: KeyPair | undefined;

  constructor(
    @Inject(API_CONFIG) private readonly config: ApiConfig,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly vault: Vault,
  ) {}

  /** Makes the pair at the first call of all processes. */
  async keys(em: EntityManager): Promise<KeyPair> {
    this.known ??= this.configured() ?? (await this.stored(em)) ?? (await this.make(em));
    return this.known;
  }

  private configured(): KeyPair | undefined {
    const { VAPID_PUBLIC_KEY: publicKey, VAPID_PRIVATE_KEY: privateKey } = this.config;
    return publicKey && privateKey ? { publicKey, privateKey } : undefined;
  }

  private async stored(em: EntityManager): Promise<KeyPair | undefined> {
    const [row] = await em.execute<{ id: string; public_key: string; private_key: Buffer }[]>(
      'select id, public_key, private_key from push_identity',
    );
    if (!row) return undefined;
    const privateKey = await this.vault.open(em, placeOf(column, row.id), row.private_key);
    return { publicKey: row.public_key, privateKey };
  }

  private async make(em: EntityManager): Promise<KeyPair> {
    const { publicKey, privateKey } = webPush.generateVAPIDKeys();
    const id = newId();
    const sealed = await this.vault.seal(em, placeOf(column, id), privateKey);
    await em.execute(
      `insert into push_identity (id, public_key, private_key, created_at) values (?, ?, ?, ?)
       on conflict ((true)) do nothing`,
      [id, publicKey, sealed, this.clock.now()],
    );
    // Of two processes that made one, the first to write has its way.
    const kept = await this.stored(em);
    if (!kept) throw new Error('No push identity was kept');
    return kept;
  }
}
