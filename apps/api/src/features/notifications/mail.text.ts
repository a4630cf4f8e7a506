import type { Locale } from '@jiedui/contracts';
import type { NotificationKind } from '@jiedui/domain';
import { createTranslator } from '@jiedui/messages';

export interface MailText {
  readonly subject: string;
  readonly text: string;
}

/** A mail names the consultation and what happened, never the patient: mailboxes are not the record. */
export function mailText(
  notice: { readonly kind: NotificationKind; readonly number: string; readonly url: string },
  reader: { readonly name: string; readonly locale: Locale },
): MailText {
  const t = createTranslator(reader.locale);
  const subject = t(`notifications.${notice.kind}`, { number: notice.number });
  return {
    subject,
    text: [
      t('mail.greeting', { name: reader.name }),
      subject,
      `${t('mail.callToAction')}\n${notice.url}`,
      `--\n${t('mail.footer')}`,
    ].join('\n\n'),
  };
}
