import { Inject, Injectable } from '@nestjs/common';
import type { JobPayload } from '@jiedui/contracts';
import type { Clock } from '@jiedui/kernel';
import { createTranslator } from '@jiedui/messages';
import { LockMode } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { API_CONFIG, type ApiConfig } from '../../base/config/api.config.js';
import { Database } from '../../base/database/database.js';
import { HandlesJob } from '../../base/jobs/job-handler.decorator.js';
import { type Mail, Mailer } from '../../base/mail/mailer.js';
import { newToken, sha256 } from '../access/index.js';
import { placeViews } from '../people/index.js';
import { Invitation } from './invitation.entity.js';
import { invitationMs } from './invitation.view.js';

const days = invitationMs / (24 * 3_600_000);

/** Mails invitations. The token is made at the last moment and only its hash is kept: it lies in no queue. */
@Injectable()
export class InvitationMails {
  constructor(
    @Inject(API_CONFIG) private readonly config: ApiConfig,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly mailer: Mailer,
  ) {}

  /** The row stays locked while the mail is handed over, so that two runs send one mail. */
  @HandlesJob('invitation.mail')
  async send({ invitationId }: JobPayload<'invitation.mail'>): Promise<void> {
    await this.database.transaction(async (em) => {
      const invitation = await em.findOneOrFail(
        Invitation,
        { id: invitationId },
        { lockMode: LockMode.PESSIMISTIC_WRITE },
      );
      const { sentAt, acceptedAt, revokedAt } = invitation;
      if (sentAt || acceptedAt || revokedAt) return;
      await em.populate(invitation, ['hospital', 'invitedBy']);
      const token = newToken();
      const now = this.clock.now();
      const expiresAt = new Date(now.getTime() + invitationMs);
      Object.assign(invitation, { tokenSha256: sha256(token), sentAt: now, expiresAt });
      await em.flush();
      const { hospital, region } = (await placeViews(em, [invitation]))(invitation);
      await this.mailer.send(this.write(invitation, hospital ?? region, token));
    });
  }

  private write(
    { email, locale, nameZh, nameEn, role, invitedBy }: Invitation,
    place: { readonly nameZh: string; readonly nameEn: string } | null,
    token: string,
  ): Mail {
    const t = createTranslator(locale);
    const inLocale = (names: { nameZh: string | null; nameEn: string | null }) =>
      locale === 'zh-CN' ? names.nameZh : names.nameEn;
    const words = {
      place: (place && inLocale(place)) ?? t('accounts.invitation.installation'),
      inviter: inLocale(invitedBy) ?? '',
      role: t(`terms.role.${role}`),
      days,
    };
    const name = inLocale({ nameZh, nameEn });
    // In the fragment, which browsers send to no server.
    const url = `${this.config.PUBLIC_URL}/invitation#${token}`;
    const paragraphs = [
      name ? t('mail.greeting', { name }) : t('accounts.invitation.greeting'),
      t('accounts.invitation.body', words),
      `${t('accounts.invitation.callToAction', words)}\n${url}`,
      t('accounts.invitation.notMe'),
      `--\n${t('accounts.footer')}`,
    ];
    return {
      to: email,
      locale,
      subject: t('accounts.invitation.subject', words),
      text: paragraphs.join('\n\n'),
    };
  }
}
