import {
  CatalogueError,
  type Journaled,
  type NodeEntry,
  nodeAuthor,
  type RecordedSource,
  type RecordingEventKind,
} from '@jiedui/contracts';
import {
  hasNobodyToRecord,
  isRecorded,
  mayStartRecording,
  type RecordingEntry,
  recordingOf,
  recordingOff,
  type RecordingState,
} from '@jiedui/domain';
import type { PersonId } from '@jiedui/kernel';
import { randomUUID } from 'node:crypto';
import type { Peer } from '../rooms/peer.js';
import type { PeerProducer } from '../rooms/peer-producer.js';
import type { Room } from '../rooms/room.js';
import { mayLeadRecording, recordingPushFor } from './recording.push.js';
import { SourceRecorder } from './source.recorder.js';

/** What happened, for the timeline of the recording. */
export interface RecordingEvent {
  readonly recordingId: string;
  readonly event: RecordingEventKind;
  readonly personId?: PersonId;
  readonly happenedAt: string;
  readonly untilAt?: string;
  readonly detail?: string;
}

/** What a room's recording needs of its surroundings. */
export interface RecordingMeans {
  readonly ffmpegBin: string;
  /** @throws CatalogueError RECORDING_UNAVAILABLE */
  readonly requireMeans: () => Promise<void>;
  readonly folderOf: (recordingId: string) => Promise<string>;
  readonly onEvent: (event: RecordingEvent) => void;
  /** Resolves when the file was looked at and told. */
  readonly onSegment: (recordingId: string, file: string) => Promise<void>;
}

/** What the node writes of it. */
type RecordingDraft = Extract<NodeEntry, { kind: RecordingEntry['kind'] }>;

const isOfRecording = (entry: Journaled['entry']): entry is RecordingDraft =>
  entry.kind.startsWith('recording.');

const entriesOf = (journal: readonly Journaled[]): RecordingEntry[] =>
  journal.flatMap(({ entry, at }) => (isOfRecording(entry) ? { ...entry, at } : []));

interface Recorder {
  readonly recordingId: string;
  readonly source: SourceRecorder;
}

/** The recording of one room: who agreed, and the recorders that follow from it. */
export class RoomRecording {
  private state: RecordingState = recordingOff;
  private readonly recorders = new Map<string, Recorder>();
  private readonly working = new Set<Promise<void>>();
  private settling: Promise<void> = Promise.resolve();
  private isClosed = false;
  private isAppending = false;
  /** Words that are on the timeline already. */
  private readonly marked = new Set<string>();

  constructor(
    private readonly room: Room,
    private readonly means: RecordingMeans,
  ) {
    this.state = recordingOf(entriesOf(room.journal.entries));
    room.journal.on('appended', (entries) => this.learn(entries));
    room.on('peerJoined', (peer) => this.arrived(peer));
    room.on('participantJoined', (personId) => this.note('joined', personId));
    room.on('participantLeft', (personId) => this.departed(personId));
    room.on('produced', () => this.settle());
    // Each node records those it holds; all of them are asked.
    room.on('peopleElsewhereChanged', () => this.settle());
    room.on('levelTold', (peer, level) => this.note('level', peer.claims.personId, level));
    room.once('closed', () => this.close());
  }

  /** @throws CatalogueError RIGHT_MISSING, RECORDING_ENCRYPTED, RECORDING_ALREADY_RUNS, RECORDING_UNAVAILABLE */
  async ask(peer: Peer): Promise<void> {
    requireLead(peer);
    if (peer.claims.isEncrypted) throw new CatalogueError('RECORDING_ENCRYPTED');
    await this.means.requireMeans();
    if (this.state.phase !== 'off') throw new CatalogueError('RECORDING_ALREADY_RUNS');
    const { personId } = peer.claims;
    await this.append({ kind: 'recording.asked', recordingId: randomUUID(), personId });
  }

  /** @throws CatalogueError NOT_FOUND where another recording, or none, is asked about */
  async answer(peer: Peer, recordingId: string, agrees: boolean): Promise<void> {
    if (!peer.isJoined) throw new CatalogueError('SIGNALLING_OUT_OF_ORDER');
    if (this.state.recordingId !== recordingId) throw new CatalogueError('NOT_FOUND');
    const { personId } = peer.claims;
    if (this.state.answers.get(personId) === (agrees ? 'agreed' : 'refused')) return;
    await this.append({ kind: agrees ? 'recording.consented' : 'recording.refused', personId });
  }

  /** @throws CatalogueError RIGHT_MISSING; stopping what does not run changes nothing */
  async stop(peer: Peer): Promise<void> {
    requireLead(peer);
    if (this.state.phase === 'off') return;
    await this.append({ kind: 'recording.stopped', personId: peer.claims.personId });
  }

  requestKeyFrames(): void {
    for (const { source } of this.recorders.values()) source.requestKeyFrame();
  }

  /** Resolves when all that was written is told. */
  async whenDone(): Promise<void> {
    await this.settling;
    while (this.working.size > 0) await Promise.all(this.working);
  }

