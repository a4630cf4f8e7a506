import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from '@mikro-orm/postgresql';
import { type ApiConfig, API_CONFIG } from '../config/api.config.js';
import { Database } from '../database/database.js';
import { type DataKey, ensureKeys, type KeyPurpose, readKeys } from './key-ring.js';
import { indexOf, keyIdOf, seal, unseal } from './sealing.js';

/** A rotation is noticed by processes that write within this time; those that read notice at once. */
export const ringRefreshMs = 10_000;

/**
 * Keeps values that must not lie open in the database. `place` names where a value belongs, as
 * `table.column:row id`: opened anywhere else it fails.
 */
@Injectable()
export class Vault {
  private keys: readonly DataKey[] = [];
  private readAtMs = -Infinity;

  constructor(
    @Inject(API_CONFIG) private readonly config: ApiConfig,
    private readonly database: Database,
  ) {}

  async seal(em: EntityManager, place: string, plain: string): Promise<Buffer> {
    return seal(await this.current(em, 'encryption'), place, Buffer.from(plain));
  }

  /** @throws where it was changed, moved, or its key is gone */
  async open(em: EntityManager, place: string, sealed: Uint8Array): Promise<string> {
    const bytes = Buffer.from(sealed);
    const key = await this.key(em, keyIdOf(bytes));
    return unseal(key.bytes, place, bytes).toString();
  }

  /** What is stored beside a sealed value, to find it by. `column` is `table.column`. */
  async index(em: EntityManager, column: string, value: string): Promise<Buffer> {
    return indexOf(await this.current(em, 'index'), column, value);
  }

  /** All that may be stored for a value while keys are being changed: search for any of them. */
  async indexCandidates(em: EntityManager, column: string, value: string): Promise<Buffer[]> {
    await this.refresh(em, ringRefreshMs);
    const keys = this.keys.filter(({ purpose }) => purpose === 'index');
    return keys.map((key) => indexOf(key, column, value));
  }

  private async current(em: EntityManager, purpose: KeyPurpose): Promise<DataKey> {
    await this.refresh(em, ringRefreshMs);
    const find = () => this.keys.find((key) => key.purpose === purpose && !key.isRetired);
    if (!find()) {
      // In a transaction of its own: what is sealed under them must open even where this one is rolled back.
      await this.database.transaction((own) => ensureKeys(own, this.config.DATA_MASTER_KEYS));
      await this.refresh(em, 0);
    }
    const key = find();
    if (!key) throw new Error(`There is no ${purpose} key`);
    return key;
  }

  private async key(em: EntityManager, id: number): Promise<DataKey> {
    const find = () => this.keys.find((key) => key.id === id);
    if (!find()) await this.refresh(em, 0);
    const key = find();
    if (!key) throw new Error(`Key ${id} is gone`);
    return key;
  }

  private async refresh(em: EntityManager, notOlderThanMs: number): Promise<void> {
    if (performance.now() - this.readAtMs < notOlderThanMs) return;
    this.keys = await readKeys(em, this.config.DATA_MASTER_KEYS);
    this.readAtMs = performance.now();
  }
}
