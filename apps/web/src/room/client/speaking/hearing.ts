import { Speakers } from './speakers.js';
import { TrackLevel } from './track-level.js';

const lookEveryMs = 100;

/**
 * Listens who speaks, where it is heard: what the browser plays of the others, and what the microphone gives.
 * The node takes no part, so that it does not matter how much speech a packet holds or how late it comes.
 */
export class Hearing {
  readonly #speakers = new Speakers();
  readonly #newest = new WeakMap<RTCRtpReceiver, number>();
  #ownTrack: MediaStreamTrack | undefined;
  #own: TrackLevel | undefined;
  #told = '';
  #timer: ReturnType<typeof setInterval> | undefined;

  /** @param voicesOf the others, where each of them is received */
  constructor(
    private readonly selfPeerId: string,
    private readonly voicesOf: () => ReadonlyMap<string, RTCRtpReceiver>,
    private readonly onChange: (peerIds: readonly string[]) => void,
  ) {}

  /** Tells of changes from now on. */
  start(): void {
    this.#timer = setInterval(() => this.#look(), lookEveryMs);
  }

  listenTo(own: MediaStreamTrack | undefined): void {
    if (this.#ownTrack === own) return;
    this.#ownTrack = own;
    this.#own?.close();
    try {
      this.#own = own && new TrackLevel(own);
    } catch {
      // Some browsers cannot measure every microphone: its owner is not marked here, and heard all the same.
      this.#own = undefined;
    }
  }

  close(): void {
    clearInterval(this.#timer);
    this.listenTo(undefined);
  }

  #look(): void {
    const levels = new Map<string, number | undefined>();
    if (this.#own) levels.set(this.selfPeerId, this.#own.read());
    for (const [peerId, receiver] of this.voicesOf()) levels.set(peerId, this.#levelOf(receiver));
    const speaking = this.#speakers.look(levels, performance.now());
    if (speaking.join() === this.#told) return;
    this.#told = speaking.join();
    this.onChange(speaking);
  }

  /** Of what was played last; unknown where nothing has come since the last look. */
  #levelOf(receiver: RTCRtpReceiver): number | undefined {
    const [source] = receiver.getSynchronizationSources();
    if (!source || this.#newest.get(receiver) === source.rtpTimestamp) return undefined;
    this.#newest.set(receiver, source.rtpTimestamp);
    return source.audioLevel ?? 0;
  }
}
