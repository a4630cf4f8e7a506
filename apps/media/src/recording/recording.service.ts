import { CatalogueError } from '@jiedui/contracts';
import { ffprobeOf, runProgram } from '@jiedui/platform';
import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import type { SessionId } from '@jiedui/kernel';
import { MEDIA_CONFIG, type MediaConfig } from '../config.js';
import { FactOutbox } from '../control/fact.outbox.js';
import { RoomRegistry } from '../rooms/room.registry.js';
import type { Room } from '../rooms/room.js';
import { keepRecording } from './recording.handlers.js';
import { RecordingSpool } from './recording.spool.js';
import { RoomRecording } from './room.recording.js';
import { probeSegment } from './segment.probe.js';
import { segmentSeconds } from './take.js';

const segmentMs = segmentSeconds * 1_000;
/** A moment after the cut falls due, so that the picture that is asked for begins the new file. */
const afterCutMs = 20;

/** Gives every room of this node its recording, and tells the api what is written. */
@Injectable()
export class RecordingService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(RecordingService.name);
  private readonly open = new Set<RoomRecording>();
  private cutTimer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(MEDIA_CONFIG) private readonly config: MediaConfig,
    private readonly rooms: RoomRegistry,
    private readonly facts: FactOutbox,
    private readonly spool: RecordingSpool,
  ) {}

  onApplicationBootstrap(): void {
    this.rooms.on('roomOpened', (room) => this.attend(room));
    this.awaitCut();
    this.tellWaiting().catch((error: unknown) =>
      this.logger.error(`files of recordings wait untold: ${String(error)}`),
    );
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearTimeout(this.cutTimer);
    await Promise.all([...this.open].map((recording) => recording.whenDone()));
  }

  private attend(room: Room): void {
    const { sessionId } = room;
    const recording = new RoomRecording(room, {
      ffmpegBin: this.config.FFMPEG_BIN,
      requireMeans: () => this.requireMeans(),
      folderOf: (recordingId) => this.spool.folder(sessionId, recordingId),
      onEvent: (event) => this.facts.report({ type: 'recording.event', sessionId, ...event }),
      onSegment: (recordingId, file) => this.tellSegment(sessionId, recordingId, file),
    });
    this.open.add(recording);
    keepRecording(room, recording);
    room.once('closed', () => void recording.whenDone().then(() => this.open.delete(recording)));
  }

  private async requireMeans(): Promise<void> {
    const { FFMPEG_BIN } = this.config;
    const programs = [FFMPEG_BIN, ffprobeOf(FFMPEG_BIN)].map((program) => runProgram(program, ['-version']));
    const missing = await Promise.all(programs).then(
      () => undefined,
      (error: unknown) => error,
    );
    if (missing) this.logger.warn(`recording refused: ${String(missing)}`);
    if (missing) throw new CatalogueError('RECORDING_UNAVAILABLE', [], { cause: missing });
    if (await this.spool.hasSpace()) return;
    this.logger.error('recording refused: the disk is nearly full');
    throw new CatalogueError('RECORDING_UNAVAILABLE');
  }

  private async tellSegment(sessionId: SessionId, recordingId: string, file: string): Promise<void> {
    const probed = await probeSegment(this.config.FFMPEG_BIN, file);
    if (probed) {
      this.facts.report({ type: 'recording.segment', sessionId, recordingId, ...probed });
      return;
    }
    const [personId, detail] = file.split('/').at(-1)?.split('_') ?? [];
    this.logger.error(`a file of recording ${recordingId} has nothing in it that could be played`);
    this.facts.report({
      type: 'recording.event',
      sessionId,
      recordingId,
      event: 'faulty',
      personId: personId as never,
      happenedAt: new Date().toISOString(),
      ...(detail ? { detail } : {}),
    });
    await this.spool.release(recordingId, file.split('/').at(-1) ?? '');
  }

  /** What an earlier run of this node left, whole or not. What the api has already it releases again. */
  private async tellWaiting(): Promise<void> {
    for (const { sessionId, recordingId, file } of await this.spool.waiting()) {
      await this.tellSegment(sessionId, recordingId, file);
    }
  }

  private awaitCut(): void {
    const untilCutMs = segmentMs - (Date.now() % segmentMs) + afterCutMs;
    this.cutTimer = setTimeout(() => {
      for (const recording of this.open) recording.requestKeyFrames();
      this.awaitCut();
    }, untilCutMs);
  }
}
