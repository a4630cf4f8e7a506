import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@jiedui/kernel';
import { CLOCK } from '../../../base/clock.js';
import { Database } from '../../../base/database/database.js';
import { Repeats } from '../../../base/jobs/repeats.decorator.js';
import { Upload } from './upload.entity.js';
import { UploadStore } from './upload.store.js';

const hourMs = 3_600_000;
const atOnce = 500;

/** Clears away, every hour, what was never finished, and the memory of what was. */
@Injectable()
export class UploadTidying {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly store: UploadStore,
  ) {}

  @Repeats({ everyMs: hourMs, what: 'tidying the uploads' })
  async tidy(): Promise<void> {
    const expired = { expiresAt: { $lt: this.clock.now() } };
    const rows = await this.database.read((em) => em.find(Upload, expired, { limit: atOnce }));
    for (const row of rows) await this.store.discard(row);
    await this.database.transaction((em) =>
      em.nativeDelete(Upload, { id: { $in: rows.map(({ id }) => id) } }),
    );
  }
}
