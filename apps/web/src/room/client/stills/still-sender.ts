import { cutStill, firstStillShape, largestStillBytes, nextStillShape, type StillKind } from '@jiedui/domain';
import type { DataProducer } from 'mediasoup-client/types';
import type { MediaEncryption } from '../encryption/media-encryption.js';
import { StillCamera } from './still-camera.js';

/** The channel that the pictures go through. */
export interface StillChannel {
  open(): Promise<DataProducer>;
  /** What was shown last is to go as well. */
  close(producer: DataProducer): void;
}

const stillEveryMs = 1_000;
/** Between two pieces speech gets its turn. */
const pieceEveryMs = 220;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Sends a picture of its track about once a second, as long as it has one; less often where they do not fit. */
export class StillSender {
  #track: MediaStreamTrack | undefined;
  #kind: StillKind = 'camera';
  #producer: Promise<DataProducer> | undefined;
  #isRunning = false;
  /** Since when something has been waiting to leave. */
  #waitingSince: number | undefined;
  #number = 0;

  constructor(
    private readonly channel: StillChannel,
    private readonly encryption: MediaEncryption | undefined,
  ) {}

  /** How long the oldest piece has been waiting to leave. */
  get backlogMs(): number {
    return this.#waitingSince === undefined ? 0 : performance.now() - this.#waitingSince;
  }

  /** @param track none ends the pictures */
  setTrack(track: MediaStreamTrack | undefined, kind: StillKind = 'camera'): void {
    this.#track = track;
    this.#kind = kind;
    if (track && !this.#isRunning) void this.#run();
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    try {
      while (this.#track) await this.#sendFrom(this.#track, this.#kind);
    } finally {
      this.#isRunning = false;
      this.#waitingSince = undefined;
      this.#producer?.then((producer) => this.channel.close(producer)).catch(() => undefined);
      this.#producer = undefined;
    }
  }

  /** Until another track, or none, is to be sent. */
  async #sendFrom(track: MediaStreamTrack, kind: StillKind): Promise<void> {
    const camera = new StillCamera(track);
    let shape = firstStillShape(kind);
    try {
      while (this.#track === track) {
        const startedAt = performance.now();
        const taken = await camera.take(shape);
        const picture = taken && ((await this.encryption?.sealStill(taken)) ?? taken);
        if (picture) shape = nextStillShape(shape, picture.length, kind);
        if (picture && picture.length <= largestStillBytes) await this.#send(picture, track);
        await pause(Math.max(pieceEveryMs, stillEveryMs - (performance.now() - startedAt)));
      }
    } finally {
      camera.close();
    }
  }

  async #send(picture: Uint8Array, track: MediaStreamTrack): Promise<void> {
    const producer = await this.#opened();
    if (!producer) return;
    for (const piece of cutStill(picture, (this.#number += 1))) {
      while (producer.bufferedAmount > 0 && !producer.closed && this.#track === track) {
        this.#waitingSince ??= performance.now();
        await pause(pieceEveryMs);
      }
      this.#waitingSince = undefined;
      if (producer.readyState !== 'open' || this.#track !== track) return;
      producer.send(piece);
      await pause(pieceEveryMs);
    }
  }

  /** A channel that could not be opened is tried again with the next picture. */
  async #opened(): Promise<DataProducer | undefined> {
    try {
      const producer = await (this.#producer ??= this.channel.open());
      if (!producer.closed) return producer;
    } catch {
      // Told by what is missing: the pictures.
    }
    this.#producer = undefined;
    return undefined;
  }
}
