import { Inject, Injectable, Logger } from '@nestjs/common';
import type { JobPayload } from '@jiedui/contracts';
import { retainedUntil, uncoveredSpans } from '@jiedui/domain';
import type { Clock } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { CLOCK } from '../../base/clock.js';
import { API_CONFIG, type ApiConfig } from '../../base/config/api.config.js';
import { Database } from '../../base/database/database.js';
import { newId } from '../../base/database/id.js';
import { HandlesJob } from '../../base/jobs/job-handler.decorator.js';
import { Storage } from '../../base/storage/storage.js';
import { AuditTrail } from '../audit/index.js';
import { auditOf, ConsultationHints } from '../consultations/index.js';
import { Composer } from './composer.js';
import { partsOf, type Piece } from './composition.js';
import { Recording, RecordingEvent, RecordingSegment, RecordingTrack } from './recording.entity.js';

/** Shorter whiles without anything are how recorders breathe. */
const gapToleranceMs = 2_000;

/** Makes of the files of a recording what people play. One at a time in each process: it takes the machine. */
@Injectable()
export class RecordingFinisher {
  private readonly logger = new Logger(RecordingFinisher.name);
  private queue: Promise<void> = Promise.resolve();

  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(API_CONFIG) private readonly config: ApiConfig,
    private readonly database: Database,
    private readonly storage: Storage,
    private readonly audit: AuditTrail,
    private readonly hints: ConsultationHints,
  ) {}

  @HandlesJob('recording.finish')
  async finish(
    { recordingId }: JobPayload<'recording.finish'>,
    run: { isLastAttempt: boolean },
  ): Promise<void> {
    const segments = await this.database.read((em) =>
      em.find(RecordingSegment, { recording: recordingId }, { orderBy: { startedAt: 'asc' } }),
    );
    const isComplete = segments.every(({ state }) => state !== 'waiting');
    if (!isComplete && !run.isLastAttempt) throw new Error('files of the recording are still on their way');
    const turn = this.queue.then(() => this.make(recordingId, segments));
    this.queue = turn.catch(() => undefined);
    await turn;
  }

  private async make(recordingId: string, segments: readonly RecordingSegment[]): Promise<void> {
    const uploads = path.resolve(this.config.DATA_DIR, 'uploads');
    await mkdir(uploads, { recursive: true });
    const folder = await mkdtemp(path.join(uploads, 'recording-'));
    try {
      const pieces = await this.fetch(segments, folder);
      const parts = partsOf(pieces);
      if (parts.length === 0) return await this.write(recordingId, segments, undefined);
      const composer = new Composer(this.config.FFMPEG_BIN, folder);
      const files = [];
      for (const [at, part] of parts.entries()) files.push(await composer.copy(part, `part-${at}`));
      const span = {
        fromMs: Math.min(...parts.map(({ fromMs }) => fromMs)),
        untilMs: Math.max(...parts.map(({ untilMs }) => untilMs)),
      };
      const everybody = await composer.mix(parts, span);
      const tracks = [];
      for (const one of files) tracks.push({ ...one, ...(await this.store(one.file)) });
      const composed = {
        ...everybody,
        ...(await this.store(everybody.file)),
        beginsAt: new Date(span.fromMs),
      };
      await this.write(recordingId, segments, { composed, tracks });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  private async fetch(segments: readonly RecordingSegment[], folder: string): Promise<Piece[]> {
    const pieces: Piece[] = [];
    for (const { sha256, name, personId, source, startedAt, endedAt, state } of segments) {
      if (state !== 'kept') continue;
      const file = path.join(folder, name);
      await pipeline(await this.storage.read(sha256), createWriteStream(file, { mode: 0o600 }));
      pieces.push({ file, personId, source, fromMs: startedAt.getTime(), untilMs: endedAt.getTime() });
    }
    return pieces;
  }

  private store(file: string) {
    return this.storage.keep(createReadStream(file));
  }

  private async write(
    recordingId: string,
    segments: readonly RecordingSegment[],
    made: Made | undefined,
  ): Promise<void> {
    const consultation = await this.database.transaction(async (em) => {
      await em.execute('select id from recording where id = ? for update', [recordingId]);
      const recording = await em.findOneOrFail(
        Recording,
        { id: recordingId },
        { populate: ['consultation'] },
      );
      await em.nativeDelete(RecordingTrack, { recording });
      await this.writeGaps(em, recording, segments);
      const finishedAt = this.clock.now();
      if (made) this.apply(em, recording, made, segments);
      else recording.state = 'empty';
      recording.finishedAt = finishedAt;
      await this.audit.record(em, {
        action: 'create',
        ...auditOf(recording.consultation),
        subject: { kind: 'recording', id: recordingId },
        details: { state: recording.state },
      });
      return recording.consultation;
    });
    if (!made) this.logger.error({ recordingId }, 'a recording has nothing in it');
    this.hints.changed(consultation);
  }

  private apply(
    em: EntityManager,
    recording: Recording,
    { composed, tracks }: Made,
    segments: readonly RecordingSegment[],
  ): void {
    const { sha256, sizeBytes, durationMs, beginsAt } = composed;
    const lost = segments.some(({ state }) => state !== 'kept') ? (['lostFiles'] as const) : [];
    const blind = tracks.every(({ findings }) =>
      findings.some((one) => one === 'noPicture' || one === 'blackPicture'),
    );
    const findings = [...composed.findings, ...lost, ...(blind ? (['noPicture'] as const) : [])];
    const retentionClass = 'media' as const;
    const retainUntil = retainedUntil(recording.stoppedAt ?? this.clock.now(), retentionClass);
    const kept = { retentionClass, retainUntil };
    Object.assign(recording, { sha256, sizeBytes, durationMs, beginsAt, findings, state: 'ready', ...kept });
    for (const track of tracks) {
      em.persist(
        em.create(RecordingTrack, {
          id: newId(),
          recording,
          personId: track.part.personId,
          isScreen: track.part.isScreen,
          sha256: track.sha256,
          sizeBytes: track.sizeBytes,
          durationMs: track.durationMs,
          beginsAt: new Date(track.part.fromMs),
          findings: track.findings,
        }),
      );
    }
  }

  /** Where nothing of anybody is, whatever the reason: a lost node leaves no other trace. */
  private async writeGaps(
    em: EntityManager,
    recording: Recording,
    segments: readonly RecordingSegment[],
  ): Promise<void> {
    const detail = 'nothing';
    await em.nativeDelete(RecordingEvent, { recording, kind: 'gap', detail });
    if (!recording.startedAt || !recording.stoppedAt) return;
    const spans = segments
      .filter(({ state }) => state === 'kept')
      .map(({ startedAt, endedAt }) => ({ fromMs: startedAt.getTime(), untilMs: endedAt.getTime() }));
    const whole = { fromMs: recording.startedAt.getTime(), untilMs: recording.stoppedAt.getTime() };
    for (const { fromMs, untilMs } of uncoveredSpans(whole, spans, gapToleranceMs)) {
      const times = { happenedAt: new Date(fromMs), untilAt: new Date(untilMs) };
      em.persist(
        em.create(RecordingEvent, { id: newId(), recording, kind: 'gap', personId: null, detail, ...times }),
      );
    }
  }
}

type Stored = Awaited<ReturnType<Storage['keep']>>;
interface Made {
  readonly composed: Awaited<ReturnType<Composer['mix']>> & Stored & { readonly beginsAt: Date };
  readonly tracks: readonly (Awaited<ReturnType<Composer['copy']>> & Stored)[];
}
