import type { CalendarPerson } from './calendar-file.js';

/** The sender of mails, `Name <address>` or an address alone, as the organizer of what is mailed. */
export function senderOf(mailFrom: string): CalendarPerson {
  const [, name = '', email = mailFrom] = /^(.*?)\s*<([^>]+)>$/.exec(mailFrom) ?? [];
  return { name: name.replaceAll('"', '') || email, email };
}
