import { CatalogueError, type DataSource, type MediaSource } from '@jiedui/contracts';
import { FrameOpener, FrameSealer, importBaseKey } from './sframe.js';

/** What the worker is to do with one stream. */
export interface FrameTask {
  readonly direction: 'seal' | 'open';
  readonly key: CryptoKey;
  readonly context: string;
  /** What verdicts are told by. */
  readonly id: string;
}

/** Whether what comes on a stream can be opened, told when that changes. */
export interface FrameVerdict {
  readonly id: string;
  readonly isReadable: boolean;
}

type Transformed = RTCRtpSender | RTCRtpReceiver;

const contextOf = (personId: string, source: MediaSource | DataSource) => `${personId} ${source}`;

/**
 * Seals what this person sends so that only browsers in the session can open it, and opens what the others seal (SFrame,
 * RFC 9605). Each frame is bound to who sends it and from what source, so that no node can show one for another.
 */
export class MediaEncryption {
  readonly #worker = new Worker(new URL('./frames.worker.ts', import.meta.url), { type: 'module' });
  readonly #unreadable = new Set<string>();
  readonly #openers = new Map<string, FrameOpener>();

  private constructor(
    private readonly key: CryptoKey,
    private readonly personId: string,
  ) {}

  /** @throws CatalogueError ENCRYPTION_UNSUPPORTED where this browser cannot do it */
  static requireSupport(): void {
    if (!('RTCRtpScriptTransform' in globalThis)) throw new CatalogueError('ENCRYPTION_UNSUPPORTED');
  }

  /** @param personId whose browser this is; without it nobody can open what it sends */
  static async open(mediaKey: string, personId = ''): Promise<MediaEncryption> {
    return new MediaEncryption(await importBaseKey(mediaKey), personId);
  }

  onUnreadableChanged(listener: () => void): void {
    this.#worker.addEventListener('message', ({ data }: MessageEvent<FrameVerdict>) => {
      if (data.isReadable) this.#unreadable.delete(data.id);
      else this.#unreadable.add(data.id);
      listener();
    });
  }

  /** For a sender before anything leaves it. */
  seal(source: MediaSource, sender: RTCRtpSender): void {
    this.#transform(sender, { direction: 'seal', context: contextOf(this.personId, source), id: source });
  }

  /** For a receiver before anything comes. @param id what it is asked about by */
  open(
    id: string,
    from: { readonly personId: string; readonly source: MediaSource },
    receiver: RTCRtpReceiver,
  ): void {
    this.#transform(receiver, { direction: 'open', context: contextOf(from.personId, from.source), id });
  }

  isReadable(id: string): boolean {
    return !this.#unreadable.has(id);
  }

  forget(id: string): void {
    this.#unreadable.delete(id);
  }

  /** For one data channel. */
  sealer(source: DataSource): FrameSealer {
    return new FrameSealer(this.key, contextOf(this.personId, source));
  }

  /** One for all channels of this source that the person opens: none brings again what another has brought. */
  opener(source: DataSource, personId: string): FrameOpener {
    const context = contextOf(personId, source);
    const opener = this.#openers.get(context) ?? new FrameOpener(this.key, context);
    this.#openers.set(context, opener);
    return opener;
  }

  close(): void {
    this.#worker.terminate();
  }

  #transform(stream: Transformed, task: Omit<FrameTask, 'key'>): void {
    stream.transform = new RTCRtpScriptTransform(this.#worker, {
      ...task,
      key: this.key,
    } satisfies FrameTask);
  }
}
