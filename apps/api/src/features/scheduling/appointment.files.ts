import { Inject, Injectable } from '@nestjs/common';
import { CatalogueError, type Locale } from '@jiedui/contracts';
import type { Clock, ConsultationId } from '@jiedui/kernel';
import { Readable } from 'node:stream';
import { CLOCK } from '../../base/clock.js';
import { API_CONFIG, type ApiConfig } from '../../base/config/api.config.js';
import { Database } from '../../base/database/database.js';
import type { Caller } from '../../base/http/caller.js';
import type { FileAnswer } from '../../base/http/endpoint.decorator.js';
import { ConsultationReader } from '../consultations/index.js';
import { type AppointmentRow, openAppointment, uidOf } from './appointment.query.js';
import { publication } from './calendar-file.js';

/** Appointments as calendar files. */
@Injectable()
export class AppointmentFiles {
  constructor(
    @Inject(API_CONFIG) private readonly config: ApiConfig,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly reader: ConsultationReader,
  ) {}

  /** @throws SESSION_NOT_OPEN where nothing is booked */
  download(caller: Caller, id: ConsultationId): Promise<FileAnswer> {
    return this.database.read(async (em) => {
      await this.reader.see(em, caller, id);
      const row = await openAppointment(em, id);
      if (!row) throw new CatalogueError('SESSION_NOT_OPEN');
      return {
        stream: Readable.from([this.published([row], caller.locale)]),
        mediaType: 'text/calendar; charset=utf-8',
        name: `${row.number}.ics`,
        isDownload: true,
      };
    });
  }

  published(rows: readonly AppointmentRow[], locale: Locale): string {
    return publication(
      rows.map((row) => ({
        uid: uidOf(row, this.config.PUBLIC_URL),
        number: row.number,
        sequence: row.sequence,
        startsAt: new Date(row.startsAt),
        endsAt: new Date(row.endsAt),
        stamp: this.clock.now(),
        url: `${this.config.PUBLIC_URL}/consultations/${row.consultationId}`,
        rooms: (locale === 'zh-CN' ? row.roomsZh : row.roomsEn) ?? [],
        isCancelled: false,
      })),
      locale,
    );
  }
}
