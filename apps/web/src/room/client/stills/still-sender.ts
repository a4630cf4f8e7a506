import {
  cutStill,
  firstStillShape,
  largestStillBytes,
  nextStillShape,
  type StillKind,
  stillPauseMs,
} from '@jiedui/domain';
import type { Channels, Outlet } from '../channels.js';
import { StillCamera } from './still-camera.js';

/** A piece that has not arrived by then is not sent again: the next picture is under way. */
const stillLifeMs = 1_500;
const stillEveryMs = 1_000;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Sends a picture of its track about once a second, as long as it has one; less often where they do not fit. */
export class StillSender {
  readonly #outlet: Outlet;
  #track: MediaStreamTrack | undefined;
  #kind: StillKind = 'camera';
  #isRunning = false;
  /** Since when something has been waiting to leave. */
  #waitingSince: number | undefined;
  #number = 0;
  /** Pieces since the pictures were begun. */
  #sent = 0;

  constructor(channels: Channels) {
    this.#outlet = channels.outlet('stills', stillLifeMs);
  }

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
    this.#sent = 0;
    try {
      while (this.#track) await this.#sendFrom(this.#track, this.#kind);
    } finally {
      this.#isRunning = false;
      this.#waitingSince = undefined;
      // What was shown last is to go as well.
      this.#outlet.close();
    }
  }

  /** Until another track, or none, is to be sent. */
  async #sendFrom(track: MediaStreamTrack, kind: StillKind): Promise<void> {
    const camera = new StillCamera(track);
    let shape = firstStillShape(kind);
    try {
      while (this.#track === track) {
        const startedAt = performance.now();
        const picture = await camera.take(shape);
        if (picture) shape = nextStillShape(shape, picture.length, kind);
        if (picture && picture.length <= largestStillBytes) await this.#send(picture, track);
        await pause(Math.max(stillPauseMs(this.#sent), stillEveryMs - (performance.now() - startedAt)));
      }
    } finally {
      camera.close();
    }
  }

  async #send(picture: Uint8Array, track: MediaStreamTrack): Promise<void> {
    const channel = await this.#outlet.channel();
    if (!channel) return;
    for (const piece of cutStill(picture, (this.#number += 1))) {
      while (channel.isBusy && !channel.isClosed && this.#track === track) {
        this.#waitingSince ??= performance.now();
        await pause(stillPauseMs(this.#sent));
      }
      this.#waitingSince = undefined;
      if (channel.isClosed || this.#track !== track) return;
      await channel.send(piece);
      this.#sent += 1;
      await pause(stillPauseMs(this.#sent));
    }
  }
}
