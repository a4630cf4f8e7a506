import { Injectable } from '@nestjs/common';
import type { MediaFact } from '@jiedui/contracts';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Database } from '../../base/database/database.js';
import { newId } from '../../base/database/id.js';
import { oweJob } from '../../base/outbox/outbox.js';
import { ConsultationHints, LiveSession } from '../consultations/index.js';
import { Recording, RecordingEvent, RecordingSegment } from './recording.entity.js';

type RecordingFact = Extract<MediaFact, { type: 'recording.event' | 'recording.segment' }>;
type EventFact = Extract<MediaFact, { type: 'recording.event' }>;
type SegmentFact = Extract<MediaFact, { type: 'recording.segment' }>;

/** Whether it is told of a recording. */
export const isOfRecording = (fact: MediaFact): fact is RecordingFact => fact.type.startsWith('recording.');

/** Takes in what media nodes tell of recordings. Repeats change nothing. */
@Injectable()
export class RecordingFacts {
  constructor(
    private readonly database: Database,
    private readonly hints: ConsultationHints,
  ) {}

  async learn(fact: RecordingFact): Promise<void> {
    const changed = await this.database.transaction(async (em) => {
      const recording = await this.hold(em, fact);
      if (!recording) return undefined;
      const isNews =
        fact.type === 'recording.event'
          ? await this.note(em, recording, fact)
          : await this.await(em, recording, fact);
      return isNews ? recording.consultation : undefined;
    });
    if (changed) this.hints.changed(changed);
  }

  /** Facts of several nodes come in any order: whichever is first makes the row. */
  private async hold(em: EntityManager, fact: RecordingFact): Promise<Recording | undefined> {
    const { recordingId: id, sessionId, at } = fact;
    const session = await em.findOne(LiveSession, { id: sessionId }, { populate: ['consultation'] });
    if (!session) return undefined;
    await em.execute(
      `insert into recording (id, session_id, consultation_id, state, asked_at) values (?, ?, ?, 'asked', ?)
       on conflict (id) do nothing`,
      [id, sessionId, session.consultation.id, at],
    );
    const [row] = await em.execute<{ id: string }[]>(
      'select id from recording where id = ? and session_id = ? for update',
      [id, sessionId],
    );
    if (!row) return undefined;
    return em.findOneOrFail(Recording, { id }, { populate: ['consultation'] });
  }

  private async note(em: EntityManager, recording: Recording, fact: EventFact): Promise<boolean> {
    if ((await em.count(RecordingEvent, { id: fact.id })) > 0) return false;
    const happenedAt = new Date(fact.happenedAt);
    em.persist(
      em.create(RecordingEvent, {
        id: fact.id,
        recording,
        kind: fact.event,
        personId: fact.personId ?? null,
        happenedAt,
        untilAt: fact.untilAt === undefined ? null : new Date(fact.untilAt),
        detail: fact.detail ?? null,
      }),
    );
    if (fact.event === 'started' && recording.state === 'asked') {
      Object.assign(recording, { state: 'running', startedAt: happenedAt });
      return true;
    }
    if (fact.event === 'stopped' && (recording.state === 'asked' || recording.state === 'running')) {
      stopRecording(em, recording, happenedAt);
      return true;
    }
    return false;
  }

  private async await(em: EntityManager, recording: Recording, fact: SegmentFact): Promise<boolean> {
    const { name, nodeId, personId, source, sizeBytes, sha256 } = fact;
    const known = await em.findOne(RecordingSegment, { recording, name });
    const id = known?.id ?? newId();
    const startedAt = new Date(fact.startedAt);
    if (!known) {
      const times = { startedAt, endedAt: new Date(fact.endedAt) };
      const row = { id, recording, name, nodeId, personId, source, sizeBytes, sha256, ...times };
      em.persist(em.create(RecordingSegment, { ...row, state: 'waiting' }));
    }
    if (known?.state === 'lost') known.state = 'waiting';
    // Told again by a node that still has it: fetched or, where it is kept, released.
    oweJob(em, 'recording.fetch', { segmentId: id });
    if (known?.state === 'kept') return false;
    // A node that came back late brings what was given up: what is finished is finished anew.
    if (recording.state === 'ready' || recording.state === 'empty') {
      recording.startedAt ??= startedAt;
      stopRecording(em, recording, recording.stoppedAt ?? new Date(fact.endedAt));
    }
    return false;
  }
}

/** Ends it and owes what is made of it; a question that led to nothing is only put away. */
export function stopRecording(em: EntityManager, recording: Recording, at: Date): void {
  recording.stoppedAt = at;
  recording.state = recording.startedAt ? 'finishing' : 'declined';
  if (recording.startedAt) oweJob(em, 'recording.finish', { recordingId: recording.id });
}
