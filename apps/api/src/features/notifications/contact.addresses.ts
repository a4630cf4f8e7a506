import { Injectable } from '@nestjs/common';
import type { PersonId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { placeOf } from '../../base/vault/resealing.js';
import { Vault } from '../../base/vault/vault.js';
import { NotificationSetting } from './notification-setting.entity.js';

type Kind = 'phone' | 'chatAddress';

const columns = { phone: 'phone', chatAddress: 'chat_address' } as const;
const placeFor = (kind: Kind, personId: PersonId) =>
  placeOf({ table: 'notification_setting', column: columns[kind] }, personId);

/** Where gateways find people: sealed in the database, opened to hand a notice over and to show them to their owner. */
@Injectable()
export class ContactAddresses {
  constructor(private readonly vault: Vault) {}

  async read(em: EntityManager, kind: Kind, personId: PersonId): Promise<string | undefined> {
    const setting = await em.findOne(NotificationSetting, { person: personId });
    return setting ? this.open(em, kind, setting) : undefined;
  }

  async open(em: EntityManager, kind: Kind, setting: NotificationSetting): Promise<string | undefined> {
    const sealed = setting[kind];
    return sealed ? this.vault.open(em, placeFor(kind, setting.person.id), sealed) : undefined;
  }

  async seal(
    em: EntityManager,
    kind: Kind,
    personId: PersonId,
    plain: string | null,
  ): Promise<Buffer | null> {
    return plain === null ? null : this.vault.seal(em, placeFor(kind, personId), plain);
  }
}
