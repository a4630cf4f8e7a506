import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { JobPayload } from '@jiedui/contracts';
import type { Clock } from '@jiedui/kernel';
import { errorCode } from '@jiedui/platform';
import { LockMode } from '@mikro-orm/postgresql';
import { createTransport } from 'nodemailer';
import { CLOCK } from '../../base/clock.js';
import { API_CONFIG, type ApiConfig } from '../../base/config/api.config.js';
import { Database } from '../../base/database/database.js';
import { HandlesJob } from '../../base/jobs/job-handler.decorator.js';
import { ConsultationHints } from '../consultations/index.js';
import { mailText } from './mail.text.js';
import { MailDelivery } from './notification.entity.js';

const timeoutMs = 20_000;

/** Hands mails to the mail server and keeps what it answered. */
@Injectable()
export class MailService implements OnApplicationShutdown {
  private readonly transport;

  constructor(
    @Inject(API_CONFIG) private readonly config: ApiConfig,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly hints: ConsultationHints,
  ) {
    this.transport = createTransport({
      url: config.SMTP_URL,
      connectionTimeout: timeoutMs,
      greetingTimeout: timeoutMs,
      socketTimeout: timeoutMs,
    });
  }

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

  onApplicationShutdown(): void {
    this.transport.close();
  }

  /** The row stays locked while the mail is handed over, so that two runs cannot both send it. */
  private async attempt(id: string): Promise<void> {
    const consultation = await this.database.transaction(async (em) => {
      const delivery = await em.findOneOrFail(MailDelivery, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
      if (delivery.state === 'delivered') return undefined;
      await em.populate(delivery, ['notification.person', 'notification.consultation']);
      const { person, consultation, kind } = delivery.notification;
      const url = `${this.config.PUBLIC_URL}/consultations/${consultation.id}`;
      const name = person.locale === 'zh-CN' ? person.nameZh : person.nameEn;
      const mail = mailText({ kind, number: consultation.number, url }, { name, locale: person.locale });
      await this.transport.sendMail({
        from: this.config.MAIL_FROM,
        to: person.email,
        messageId: delivery.messageId,
        headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': person.locale },
        ...mail,
      });
      delivery.attempts += 1;
      delivery.state = 'delivered';
      delivery.lastError = null;
      delivery.deliveredAt = this.clock.now();
      return consultation;
    });
    if (consultation) this.hints.changed(consultation);
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
