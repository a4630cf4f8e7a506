import { Inject, Injectable } from '@nestjs/common';
import type { NotificationChoice, NotificationSettings } from '@jiedui/contracts';
import { defaultChannels, noticeUrgencies } from '@jiedui/domain';
import type { Clock, PersonId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import type { Caller } from '../../base/http/caller.js';
import { AuditTrail } from '../audit/index.js';
import { ContactAddresses } from './contact.addresses.js';
import { NoticeReaders } from './notice.readers.js';
import { NotificationSetting, PushSubscription } from './notification-setting.entity.js';
import { PushIdentity } from './push.identity.js';

/** How somebody wants to be told: theirs alone to see and to change. */
@Injectable()
export class SettingsService {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly audit: AuditTrail,
    private readonly addresses: ContactAddresses,
    private readonly identity: PushIdentity,
    private readonly readers: NoticeReaders,
  ) {}

  get({ personId }: Caller): Promise<NotificationSettings> {
    return this.database.transaction((em) => this.view(em, personId));
  }

  async save(caller: Caller, choice: NotificationChoice): Promise<NotificationSettings> {
    const { personId } = caller;
    await this.database.transaction(async (em) => {
      const { timeZone, quietHours, digestMinute, channels } = choice;
      await em.upsert(NotificationSetting, {
        person: personId,
        timeZone,
        quietFrom: quietHours?.from ?? null,
        quietUntil: quietHours?.until ?? null,
        digestMinute,
        channels,
        phone: await this.addresses.seal(em, 'phone', personId, choice.phone),
        chatAddress: await this.addresses.seal(em, 'chatAddress', personId, choice.chatAddress),
        updatedAt: this.clock.now(),
      });
      await this.audit.record(em, {
        caller,
        action: 'change',
        subject: { kind: 'account', id: personId },
        details: { what: 'notificationSettings', hasQuietHours: quietHours !== null },
      });
    });
    return this.get(caller);
  }

  private async view(em: EntityManager, personId: PersonId): Promise<NotificationSettings> {
    const setting = await em.findOne(NotificationSetting, { person: personId });
    const { preferences } = (await this.readers.of(em, [personId]))(personId);
    const { publicKey } = await this.identity.keys(em);
    const devices = await em.find(PushSubscription, { person: personId }, { orderBy: { id: 'asc' } });
    const { zone, quietHours, digestMinute, channels } = preferences;
    return {
      timeZone: setting?.timeZone ?? null,
      effectiveTimeZone: zone,
      quietHours,
      digestMinute,
      channels: channelsByUrgency(channels),
      phone: (setting && (await this.addresses.open(em, 'phone', setting))) ?? null,
      chatAddress: (setting && (await this.addresses.open(em, 'chatAddress', setting))) ?? null,
      offered: this.readers.offered,
      pushPublicKey: publicKey,
      devices: devices.map(({ id, device, createdAt }) => ({
        id,
        device,
        createdAt: createdAt.toISOString(),
      })),
    };
  }
}

const channelsByUrgency = (chosen: NotificationSetting['channels']) =>
  Object.fromEntries(
    noticeUrgencies.map((urgency) => [urgency, [...(chosen[urgency] ?? defaultChannels[urgency])]]),
  ) as NotificationSettings['channels'];
