import { Inject, Injectable } from '@nestjs/common';
import type { JobPayload } from '@jiedui/contracts';
import type { Clock } from '@jiedui/kernel';
import { errorCode } from '@jiedui/platform';
import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { API_CONFIG, type ApiConfig } from '../../base/config/api.config.js';
import { Database } from '../../base/database/database.js';
import { HandlesJob } from '../../base/jobs/job-handler.decorator.js';
import { Mailer } from '../../base/mail/mailer.js';
import { ConsultationHints } from '../consultations/index.js';
import { postsHeldBy } from '../people/index.js';
import { mailText } from './mail.text.js';
import { noticePath } from './notice.subject.js';
import { MailDelivery } from './notification.entity.js';

/** Sends what notifications owe by mail and keeps what it answered. */
@Injectable()
export class MailService {
  constructor(
    @Inject(API_CONFIG) private readonly config: ApiConfig,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly hints: ConsultationHints,
    private readonly mailer: Mailer,
  ) {}

  @HandlesJob('mail.deliver')
  async deliver(
    { deliveryId }: JobPayload<'mail.deliver'>,
    { isLastAttempt }: { readonly isLastAttempt: boolean },
  ): Promise<void> {
    try {
      await this.attempt(deliveryId);
    } catch (error) {
      await this.noteFailure(deliveryId, error, isLastAttempt);
      throw error;
    }
  }

  /** The row stays locked while the mail is handed over, so that two runs cannot both send it. */
  private async attempt(id: string): Promise<void> {
    const consultation = await this.database.transaction(async (em) => {
      const delivery = await em.findOneOrFail(MailDelivery, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
      if (delivery.state === 'delivered') return undefined;
      await em.populate(delivery, [
        'notification.person',
        'notification.consultation',
        'notification.pairing.invitingHospital',
        'notification.pairing.invitedHospital',
      ]);
      const { person, consultation } = delivery.notification;
      const url = await this.urlFor(em, delivery.notification);
      const name = person.locale === 'zh-CN' ? person.nameZh : person.nameEn;
      const mail = mailText(delivery.notification, url, { name, locale: person.locale });
      const { email: to, locale } = person;
      await this.mailer.send({ to, locale, messageId: delivery.messageId, ...mail });
      delivery.attempts += 1;
      delivery.state = 'delivered';
      delivery.lastError = null;
      delivery.deliveredAt = this.clock.now();
      return consultation;
    });
    if (consultation) this.hints.changed(consultation);
  }

  private async urlFor(em: EntityManager, notification: MailDelivery['notification']): Promise<string> {
    const posts = await postsHeldBy(em, notification.person.id, this.clock.now());
    const path = noticePath(
      notification,
      posts.map(({ role }) => role),
    );
    return `${this.config.PUBLIC_URL}/${path}`;
  }

  private async noteFailure(id: string, error: unknown, isLastAttempt: boolean): Promise<void> {
    await this.database.transaction(async (em) => {
      const delivery = await em.findOne(MailDelivery, { id });
      if (!delivery || delivery.state === 'delivered') return;
      delivery.attempts += 1;
      delivery.lastError = errorCode(error);
      if (isLastAttempt) delivery.state = 'failed';
    });
  }
}
