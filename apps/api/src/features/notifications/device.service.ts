import { Inject, Injectable } from '@nestjs/common';
import { CatalogueError, type BrowserSubscription, type NotificationSettings } from '@jiedui/contracts';
import type { Clock } from '@jiedui/kernel';
import { currentOrigin } from '@jiedui/platform';
import { createHash } from 'node:crypto';
import { CLOCK } from '../../base/clock.js';
import { API_CONFIG, type ApiConfig } from '../../base/config/api.config.js';
import { Database } from '../../base/database/database.js';
import { newId } from '../../base/database/id.js';
import type { Caller } from '../../base/http/caller.js';
import { placeOf } from '../../base/vault/resealing.js';
import { Vault } from '../../base/vault/vault.js';
import { AuditTrail } from '../audit/index.js';
import { PushSubscription } from './notification-setting.entity.js';
import { SettingsService } from './settings.service.js';

const browsers = ['Edg', 'OPR', 'Firefox', 'Chrome', 'Safari'] as const;
const systems = ['Android', 'iPhone', 'iPad', 'Windows', 'Mac OS', 'Linux'] as const;

/** Enough to tell one's devices apart, from what the browser says of itself. */
function deviceName(agent: string | null | undefined): string {
  const named = (names: readonly string[]) => names.find((name) => agent?.includes(name));
  const parts = [named(browsers)?.replace('Edg', 'Edge').replace('OPR', 'Opera'), named(systems)];
  return parts.filter((part) => part !== undefined).join(' · ') || '?';
}

/** The browsers of a person that are told while no page is open. */
@Injectable()
export class DeviceService {
  constructor(
    @Inject(API_CONFIG) private readonly config: ApiConfig,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly audit: AuditTrail,
    private readonly settings: SettingsService,
    private readonly vault: Vault,
  ) {}

  /**
   * A browser tells one person: whoever switched it on last.
   * @throws PUSH_SERVICE_UNKNOWN where the address is not of a push service that the operator allows
   */
  async add(caller: Caller, given: BrowserSubscription): Promise<NotificationSettings> {
    if (!this.config.PUSH_ORIGINS.includes(new URL(given.endpoint).origin)) {
      throw new CatalogueError('PUSH_SERVICE_UNKNOWN');
    }
    const endpointSha256 = createHash('sha256').update(given.endpoint).digest();
    await this.database.transaction(async (em) => {
      await em.nativeDelete(PushSubscription, { endpointSha256 });
      const id = newId();
      const place = placeOf({ table: 'push_subscription', column: 'subscription' }, id);
      em.persist(
        em.create(PushSubscription, {
          id,
          person: caller.personId,
          endpointSha256,
          subscription: await this.vault.seal(em, place, JSON.stringify(given)),
          device: deviceName(currentOrigin()?.agent),
          createdAt: this.clock.now(),
        }),
      );
      await this.audit.record(em, {
        caller,
        action: 'create',
        subject: { kind: 'account', id: caller.personId },
        details: { what: 'pushDevice', device: id },
      });
    });
    return this.settings.get(caller);
  }

  async remove(caller: Caller, id: string): Promise<NotificationSettings> {
    await this.database.transaction(async (em) => {
      const removed = await em.nativeDelete(PushSubscription, { id, person: caller.personId });
      if (removed === 0) throw new CatalogueError('NOT_FOUND');
      await this.audit.record(em, {
        caller,
        action: 'remove',
        subject: { kind: 'account', id: caller.personId },
        details: { what: 'pushDevice', device: id },
      });
    });
    return this.settings.get(caller);
  }
}
