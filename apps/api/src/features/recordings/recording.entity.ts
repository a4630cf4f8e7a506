import type {
  RecordedSource,
  RecordingEventKind,
  RecordingFinding,
  RecordingStanding,
} from '@jiedui/contracts';
import type { RetentionClass } from '@jiedui/domain';
import type { PersonId } from '@jiedui/kernel';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { Consultation, LiveSession } from '../consultations/index.js';

const RecordingSchema = defineEntity({
  name: 'Recording',
  tableName: 'recording',
  properties: {
    id: p.uuid().primary(),
    session: () => p.manyToOne(LiveSession),
    consultation: () => p.manyToOne(Consultation),
    state: p.string().$type<RecordingStanding>(),
    askedAt: p.datetime(),
    startedAt: p.datetime().strictNullable(),
    stoppedAt: p.datetime().strictNullable(),
    sha256: p.string().strictNullable(),
    sizeBytes: p.bigint('number').strictNullable(),
    durationMs: p.integer().strictNullable(),
    beginsAt: p.datetime().strictNullable(),
    findings: p.json<readonly RecordingFinding[]>(),
    retentionClass: p.string().$type<RetentionClass>().strictNullable(),
    /** The first day on which it may be deleted. ISO date. */
    retainUntil: p.date().strictNullable(),
    finishedAt: p.datetime().strictNullable(),
  },
});

/** What was recorded of a session, from the question to the file in the storage. */
export class Recording extends RecordingSchema.class {}
RecordingSchema.setClass(Recording);

const RecordingSegmentSchema = defineEntity({
  name: 'RecordingSegment',
  tableName: 'recording_segment',
  properties: {
    id: p.uuid().primary(),
    recording: () => p.manyToOne(Recording),
    name: p.string(),
    nodeId: p.string(),
    personId: p.uuid().$type<PersonId>(),
    source: p.string().$type<RecordedSource>(),
    /** `waiting`: still on its node. `lost`: given up. */
    state: p.string().$type<'waiting' | 'kept' | 'lost'>(),
    startedAt: p.datetime(),
    endedAt: p.datetime(),
    sizeBytes: p.bigint('number'),
    sha256: p.string(),
  },
});

/** Some seconds of one source, as a node wrote them. */
export class RecordingSegment extends RecordingSegmentSchema.class {}
RecordingSegmentSchema.setClass(RecordingSegment);

const RecordingTrackSchema = defineEntity({
  name: 'RecordingTrack',
  tableName: 'recording_track',
  properties: {
    id: p.uuid().primary(),
    recording: () => p.manyToOne(Recording),
    personId: p.uuid().$type<PersonId>(),
    isScreen: p.boolean(),
    sha256: p.string(),
    sizeBytes: p.bigint('number'),
    durationMs: p.integer(),
    beginsAt: p.datetime(),
    findings: p.json<readonly RecordingFinding[]>(),
  },
});

/** Sound and picture of one person, or the screen they showed. */
export class RecordingTrack extends RecordingTrackSchema.class {}
RecordingTrackSchema.setClass(RecordingTrack);

const RecordingEventSchema = defineEntity({
  name: 'RecordingEvent',
  tableName: 'recording_event',
  properties: {
    id: p.uuid().primary(),
    recording: () => p.manyToOne(Recording),
    kind: p.string().$type<RecordingEventKind>(),
    personId: p.uuid().$type<PersonId>().strictNullable(),
    happenedAt: p.datetime(),
    untilAt: p.datetime().strictNullable(),
    detail: p.string().strictNullable(),
  },
});

/** A line of a recording's timeline: who agreed, came, went; what is missing. */
export class RecordingEvent extends RecordingEventSchema.class {}
RecordingEventSchema.setClass(RecordingEvent);
