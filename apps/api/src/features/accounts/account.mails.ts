import { Inject, Injectable } from '@nestjs/common';
import type { JobPayload } from '@jiedui/contracts';
import type { Clock } from '@jiedui/kernel';
import { createTranslator } from '@jiedui/messages';
import { LockMode } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { API_CONFIG, type ApiConfig } from '../../base/config/api.config.js';
import { Database } from '../../base/database/database.js';
import { HandlesJob } from '../../base/jobs/job-handler.decorator.js';
import { Mailer } from '../../base/mail/mailer.js';
import { AccountNotice, newToken, sha256 } from '../access/index.js';
import type { Person } from '../people/index.js';
import { PasswordReset } from './password-reset.entity.js';
import { resetMs } from './password.service.js';

/** Beijing time, as every reader of the country knows it. */
const moment = (at: Date, { locale }: Person) =>
  new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'Asia/Shanghai',
  }).format(at);

const nameOf = ({ locale, nameZh, nameEn }: Person) => (locale === 'zh-CN' ? nameZh : nameEn);

/** Mails to a person about their own account. A row stays locked while its mail is handed over. */
@Injectable()
export class AccountMails {
  constructor(
    @Inject(API_CONFIG) private readonly config: ApiConfig,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly mailer: Mailer,
  ) {}

  @HandlesJob('account.mailNotice')
  async mailNotice({ noticeId }: JobPayload<'account.mailNotice'>): Promise<void> {
    await this.database.transaction(async (em) => {
      const notice = await em.findOneOrFail(
        AccountNotice,
        { id: noticeId },
        { lockMode: LockMode.PESSIMISTIC_WRITE },
      );
      if (notice.sentAt) return;
      const { person } = await em.populate(notice, ['person']);
      const t = createTranslator(person.locale);
      const subject = t(`accounts.notice.${notice.kind}`);
      const facts = t('accounts.noticeFacts', {
        at: moment(notice.at, person),
        address: notice.address ?? t('accounts.addressUnknown'),
      });
      await this.send(person, subject, [
        subject,
        facts,
        `${t('accounts.noticeRemedy')}\n${this.config.PUBLIC_URL}/account`,
      ]);
      notice.sentAt = this.clock.now();
    });
  }

  /** The token is made here, at the last moment, and only its hash is kept: it lies in no queue. */
  @HandlesJob('account.mailReset')
  async mailReset({ resetId }: JobPayload<'account.mailReset'>): Promise<void> {
    await this.database.transaction(async (em) => {
      const reset = await em.findOneOrFail(
        PasswordReset,
        { id: resetId },
        { lockMode: LockMode.PESSIMISTIC_WRITE },
      );
      if (!reset.person || reset.sentAt || reset.endedAt) return;
      const { person } = await em.populate(reset, ['person']);
      if (!person || person.disabledAt) return;
      const token = newToken();
      const now = this.clock.now();
      Object.assign(reset, {
        tokenSha256: sha256(token),
        expiresAt: new Date(now.getTime() + resetMs),
        sentAt: now,
      });
      await em.flush();
      const t = createTranslator(person.locale);
      // In the fragment, which browsers send to no server.
      const url = `${this.config.PUBLIC_URL}/reset-password#${token}`;
      const minutes = resetMs / 60_000;
      await this.send(person, t('accounts.reset.subject'), [
        `${t('accounts.reset.callToAction', { minutes })}\n${url}`,
        t('accounts.reset.notMe'),
      ]);
    });
  }

  private async send(person: Person, subject: string, paragraphs: readonly string[]): Promise<void> {
    const t = createTranslator(person.locale);
    const text = [t('mail.greeting', { name: nameOf(person) }), ...paragraphs, `--\n${t('accounts.footer')}`];
    await this.mailer.send({ to: person.email, locale: person.locale, subject, text: text.join('\n\n') });
  }
}