  /** A line of the timeline, where something is being recorded. */
  note(event: RecordingEventKind, personId: PersonId, detail?: string): void {
    const { recordingId, phase } = this.state;
    if (!recordingId || phase !== 'recording') return;
    const happenedAt = new Date().toISOString();
    this.means.onEvent({ recordingId, event, personId, happenedAt, ...(detail ? { detail } : {}) });
  }

  private async append(entry: RecordingDraft): Promise<void> {
    const { recordingId } = this.state;
    const { at } = await this.room.journal.append({ author: nodeAuthor, entry });
    const about = entry.kind === 'recording.asked' ? entry.recordingId : recordingId;
    if (!about) return;
    const told = {
      recordingId: about,
      event: entry.kind.replace('recording.', '') as RecordingEventKind,
      happenedAt: at,
      ...('personId' in entry && entry.personId ? { personId: entry.personId } : {}),
    };
    if (entry.kind !== 'recording.stopped') return this.means.onEvent(told);
    // The end is told when all that belongs before it was.
    void this.whenDone().then(() => this.means.onEvent(told));
  }

  private learn(entries: readonly Journaled[]): void {
    this.markWords(entries);
    if (entriesOf(entries).length === 0) return;
    this.state = recordingOf(entriesOf(this.room.journal.entries));
    for (const peer of this.room.joinedPeers) this.show(peer);
    this.settle();
  }

  private markWords(entries: readonly Journaled[]): void {
    for (const { entry, author, writer, seq } of entries) {
      const isHere = this.room.joinedPeers.some(({ claims }) => claims.personId === author);
      // Entries are told again when the store has them.
      const key = `${writer} ${seq}`;
      if (entry.kind !== 'chat' || !isHere || this.marked.has(key)) continue;
      this.marked.add(key);
      this.note('chat', author as PersonId);
    }
  }

  private arrived(peer: Peer): void {
    // Also that there is none: what they knew may be of a node that is gone.
    this.show(peer);
    this.settle();
  }

  private departed(personId: PersonId): void {
    this.note('left', personId);
    this.settle();
  }

  private show(peer: Peer): void {
    peer.push('recording.state', recordingPushFor(this.state, peer));
  }

  /** Brings what is recorded to what may be, one change after the other. */
  private settle(): void {
    this.settling = this.settling.then(() => this.reconcile()).catch(() => undefined);
  }

  private async reconcile(): Promise<void> {
    const present = this.isClosed ? [] : this.room.presentIds;
    if (mayStartRecording(this.state, present)) return this.appendOnce({ kind: 'recording.started' });
    if (hasNobodyToRecord(this.state)) return this.appendOnce({ kind: 'recording.stopped', personId: null });
    const wanted = this.wanted();
    for (const [producerId, { recordingId }] of this.recorders) {
      const isWanted = wanted.has(producerId) && recordingId === this.state.recordingId;
      if (!isWanted) this.end(producerId);
    }
    for (const [producerId, { peer, producer }] of wanted) {
      if (!this.recorders.has(producerId)) await this.begin(peer, producer);
    }
  }

  /** Not waited for: the store may be away, and everybody here knows it by then. */
  private appendOnce(entry: RecordingDraft): void {
    if (this.isAppending) return;
    this.isAppending = true;
    void this.append(entry)
      .catch(() => undefined)
      .finally(() => (this.isAppending = false));
  }

  private wanted() {
    const wanted = new Map<string, { peer: Peer; producer: PeerProducer }>();
    if (this.isClosed) return wanted;
    for (const peer of this.room.joinedPeers) {
      if (!isRecorded(this.state, peer.claims.personId)) continue;
      for (const producer of peer.openProducers) {
        if (!producer.closed) wanted.set(producer.id, { peer, producer });
      }
    }
    return wanted;
  }

  private async begin(peer: Peer, producer: PeerProducer): Promise<void> {
    const { recordingId } = this.state;
    if (!recordingId) return;
    const { personId } = peer.claims;
    const source: RecordedSource = producer.appData.source;
    const recorder = new SourceRecorder({
      router: peer.transports.wing.router,
      producerId: producer.id,
      ffmpegBin: this.means.ffmpegBin,
      folder: await this.means.folderOf(recordingId),
      personId,
      source,
      onSegment: (file) => this.follow(this.means.onSegment(recordingId, file)),
      onResumed: (from) =>
        this.means.onEvent({
          recordingId,
          event: 'gap',
          personId,
          happenedAt: from.toISOString(),
          untilAt: new Date().toISOString(),
          detail: source,
        }),
    });
    this.recorders.set(producer.id, { recordingId, source: recorder });
    producer.observer.once('close', () => this.settle());
  }

  private end(producerId: string): void {
    const recorder = this.recorders.get(producerId);
    this.recorders.delete(producerId);
    if (recorder) this.follow(recorder.source.stop());
  }

  private follow(work: Promise<void>): void {
    const followed: Promise<void> = work
      .catch(() => undefined)
      .finally(() => void this.working.delete(followed));
    this.working.add(followed);
  }

  private close(): void {
    this.isClosed = true;
    for (const producerId of this.recorders.keys()) this.end(producerId);
  }
}

function requireLead(peer: Peer): void {
  if (!peer.isJoined) throw new CatalogueError('SIGNALLING_OUT_OF_ORDER');
  if (!mayLeadRecording(peer)) throw new CatalogueError('RIGHT_MISSING');
}
