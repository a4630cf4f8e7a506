import { Injectable } from '@nestjs/common';
import { createTranslator } from '@jiedui/messages';
import { errorCode } from '@jiedui/platform';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Mailer } from '../../base/mail/mailer.js';
import { ChannelFailure, type Letter, type NotificationChannel } from './channel.js';

/** Mailboxes are not the record: a mail names what happened to which number, and where to read it. */
function mailOf({ reader, lines }: Letter): { subject: string; text: string } {
  const t = createTranslator(reader.locale);
  const isDigest = lines.length > 1;
  const subject = isDigest ? t('mail.digestSubject', { count: String(lines.length) }) : lines[0].words;
  const parts = isDigest
    ? lines.map(({ words, url }) => `· ${words}\n  ${url}`)
    : [lines[0].words, `${t('mail.callToAction')}\n${lines[0].url}`];
  return {
    subject,
    text: [t('mail.greeting', { name: reader.name }), ...parts, `--\n${t('mail.footer')}`].join('\n\n'),
  };
}

@Injectable()
export class MailChannel implements NotificationChannel {
  readonly channel = 'mail';
  readonly isOffered = true;

  constructor(private readonly mailer: Mailer) {}

  async deliver(_em: EntityManager, letter: Letter): Promise<void> {
    const { email: to, locale } = letter.reader;
    try {
      await this.mailer.send({ to, locale, messageId: letter.messageId, ...mailOf(letter) });
    } catch (error) {
      const { responseCode } = error as { responseCode?: number };
      // 5xx: this address, or this mail, will not be taken later either.
      throw new ChannelFailure(errorCode(error), responseCode !== undefined && responseCode >= 550, {
        cause: error,
      });
    }
  }
}
