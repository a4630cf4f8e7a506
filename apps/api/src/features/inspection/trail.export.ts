import { Inject, Injectable } from '@nestjs/common';
import { auditMediaTypes, type InputOf } from '@jiedui/contracts';
import type { Clock } from '@jiedui/kernel';
import { AsyncLocalStorage } from 'node:async_hooks';
import { Readable } from 'node:stream';
import { CLOCK } from '../../base/clock.js';
import { API_CONFIG, type ApiConfig } from '../../base/config/api.config.js';
import { Database } from '../../base/database/database.js';
import type { Caller } from '../../base/http/caller.js';
import type { FileAnswer } from '../../base/http/endpoint.decorator.js';
import { StepUp } from '../access/index.js';
import { ConsultationNumbers } from './consultation-numbers.js';
import { csvHead, csvLines } from './trail.csv.js';
import type { TrailPlace } from './trail.cursor.js';
import { fhirLines } from './trail.fhir.js';
import { findTrail, type TrailEvent, type TrailQuery } from './trail.query.js';
import { TrailReader } from './trail.reader.js';
import type { Numbers } from './trail.view.js';

const batchSize = 1_000;
type Snapshot = ReturnType<typeof AsyncLocalStorage.snapshot>;
type Writer = (events: readonly TrailEvent[], numbers: Numbers) => string;

/** The trail as a file, however long: read and sent in pieces, of which one at a time is in memory. */
@Injectable()
export class TrailExport {
  constructor(
    @Inject(API_CONFIG) private readonly config: ApiConfig,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly stepUp: StepUp,
    private readonly reader: TrailReader,
    private readonly numbers: ConsultationNumbers,
  ) {}

  /** @throws ACTION_NOT_ALLOWED, STEP_UP_NEEDED */
  async open(caller: Caller, input: InputOf<'exportAuditEvents'>['query']): Promise<FileAnswer> {
    const { format, ...filter } = input;
    const query = await this.reader.queryOf(caller, filter);
    await this.stepUp.require(caller);
    await this.database.transaction((em) => this.reader.recordLook(em, caller, 'export', query, { format }));
    const write: Writer =
      format === 'csv' ? csvLines : (events, numbers) => fhirLines(events, numbers, this.config.PUBLIC_URL);
    return {
      stream: Readable.from(this.pieces(query, write, AsyncLocalStorage.snapshot()), { objectMode: false }),
      mediaType: auditMediaTypes[format],
      name: `audit-${this.clock.now().toISOString().slice(0, 10)}.${format === 'csv' ? 'csv' : 'ndjson'}`,
      isDownload: true,
    };
  }

  /**
   * @param asCaller Pieces are asked for by the socket, long after the handler: each still reads as the person who
   * asked for the file
   */
  private async *pieces(query: TrailQuery, write: Writer, asCaller: Snapshot): AsyncGenerator<string> {
    if (write === csvLines) yield csvHead;
    let after: TrailPlace | undefined;
    for (;;) {
      const place = after;
      const events = await asCaller(() =>
        this.database.read((em) => findTrail(em, query, { after: place, limit: batchSize })),
      );
      const numbers = await asCaller(() =>
        this.numbers.of(events.map(({ consultationId }) => consultationId)),
      );
      if (events.length > 0) yield write(events, numbers);
      after = events.at(-1);
      if (events.length < batchSize) return;
    }
  }
}
