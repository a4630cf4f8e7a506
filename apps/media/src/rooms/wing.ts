import type { Router, WebRtcServer } from 'mediasoup/types';
import type { MediaWorker } from '../workers/media-worker.js';
import { mediaCodecs } from './media-codecs.js';
import type { Speaking } from './speaking.js';

/** A room's part in one worker: its router there, and where browsers reach it. */
export class Wing {
  private constructor(
    readonly worker: MediaWorker,
    readonly router: Router,
    readonly webRtcServer: WebRtcServer,
  ) {}

  /** @param speaking is told who speaks in this wing */
  static async open(worker: MediaWorker, speaking: Speaking): Promise<Wing> {
    const [router, webRtcServer] = await worker.createRouter(mediaCodecs);
    const wing = new Wing(worker, router, webRtcServer);
    await speaking.listen(router);
    return wing;
  }

  get isClosed(): boolean {
    return this.router.closed;
  }
}
