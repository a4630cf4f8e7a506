import { sendsVideo } from '@jiedui/domain';
import type { Channels } from '../channels.js';
import type { Outgoing } from '../sender.js';
import type { Signalling } from '../signalling.js';
import { StillReceiver } from './still-receiver.js';
import { StillSender } from './still-sender.js';

/** Still pictures of one stay at a node, in both directions: they stand in for video where a link carries none. */
export class Stills {
  readonly #sender: StillSender;
  readonly #receiver: StillReceiver;
  /** Somebody cannot take the video that this side sends. */
  #isWanted = false;
  #outgoing: Outgoing | undefined;

  constructor(channels: Channels, signalling: Signalling, onChange: () => void) {
    this.#sender = new StillSender(channels);
    this.#receiver = new StillReceiver(channels, onChange);
    signalling.onPush({
      'stills.wanted': ({ isWanted }) => {
        this.#isWanted = isWanted;
        this.#settle();
      },
    });
  }

  /** How long a picture has been waiting to leave. */
  get backlogMs(): number {
    return this.#sender.backlogMs;
  }

  urlOf(peerId: string): string | undefined {
    return this.#receiver.urlOf(peerId);
  }

  send(outgoing: Outgoing): void {
    this.#outgoing = outgoing;
    this.#settle();
  }

  close(): void {
    this.#sender.setTrack(undefined);
    this.#receiver.close();
  }

  #settle(): void {
    if (!this.#outgoing) return;
    const { tracks, isPaused, level } = this.#outgoing;
    const isNeeded = level === 'stills' || (sendsVideo(level) && this.#isWanted);
    const camera = isPaused.camera ? undefined : tracks.camera;
    // What is being talked about comes before faces.
    const track = tracks.screen ?? camera;
    this.#sender.setTrack(isNeeded ? track : undefined, tracks.screen ? 'screen' : 'camera');
  }
}
