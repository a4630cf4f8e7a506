import { Injectable } from '@nestjs/common';
import type { Guest } from '@jiedui/contracts';
import type { EntityManager } from '@mikro-orm/postgresql';
import { placeOf, type SealedColumn } from '../../../base/vault/resealing.js';
import { Vault } from '../../../base/vault/vault.js';
import { personView } from '../../people/index.js';
import { GuestPresence, type SessionGuest } from './guest.entity.js';

const nameColumn = { table: 'session_guest', column: 'display_name' } as const;

/** For the rotation of keys. */
export const sealedGuestColumns: readonly SealedColumn[] = [{ ...nameColumn, key: 'id' }];

/** Seals what a guest is called, and shows guests to those who invited them. */
@Injectable()
export class GuestView {
  constructor(private readonly vault: Vault) {}

  seal(em: EntityManager, { id }: Pick<SessionGuest, 'id'>, name: string): Promise<Buffer> {
    return this.vault.seal(em, placeOf(nameColumn, id), name);
  }

  nameOf(em: EntityManager, { id, displayName }: SessionGuest): Promise<string> {
    return this.vault.open(em, placeOf(nameColumn, id), displayName);
  }

  /** @param guest with `invitedBy` loaded */
  async of(em: EntityManager, guest: SessionGuest): Promise<Guest> {
    const stays = await em.find(GuestPresence, { guest }, { orderBy: { joinedAt: 'desc' } });
    const { id, role, language, invitedBy, invitedAt, redeemedAt } = guest;
    return {
      id,
      role,
      language,
      name: await this.nameOf(em, guest),
      invitedBy: personView(invitedBy),
      invitedAt: invitedAt.toISOString(),
      redeemedAt: redeemedAt?.toISOString() ?? null,
      isPresent: stays.some(({ leftAt }) => leftAt === null),
      lastSeenAt: stays[0]?.leftAt?.toISOString() ?? null,
    };
  }
}
