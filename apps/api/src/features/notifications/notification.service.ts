import { Inject, Injectable } from '@nestjs/common';
import { CatalogueError, type NotificationList } from '@jiedui/contracts';
import type { Clock, NotificationId, PersonId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import type { Caller } from '../../base/http/caller.js';
import { Realtime } from '../../base/realtime/realtime.js';
import { personAudience } from '../access/index.js';
import { AuditTrail } from '../audit/index.js';
import { Notification } from './notification.entity.js';
import { noticeView } from './notification.view.js';

const defaultLimit = 30;

@Injectable()
export class NotificationService {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly realtime: Realtime,
    private readonly audit: AuditTrail,
  ) {}

  list({ personId }: Caller, limit: number): Promise<NotificationList> {
    return this.database.read((em) => this.latest(em, personId, limit));
  }

  /** @param ids which to mark; all of the caller's where none are given */
  async markRead(caller: Caller, ids: readonly NotificationId[] | undefined): Promise<NotificationList> {
    const { personId } = caller;
    await this.database.transaction((em) =>
      em.nativeUpdate(
        Notification,
        { person: personId, readAt: null, ...(ids ? { id: { $in: [...ids] } } : {}) },
        { readAt: this.clock.now() },
      ),
    );
    await this.hint([personId]);
    return this.list(caller, defaultLimit);
  }

  /**
   * Says that the caller has seen to it: it goes no further. Saying so twice is the same.
   * @throws NOT_FOUND where it is somebody else's
   */
  async acknowledge(caller: Caller, id: NotificationId): Promise<NotificationList> {
    await this.database.transaction(async (em) => {
      const notice = await em.findOne(Notification, { id, person: caller.personId });
      if (!notice) throw new CatalogueError('NOT_FOUND');
      if (notice.acknowledgedAt) return;
      const now = this.clock.now();
      notice.acknowledgedAt = now;
      notice.readAt ??= now;
      const { consultation, kind } = notice;
      if (!consultation) return;
      await this.audit.record(em, {
        caller,
        action: 'change',
        subject: { kind: 'consultation', id: consultation.id },
        consultationId: consultation.id,
        details: { acknowledged: kind },
      });
    });
    await this.hint([caller.personId]);
    return this.list(caller, defaultLimit);
  }

  /** Tells the browsers of these people how many notices wait. */
  async hint(personIds: readonly PersonId[]): Promise<void> {
    await this.database.read(async (em) => {
      for (const personId of personIds) {
        const unread = await em.count(Notification, { person: personId, readAt: null });
        this.realtime.publish([personAudience(personId)], 'notifications.changed', { unread });
      }
    });
  }

  private async latest(em: EntityManager, personId: PersonId, limit: number): Promise<NotificationList> {
    const found = await em.find(
      Notification,
      { person: personId },
      {
        orderBy: { createdAt: 'desc', id: 'desc' },
        limit,
        populate: ['pairing.invitingHospital', 'pairing.invitedHospital'],
      },
    );
    return {
      items: found.map(noticeView),
      unread: await em.count(Notification, { person: personId, readAt: null }),
    };
  }
}
