import { rememberNoiseSuppression, remembersNoiseSuppression } from './noise-suppression';

export type MediaKind = 'audio' | 'video';
export type MediaProblem = 'denied' | 'busy' | 'missing' | 'insecure' | 'failed';

export interface LocalMediaState {
  readonly status: 'opening' | 'ready' | 'failed';
  readonly problem: MediaProblem | undefined;
  readonly audioTrack: MediaStreamTrack | undefined;
  readonly videoTrack: MediaStreamTrack | undefined;
  readonly devices: readonly MediaDeviceInfo[];
  readonly isNoiseSuppressed: boolean;
}

/** What makes speech clear also takes away faint sounds, as those of a stethoscope. */
const audioWish = (isClean: boolean): MediaTrackConstraints => ({
  echoCancellation: isClean,
  noiseSuppression: isClean,
  autoGainControl: isClean,
});
const videoWish: MediaTrackConstraints = {
  width: { ideal: 1280 },
  height: { ideal: 720 },
  frameRate: { ideal: 30, max: 30 },
};
const trackName = { audio: 'audioTrack', video: 'videoTrack' } as const;

export function problemOf(error: unknown): MediaProblem {
  switch (error instanceof DOMException ? error.name : '') {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'denied';
    case 'NotReadableError':
    case 'AbortError':
      return 'busy';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'missing';
    default:
      return 'failed';
  }
}

/** Camera and microphone of this computer. Without one of them the other still serves. */
export class LocalMedia {
  private state: LocalMediaState = {
    status: 'opening',
    problem: undefined,
    audioTrack: undefined,
    videoTrack: undefined,
    devices: [],
    isNoiseSuppressed: remembersNoiseSuppression(),
  };
  private readonly listeners = new Set<() => void>();
  /** Counts openings: what an older one brings is put away again. */
  private opening = 0;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): LocalMediaState => this.state;

  readonly open = async (): Promise<void> => {
    const opening = ++this.opening;
    this.become({ status: 'opening', problem: undefined });
    if (!navigator.mediaDevices) return this.become({ status: 'failed', problem: 'insecure' });
    navigator.mediaDevices.addEventListener('devicechange', this.listDevices);
    const tracks = await this.openBestOf([
      { audio: this.wishOf('audio'), video: videoWish },
      { audio: this.wishOf('audio') },
      { video: videoWish },
    ]);
    if (opening !== this.opening) {
      if (Array.isArray(tracks)) for (const track of tracks) track.stop();
      return;
    }
    if (!Array.isArray(tracks)) return this.become({ status: 'failed', problem: tracks });
    for (const track of tracks) this.adopt(track);
    this.become({ status: 'ready' });
    await this.listDevices();
  };

  /** Opens the microphone again with it or without; this browser remembers which. */
  async suppressNoise(isNoiseSuppressed: boolean): Promise<void> {
    rememberNoiseSuppression(isNoiseSuppressed);
    this.become({ isNoiseSuppressed });
    const deviceId = this.state.audioTrack?.getSettings().deviceId;
    if (deviceId) await this.choose('audio', deviceId);
  }

  /** Another device of one kind, or none. */
  async choose(kind: MediaKind, deviceId: string | null): Promise<void> {
    this.state[trackName[kind]]?.stop();
    this.become({ [trackName[kind]]: undefined });
    if (deviceId === null) return;
    const wish = this.wishOf(kind);
    try {
      const stream = await navigator.mediaDevices.getUserMedia({
        [kind]: { ...wish, deviceId: { exact: deviceId } },
      });
      for (const track of stream.getTracks()) this.adopt(track);
      this.become({ status: 'ready', problem: undefined });
    } catch (error) {
      this.become({ problem: problemOf(error) });
    }
  }

  readonly close = (): void => {
    this.opening += 1;
    navigator.mediaDevices?.removeEventListener('devicechange', this.listDevices);
    this.state.audioTrack?.stop();
    this.state.videoTrack?.stop();
    this.become({ status: 'opening', audioTrack: undefined, videoTrack: undefined });
  };

  private async openBestOf(
    wishes: readonly MediaStreamConstraints[],
  ): Promise<MediaStreamTrack[] | MediaProblem> {
    let problem: MediaProblem | undefined;
    for (const wish of wishes) {
      try {
        return (await navigator.mediaDevices.getUserMedia(wish)).getTracks();
      } catch (error) {
        problem ??= problemOf(error);
      }
    }
    return problem ?? 'failed';
  }

  private wishOf(kind: MediaKind): MediaTrackConstraints {
    return kind === 'audio' ? audioWish(this.state.isNoiseSuppressed) : videoWish;
  }

  private adopt(track: MediaStreamTrack): void {
    const kind: MediaKind = track.kind === 'audio' ? 'audio' : 'video';
    this.state[trackName[kind]]?.stop();
    // A device that is pulled out gives way to whichever is left.
    track.addEventListener('ended', () => void this.replaceLost(kind, track));
    this.become({ [trackName[kind]]: track });
  }

  private async replaceLost(kind: MediaKind, lost: MediaStreamTrack): Promise<void> {
    if (this.state[trackName[kind]] !== lost) return;
    const found = await this.openBestOf([{ [kind]: this.wishOf(kind) }]);
    if (this.state[trackName[kind]] !== lost) return;
    if (Array.isArray(found)) for (const track of found) this.adopt(track);
    else this.become({ [trackName[kind]]: undefined });
  }

  private readonly listDevices = async (): Promise<void> => {
    this.become({ devices: await navigator.mediaDevices.enumerateDevices() });
  };

  private become(change: Partial<LocalMediaState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }
}
