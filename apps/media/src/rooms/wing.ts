import type { Router, WebRtcServer } from 'mediasoup/types';
import type { MediaWorker } from '../workers/media-worker.js';
import { mediaCodecs } from './media-codecs.js';

/** A room's part in one worker: its router there, and where browsers reach it. */
export class Wing {
  private constructor(
    readonly worker: MediaWorker,
    readonly router: Router,
    readonly webRtcServer: WebRtcServer,
  ) {}

  static async open(worker: MediaWorker): Promise<Wing> {
    const [router, webRtcServer] = await worker.createRouter(mediaCodecs);
    return new Wing(worker, router, webRtcServer);
  }

  get isClosed(): boolean {
    return this.router.closed;
  }
}
