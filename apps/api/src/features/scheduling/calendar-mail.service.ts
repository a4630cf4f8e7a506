import { Inject, Injectable } from '@nestjs/common';
import type { JobPayload } from '@jiedui/contracts';
import { owedCalendarMails, type ToldAppointment } from '@jiedui/domain';
import type { Clock, PersonId, SessionId } from '@jiedui/kernel';
import { createTranslator } from '@jiedui/messages';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { API_CONFIG, type ApiConfig } from '../../base/config/api.config.js';
import { Database } from '../../base/database/database.js';
import { newId } from '../../base/database/id.js';
import { HandlesJob } from '../../base/jobs/job-handler.decorator.js';
import { Mailer } from '../../base/mail/mailer.js';
import { oweJob } from '../../base/outbox/outbox.js';
import { Person } from '../people/index.js';
import { type AppointmentRow, sessionAppointment, uidOf } from './appointment.query.js';
import { invitation } from './calendar-file.js';
import { senderOf } from './sender.js';

interface MailRow {
  readonly sessionId: SessionId;
  readonly personId: PersonId;
  readonly sequence: number;
  readonly method: 'REQUEST' | 'CANCEL';
  readonly startsAt: number;
  readonly endsAt: number;
  readonly messageId: string;
}

const openStates: readonly string[] = ['booked', 'waiting', 'live'];
const toldSql = `select person_id as "personId", method, sequence, extract(epoch from starts_at)::float8 * 1000 as "startsAt",
  extract(epoch from ends_at)::float8 * 1000 as "endsAt" from calendar_mail where session_id = ?`;
const dueSql = `select session_id as "sessionId", person_id as "personId", sequence, method,
  extract(epoch from starts_at)::float8 * 1000 as "startsAt", extract(epoch from ends_at)::float8 * 1000 as "endsAt",
  message_id as "messageId" from calendar_mail where id = ? and sent_at is null for update`;

/** Tells everybody's calendar what became of a session: once for each change and person. */
@Injectable()
export class CalendarMailService {
  constructor(
    @Inject(API_CONFIG) private readonly config: ApiConfig,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly mailer: Mailer,
  ) {}

  /** Compares what people were told with how it stands now; running late or twice owes nothing twice. */
  @HandlesJob('appointment.tell')
  async tell({ sessionId }: JobPayload<'appointment.tell'>): Promise<void> {
    await this.database.transaction(async (em) => {
      await em.execute('select id from live_session where id = ? for update', [sessionId]);
      const row = await sessionAppointment(em, sessionId);
      // What is over stays in the calendar as it was.
      if (!row || row.state === 'ended') return;
      const attendeeIds = openStates.includes(row.state) ? [row.requestedById, ...(row.expertIds ?? [])] : [];
      const told = await em.execute<(Omit<ToldAppointment<PersonId>, 'startsAt' | 'endsAt'> & MailRow)[]>(
        toldSql,
        [sessionId],
      );
      const owed = owedCalendarMails<PersonId>(
        told.map((one) => ({ ...one, startsAt: new Date(one.startsAt), endsAt: new Date(one.endsAt) })),
        { startsAt: new Date(row.startsAt), endsAt: new Date(row.endsAt), attendeeIds },
      );
      for (const one of owed) await this.owe(em, sessionId, one);
    });
  }

  /** The row stays locked while the mail is handed over, so that two runs cannot both send it. */
  @HandlesJob('appointment.mail')
  async mail({ mailId }: JobPayload<'appointment.mail'>): Promise<void> {
    await this.database.transaction(async (em) => {
      const [due] = await em.execute<MailRow[]>(dueSql, [mailId]);
      const row = due && (await sessionAppointment(em, due.sessionId));
      if (!due || !row) return;
      await this.send(await em.findOneOrFail(Person, { id: due.personId }), due, row);
      await em.execute('update calendar_mail set sent_at = ? where id = ?', [
        this.clock.now().toISOString(),
        mailId,
      ]);
    });
  }

  private async owe(em: EntityManager, sessionId: SessionId, owed: ToldAppointment<PersonId>): Promise<void> {
    const id = newId();
    const { personId, sequence, method, startsAt, endsAt } = owed;
    await em.execute(
      `insert into calendar_mail (id, session_id, person_id, sequence, method, starts_at, ends_at, message_id, created_at)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        id,
        sessionId,
        personId,
        sequence,
        method,
        startsAt.toISOString(),
        endsAt.toISOString(),
        `<${id}@${new URL(this.config.PUBLIC_URL).hostname}>`,
        this.clock.now().toISOString(),
      ],
    );
    oweJob(em, 'appointment.mail', { mailId: id });
  }

  private async send(person: Person, due: MailRow, row: AppointmentRow): Promise<void> {
    const { locale, email } = person;
    const t = createTranslator(locale);
    const isZh = locale === 'zh-CN';
    const name = isZh ? person.nameZh : person.nameEn;
    const url = `${this.config.PUBLIC_URL}/consultations/${row.consultationId}`;
    const isCancelled = due.method === 'CANCEL';
    const what = isCancelled ? 'cancelled' : due.sequence === 0 ? 'booked' : 'moved';
    const subject = t(`scheduling.mail.${what}`, { number: row.number });
    const content = invitation(
      {
        uid: uidOf(row, this.config.PUBLIC_URL),
        number: row.number,
        sequence: due.sequence,
        startsAt: new Date(due.startsAt),
        endsAt: new Date(due.endsAt),
        stamp: this.clock.now(),
        url,
        rooms: (isZh ? row.roomsZh : row.roomsEn) ?? [],
        isCancelled,
        organizer: senderOf(this.config.MAIL_FROM),
        attendee: { name, email },
      },
      locale,
    );
    await this.mailer.send({
      to: email,
      locale,
      subject,
      messageId: due.messageId,
      text: [
        t('mail.greeting', { name }),
        subject,
        t('scheduling.mail.attached'),
        url,
        `--\n${t('mail.footer')}`,
      ].join('\n\n'),
      calendar: { method: due.method, content },
    });
  }
}
