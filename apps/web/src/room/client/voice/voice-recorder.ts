import { voiceMimeTypes } from '@jiedui/contracts';
import { voiceNoteBytesAtMost, voiceNoteLimits } from '@jiedui/domain';

/** A recorded note. The sound itself often does not tell how long it is, as WebM that is written while it is said. */
export interface RecordedVoice {
  readonly sound: Blob;
  readonly mimeType: (typeof voiceMimeTypes)[number];
  readonly durationMs: number;
}

/** Speech in Opus stays understandable at this, and a minute of it is 90 kB. */
const bitsPerSecond = 12_000;
const sliceMs = 500;
/** What may still come after the recorder was told to stop. */
const reserveBytes = 16 * 1_024;
const wishedTypes = ['audio/webm;codecs=opus', 'audio/ogg;codecs=opus', 'audio/mp4'] as const;

const supportedType = (): string | undefined =>
  typeof MediaRecorder === 'undefined'
    ? undefined
    : wishedTypes.find((type) => MediaRecorder.isTypeSupported(type));

export const canRecordVoice = (): boolean =>
  supportedType() !== undefined && navigator.mediaDevices !== undefined;

/** One recording from the microphone, which is opened for it and closed after it. Ends by itself after a minute. */
export class VoiceRecorder {
  readonly startedAtMs = performance.now();
  /** Undefined when it was cancelled or there is no sound in it. */
  readonly finished: Promise<RecordedVoice | undefined>;
  readonly #recorder: MediaRecorder;
  readonly #pieces: Blob[] = [];
  #isCancelled = false;

  private constructor(stream: MediaStream, type: string) {
    this.#recorder = new MediaRecorder(stream, { mimeType: type, audioBitsPerSecond: bitsPerSecond });
    this.#recorder.ondataavailable = ({ data }) => this.#took(data);
    const longest = setTimeout(() => this.stop(), voiceNoteLimits.durationMs);
    this.finished = new Promise((resolve) => {
      this.#recorder.onstop = () => {
        clearTimeout(longest);
        for (const track of stream.getTracks()) track.stop();
        resolve(this.#isCancelled ? undefined : this.#recorded(performance.now() - this.startedAtMs));
      };
    });
    this.#recorder.start(sliceMs);
  }

  /** @throws DOMException when there is no microphone or it is denied */
  static async start(): Promise<VoiceRecorder> {
    const type = supportedType();
    if (type === undefined) throw new DOMException('Cannot record', 'NotSupportedError');
    const audio = { echoCancellation: true, noiseSuppression: true, autoGainControl: true, channelCount: 1 };
    return new VoiceRecorder(await navigator.mediaDevices.getUserMedia({ audio }), type);
  }

  stop(): void {
    if (this.#recorder.state !== 'inactive') this.#recorder.stop();
  }

  cancel(): void {
    this.#isCancelled = true;
    this.stop();
  }

  #took(data: Blob): void {
    this.#pieces.push(data);
    // Some browsers do not go as low as they are asked to.
    if (this.#size() > voiceNoteBytesAtMost - reserveBytes) this.stop();
  }

  #size(): number {
    return this.#pieces.reduce((sum, { size }) => sum + size, 0);
  }

  #recorded(elapsedMs: number): RecordedVoice | undefined {
    const mimeType = voiceMimeTypes.find((type) => this.#recorder.mimeType.startsWith(type));
    if (!mimeType || this.#size() === 0 || this.#size() > voiceNoteBytesAtMost) return undefined;
    const longestMs = voiceNoteLimits.durationMs + voiceNoteLimits.slackMs;
    const durationMs = Math.min(Math.max(Math.round(elapsedMs), 1), longestMs);
    return { sound: new Blob(this.#pieces, { type: mimeType }), mimeType, durationMs };
  }
}
