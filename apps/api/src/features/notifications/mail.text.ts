import type { Locale } from '@jiedui/contracts';
import { createTranslator } from '@jiedui/messages';
import { noticeWords } from './notice.subject.js';
import type { Notification } from './notification.entity.js';

export interface MailText {
  readonly subject: string;
  readonly text: string;
}

/** A mail names the consultation or the pairing and what happened, never the patient: mailboxes are not the record. */
export function mailText(
  notice: Notification,
  url: string,
  reader: { readonly name: string; readonly locale: Locale },
): MailText {
  const t = createTranslator(reader.locale);
  const subject = noticeWords(t, reader.locale, notice);
  return {
    subject,
    text: [
      t('mail.greeting', { name: reader.name }),
      subject,
      `${t('mail.callToAction')}\n${url}`,
      `--\n${t('mail.footer')}`,
    ].join('\n\n'),
  };
}
