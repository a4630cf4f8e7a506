import { Inject, Injectable } from '@nestjs/common';
import { CatalogueError, type Recording as RecordingView } from '@jiedui/contracts';
import type { Clock, ConsultationId, PersonId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import type { Caller } from '../../base/http/caller.js';
import type { FileAnswer } from '../../base/http/endpoint.decorator.js';
import { Storage } from '../../base/storage/storage.js';
import { AuditTrail } from '../audit/index.js';
import { auditOf, ConsultationReader, type SeenConsultation } from '../consultations/index.js';
import { Person, personView } from '../people/index.js';
import { Recording, RecordingEvent, RecordingTrack } from './recording.entity.js';

/** A player asks for many parts; together they are one playing. */
const onePlayingMs = 10 * 60_000;

/** Shows recordings to those who see the consultation, and has each playing written down. */
@Injectable()
export class RecordingReader {
  private readonly playedAt = new Map<string, number>();

  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly reader: ConsultationReader,
    private readonly storage: Storage,
    private readonly audit: AuditTrail,
  ) {}

  list(caller: Caller, id: ConsultationId): Promise<RecordingView[]> {
    return this.database.read(async (em) => {
      const { consultation } = await this.reader.see(em, caller, id);
      const found = await em.find(Recording, { consultation }, { orderBy: { askedAt: 'desc' } });
      return Promise.all(found.map((recording) => this.view(em, recording)));
    });
  }

  async play(caller: Caller, id: ConsultationId, recordingId: string, trackId?: string): Promise<FileAnswer> {
    const file = await this.database.read(async (em) => {
      const seen = await this.reader.see(em, caller, id);
      const { consultation } = seen;
      const recording = await em.findOne(Recording, { id: recordingId, consultation });
      if (!recording) throw new CatalogueError('RECORDING_NOT_READY');
      const found =
        trackId === undefined ? recording : await em.findOne(RecordingTrack, { id: trackId, recording });
      if (!found) throw new CatalogueError('NOT_FOUND');
      if (!found.sha256 || found.sizeBytes === null) throw new CatalogueError('RECORDING_NOT_READY');
      await this.noteOnce(em, caller, seen, recordingId);
      return { sha256: found.sha256, sizeBytes: found.sizeBytes, number: consultation.number };
    });
    const { sha256, sizeBytes } = file;
    return {
      stream: await this.storage.read(sha256),
      readPart: (from, until) => this.storage.readPart(sha256, from, until),
      mediaType: 'video/webm',
      name: `${file.number}.webm`,
      sizeBytes,
      sha256,
    };
  }

  private async noteOnce(
    em: EntityManager,
    caller: Caller,
    seen: SeenConsultation,
    recordingId: string,
  ): Promise<void> {
    const now = this.clock.now().getTime();
    for (const [key, at] of this.playedAt) if (now - at > onePlayingMs) this.playedAt.delete(key);
    const key = `${caller.personId} ${recordingId}`;
    if (this.playedAt.has(key)) return;
    const subject = { kind: 'recording', id: recordingId } as const;
    await this.audit.record(em, {
      caller,
      action: 'read',
      ...auditOf(seen.consultation),
      subject,
      why: seen.why,
    });
    this.playedAt.set(key, now);
  }

  private async view(em: EntityManager, recording: Recording): Promise<RecordingView> {
    const tracks = await em.find(
      RecordingTrack,
      { recording },
      { orderBy: { beginsAt: 'asc', personId: 'asc', isScreen: 'asc' } },
    );
    const events = await em.find(
      RecordingEvent,
      { recording },
      { orderBy: { happenedAt: 'asc', id: 'asc' } },
    );
    const ids = [...tracks, ...events].flatMap(({ personId }) => personId ?? []);
    const people = await em.find(Person, { id: { $in: [...new Set(ids)] } });
    const personOf = (id: PersonId | null) => {
      const person = people.find((one) => one.id === id);
      return person ? personView(person) : null;
    };
    return {
      id: recording.id,
      state: recording.state,
      startedAt: recording.startedAt?.toISOString() ?? null,
      stoppedAt: recording.stoppedAt?.toISOString() ?? null,
      composed: composedView(recording),
      retainUntil: recording.retainUntil,
      tracks: tracks.map(({ id, personId, isScreen, beginsAt, durationMs, sizeBytes, sha256, findings }) => ({
        id,
        personId,
        person: personOf(personId),
        isScreen,
        beginsAt: beginsAt.toISOString(),
        durationMs,
        sizeBytes,
        sha256,
        findings: [...findings],
      })),
      events: events.map(({ id, kind, happenedAt, untilAt, personId, detail }) => ({
        id,
        kind,
        at: happenedAt.toISOString(),
        untilAt: untilAt?.toISOString() ?? null,
        personId,
        person: personOf(personId),
        detail,
      })),
    };
  }
}

function composedView({
  sha256,
  sizeBytes,
  durationMs,
  beginsAt,
  findings,
}: Recording): RecordingView['composed'] {
  if (sha256 === null || sizeBytes === null || durationMs === null || beginsAt === null) return null;
  return { sha256, sizeBytes, durationMs, beginsAt: beginsAt.toISOString(), findings: [...findings] };
}
