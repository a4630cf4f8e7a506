import { Inject, Injectable } from '@nestjs/common';
import type { AccountNoticeKind } from '@jiedui/domain';
import type { Clock, PersonId } from '@jiedui/kernel';
import { currentOrigin } from '@jiedui/platform';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { newId } from '../../base/database/id.js';
import { oweJob } from '../../base/outbox/outbox.js';
import { Person } from '../people/index.js';
import { AccountNotice } from './account-notice.entity.js';

/** Owes a person the news of what happened to their account. */
@Injectable()
export class AccountNotices {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  async owe(em: EntityManager, personId: PersonId, kind: AccountNoticeKind): Promise<void> {
    const notice = em.create(AccountNotice, {
      id: newId(),
      person: em.getReference(Person, personId),
      kind,
      address: currentOrigin()?.address ?? null,
      at: this.clock.now(),
      sentAt: null,
    });
    em.persist(notice);
    oweJob(em, 'account.mailNotice', { noticeId: notice.id });
    await em.flush();
  }
}
