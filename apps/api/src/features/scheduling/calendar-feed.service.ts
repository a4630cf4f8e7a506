import { Inject, Injectable } from '@nestjs/common';
import { type CalendarFeed, CatalogueError } from '@jiedui/contracts';
import type { Clock, PersonId } from '@jiedui/kernel';
import { actAsPerson, actAsSystem } from '@jiedui/platform';
import { Readable } from 'node:stream';
import { CLOCK } from '../../base/clock.js';
import { API_CONFIG, type ApiConfig } from '../../base/config/api.config.js';
import { Database } from '../../base/database/database.js';
import type { Caller } from '../../base/http/caller.js';
import type { FileAnswer } from '../../base/http/endpoint.decorator.js';
import { AttemptLimiter, newToken, sha256 } from '../access/index.js';
import { AuditTrail } from '../audit/index.js';
import { Person } from '../people/index.js';
import { appointmentsOf } from './appointment.query.js';
import { AppointmentFiles } from './appointment.files.js';

const dayMs = 24 * 3_600_000;
const shownBefore = 30 * dayMs;
const shownAfter = 365 * dayMs;
const apiPath = '/api/calendar-feeds';

/** An address for somebody's own calendar program. Whoever holds it reads as that person, and nothing else. */
@Injectable()
export class CalendarFeedService {
  constructor(
    @Inject(API_CONFIG) private readonly config: ApiConfig,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly limiter: AttemptLimiter,
    private readonly audit: AuditTrail,
    private readonly files: AppointmentFiles,
  ) {}

  get({ personId }: Caller): Promise<CalendarFeed | null> {
    return this.database.read(async (em) => {
      const [row] = await em.execute<{ created: number; read: number | null }[]>(
        `select extract(epoch from created_at)::float8 * 1000 as created,
           extract(epoch from last_read_at)::float8 * 1000 as read from calendar_feed where person_id = ?`,
        [personId],
      );
      if (!row) return null;
      const lastReadAt = row.read === null ? null : new Date(row.read).toISOString();
      return { createdAt: new Date(row.created).toISOString(), lastReadAt };
    });
  }

  async rotate(caller: Caller): Promise<{ url: string }> {
    const token = newToken();
    await this.database.transaction(async (em) => {
      await em.execute(
        `insert into calendar_feed (person_id, token_sha256, created_at) values (?, ?, ?)
         on conflict (person_id) do update set token_sha256 = excluded.token_sha256,
           created_at = excluded.created_at, last_read_at = null`,
        [caller.personId, sha256(token), this.clock.now().toISOString()],
      );
      await this.audit.record(em, {
        caller,
        action: 'rotate',
        subject: { kind: 'calendarFeed', id: caller.personId },
        why: 'self',
      });
    });
    return { url: `${this.config.PUBLIC_URL}${apiPath}/${token}.ics` };
  }

  async revoke(caller: Caller): Promise<void> {
    await this.database.transaction(async (em) => {
      await em.execute('delete from calendar_feed where person_id = ?', [caller.personId]);
      await this.audit.record(em, {
        caller,
        action: 'remove',
        subject: { kind: 'calendarFeed', id: caller.personId },
        why: 'self',
      });
    });
  }

  /** @throws NOT_FOUND for a token that is none, or not any more; TOO_MANY_ATTEMPTS to who tries many */
  async read(address: string): Promise<FileAnswer> {
    await this.limiter.takeByAddress('token');
    const person = await actAsSystem(() => this.personBehind(sha256(address.replace(/\.ics$/, ''))));
    if (!person) throw new CatalogueError('NOT_FOUND');
    await this.limiter.giveBackByAddress('token');
    await this.limiter.take('challenge', `calendar:${person.id}`);
    actAsPerson(person.id);
    return this.database.transaction(async (em) => {
      const now = this.clock.now();
      const span = { from: now.getTime() - shownBefore, until: now.getTime() + shownAfter };
      await em.execute('update calendar_feed set last_read_at = ? where person_id = ?', [
        now.toISOString(),
        person.id,
      ]);
      const content = this.files.published(await appointmentsOf(em, person.id, span), person.locale);
      return {
        stream: Readable.from([content]),
        mediaType: 'text/calendar; charset=utf-8',
        name: 'jiedui.ics',
      };
    });
  }

  private personBehind(hash: Buffer): Promise<Person | null> {
    return this.database.read(async (em) => {
      const [feed] = await em.execute<{ id: PersonId }[]>(
        'select person_id as id from calendar_feed where token_sha256 = ?',
        [hash],
      );
      return feed ? em.findOne(Person, { id: feed.id, disabledAt: null }) : null;
    });
  }
}
