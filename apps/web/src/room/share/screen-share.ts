import type { ErrorCode } from '@jiedui/contracts';
import type { RoomClient } from '../client/index';

/** What is shown: letters and details that must be sharp, or pictures that move. */
export type ShareHint = 'documents' | 'motion';
/** `failed`: the browser could not. `stopped`: it was ended by another. */
export type ShareProblem = 'failed' | 'stopped' | ErrorCode;

const wishes: Readonly<Record<ShareHint, MediaTrackConstraints>> = {
  documents: { width: { max: 2_560 }, height: { max: 1_440 }, frameRate: { max: 10 } },
  motion: { width: { max: 1_920 }, height: { max: 1_080 }, frameRate: { max: 30 } },
};
const contentHints = { documents: 'detail', motion: 'motion' } as const;

/** Phones mostly cannot. */
export const canShareScreen =
  typeof navigator !== 'undefined' &&
  typeof (navigator.mediaDevices as MediaDevices | undefined)?.getDisplayMedia === 'function';

/** Who closes the browser's own question changes their mind; who is refused by the system must be told. */
const isChangeOfMind = (error: unknown) =>
  error instanceof DOMException &&
  (error.name === 'AbortError' || (error.name === 'NotAllowedError' && !/system/i.test(error.message)));

/** This person's screen: captured while they show it, and no longer than they are in the room. */
export class ScreenShare {
  #track: MediaStreamTrack | undefined;
  readonly #listeners = new Set<(problem: ShareProblem) => void>();

  constructor(private readonly client: RoomClient) {}

  /** Told why a screen that was to be shown is not. */
  readonly onProblem = (listener: (problem: ShareProblem) => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Ends with the page. @returns what is to be called then */
  readonly follow = (): (() => void) => {
    const unsubscribe = this.client.subscribe(() => {
      if (!this.client.state.isSharing && this.#track) this.#ended(this.client.state.shareError);
    });
    return () => {
      unsubscribe();
      this.#letGo();
    };
  };

  async start(hint: ShareHint): Promise<void> {
    if (!canShareScreen || this.#track) return;
    let track: MediaStreamTrack | undefined;
    try {
      const stream = await navigator.mediaDevices.getDisplayMedia({ video: wishes[hint], audio: false });
      [track] = stream.getVideoTracks();
    } catch (error) {
      if (!isChangeOfMind(error)) this.#tell('failed');
      return;
    }
    if (!track) return;
    // The room may have ended while the person was choosing.
    if (this.client.state.phase !== 'joined') return track.stop();
    track.contentHint = contentHints[hint];
    // The browser's own bar, or the shared window has closed.
    track.addEventListener('ended', () => this.stop());
    this.#track = track;
    await this.client.setScreen(track);
  }

  stop(): void {
    if (!this.#track) return;
    this.#letGo();
    void this.client.setScreen(undefined);
  }

  /** Ended by the node: a moderator, or somebody whose screen was first. */
  stoppedByOthers(): void {
    if (!this.#track) return;
    this.stop();
    this.#tell('stopped');
  }

  #ended(code: ErrorCode | undefined): void {
    this.#letGo();
    if (code) this.#tell(code);
  }

  #tell(problem: ShareProblem): void {
    for (const listener of this.#listeners) listener(problem);
  }

  #letGo(): void {
    this.#track?.stop();
    this.#track = undefined;
  }
}
