import type { Locale } from '@jiedui/contracts';
import { createTranslator } from '@jiedui/messages';
import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  type ICalCalendar,
  ICalCalendarMethod,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';

export interface CalendarPerson {
  readonly name: string;
  readonly email: string;
}

/** An appointment as calendars see it: when, which number, and who sent it. Nothing of the patient. */
export interface CalendarEvent {
  readonly uid: string;
  readonly number: string;
  readonly sequence: number;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** When this was written, in UTC. */
  readonly stamp: Date;
  readonly url: string;
  readonly rooms: readonly string[];
  readonly isCancelled: boolean;
  readonly organizer?: CalendarPerson;
  readonly attendee?: CalendarPerson;
}

const calendarIn = (locale: Locale, method: ICalCalendarMethod): ICalCalendar =>
  ical({
    prodId: { company: 'Jiedui', product: 'Consultations', language: locale === 'zh-CN' ? 'ZH' : 'EN' },
    method,
  });

/** Times are written in UTC: no calendar can take them for another zone's. */
function addEvent(calendar: ICalCalendar, event: CalendarEvent, locale: Locale): void {
  const t = createTranslator(locale);
  const { uid, sequence, number, startsAt, endsAt, stamp, url, rooms, isCancelled, organizer, attendee } =
    event;
  const entry = calendar.createEvent({
    id: uid,
    sequence,
    start: startsAt,
    end: endsAt,
    stamp,
    summary: t('scheduling.file.summary', { number }),
    description: `${t('scheduling.file.description')}\n${url}`,
    url,
    status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    transparency: isCancelled ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
    ...(rooms.length > 0 ? { location: rooms.join(', ') } : {}),
    ...(organizer ? { organizer: { name: organizer.name, email: organizer.email } } : {}),
  });
  if (!attendee) return;
  entry.createAttendee({
    ...attendee,
    rsvp: false,
    role: ICalAttendeeRole.REQ,
    status: ICalAttendeeStatus.ACCEPTED,
  });
}

/** What is mailed to one person: a request, the same with a higher number when it moved, or a cancellation. */
export function invitation(event: CalendarEvent, locale: Locale): string {
  const method = event.isCancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST;
  const calendar = calendarIn(locale, method);
  addEvent(calendar, event, locale);
  return calendar.toString();
}

/** What somebody reads or downloads for themselves. */
export function publication(events: readonly CalendarEvent[], locale: Locale): string {
  const calendar = calendarIn(locale, ICalCalendarMethod.PUBLISH);
  const t = createTranslator(locale);
  calendar.name(t('scheduling.file.calendar'));
  calendar.ttl(15 * 60);
  for (const event of events) addEvent(calendar, event, locale);
  return calendar.toString();
}
