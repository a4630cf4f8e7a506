import { attachmentMaxBytes, attachmentMediaTypes, attachmentsMax, type ErrorCode } from '@jiedui/contracts';
import type { AttachmentKind } from '@jiedui/domain';
import { ApiError } from '../../../api/errors';
import { keptUploads } from './kept-uploads';
import type { startUpload } from './resumable-upload';

export interface Upload {
  readonly key: string;
  readonly file: File;
  readonly status: 'waiting' | 'uploading' | 'interrupted' | 'paused' | 'failed';
  readonly fraction: number;
  readonly error: unknown;
  /** Where the server took its beginning. */
  readonly place: string | undefined;
}

/** What the server would refuse is refused before it travels over a thin link. */
export function refusalOf(file: Pick<File, 'size' | 'type'>, count: number): ErrorCode | undefined {
  if (count >= attachmentsMax) return 'FILES_TOO_MANY';
  if (file.size === 0) return 'FILE_EMPTY';
  if (file.size > attachmentMaxBytes) return 'FILE_TOO_LARGE';
  // A browser that cannot tell the type leaves it to the server, which looks into the file.
  if (file.type && !attachmentMediaTypes.some((type) => type === file.type)) return 'FILE_TYPE_UNSUPPORTED';
  return undefined;
}

/** Where the files go, and what follows each. */
interface UploadTarget {
  readonly personId: string;
  readonly kind: AttachmentKind;
  readonly consultationId: () => Promise<string>;
  readonly onUploaded: (consultationId: string) => Promise<void>;
}

/** Uploads one file after the other: a thin link carries one well and five badly. */
export class UploadQueue {
  private uploads: readonly Upload[] = [];
  private readonly listeners = new Set<() => void>();
  private readonly running = new Map<string, ReturnType<typeof startUpload>>();
  private isRunning = false;
  private target: UploadTarget | undefined;

  attachTo(target: UploadTarget): void {
    this.target = target;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): readonly Upload[] => this.uploads;

  add(files: readonly File[], attachedCount: number): void {
    for (const file of files) {
      const count = attachedCount + this.uploads.filter(({ status }) => status !== 'failed').length;
      const refusal = refusalOf(file, count);
      const key = crypto.getRandomValues(new Uint32Array(2)).join('-');
      const failure = refusal ? ApiError.of(refusal) : undefined;
      this.take({ key, file, place: undefined }, failure);
    }
    void this.run();
  }

  /** Goes on with what was under way when the page was closed. */
  async restore(consultationId: string): Promise<void> {
    if (!this.target) return;
    const { personId, kind } = this.target;
    for (const { upload, file } of await keptUploads.left(personId, consultationId, kind)) {
      if (!this.uploads.some(({ key }) => key === upload.key)) {
        this.take({ key: upload.key, file, place: upload.place }, undefined);
      }
    }
    void this.run();
  }

  retry(key: string): void {
    this.update(key, { status: 'waiting', error: undefined });
    void this.run();
  }

  pause(key: string): void {
    this.running.get(key)?.pause();
    this.update(key, { status: 'paused' });
    this.running.delete(key);
    this.isRunning = false;
    void this.run();
  }

  remove(key: string): void {
    this.running.get(key)?.abandon();
    this.running.delete(key);
    this.become(this.uploads.filter((upload) => upload.key !== key));
    void this.forget(key);
    this.isRunning = false;
    void this.run();
  }

  /** The page is left: what is under way goes on when it is opened again. */
  stop(): void {
    for (const upload of this.running.values()) upload.pause();
  }

  private take(upload: Pick<Upload, 'key' | 'file' | 'place'>, error: Error | undefined): void {
    this.become([...this.uploads, { ...upload, status: error ? 'failed' : 'waiting', fraction: 0, error }]);
  }

  private async run(): Promise<void> {
    if (this.isRunning) return;
    const next = this.uploads.find(({ status }) => status === 'waiting');
    if (!next || !this.target) return;
    this.isRunning = true;
    await this.send(next, this.target);
    this.isRunning = this.running.size > 0;
    void this.run();
  }

  private async send({ key, file, place }: Upload, target: UploadTarget): Promise<void> {
    const { personId, kind } = target;
    this.update(key, { status: 'uploading' });
    try {
      const consultationId = await target.consultationId();
      const kept = { key, consultationId, kind, name: file.name, type: file.type, place };
      if (!place) await keptUploads.keep(personId, kept, file).catch(() => undefined);
      const { startUpload: start } = await import('./resumable-upload');
      const upload = start({
        consultationId,
        kind,
        file,
        place,
        onPlace: (found) => {
          this.update(key, { place: found });
          keptUploads.place(personId, { ...kept, place: found }).catch(() => undefined);
        },
        onProgress: (fraction) => this.update(key, { status: 'uploading', fraction }),
        onInterrupted: () => this.update(key, { status: 'interrupted' }),
      });
      this.running.set(key, upload);
      await upload.done;
      await keptUploads.remove(personId, consultationId, key).catch(() => undefined);
      await target.onUploaded(consultationId);
      this.become(this.uploads.filter((one) => one.key !== key));
    } catch (error) {
      this.update(key, { status: 'failed', error });
      if (error instanceof ApiError) void this.forget(key);
    } finally {
      this.running.delete(key);
    }
  }

  private async forget(key: string): Promise<void> {
    if (!this.target) return;
    const { personId, consultationId } = this.target;
    await keptUploads.remove(personId, await consultationId(), key).catch(() => undefined);
  }

  private update(key: string, change: Partial<Upload>): void {
    this.become(this.uploads.map((upload) => (upload.key === key ? { ...upload, ...change } : upload)));
  }

  private become(uploads: readonly Upload[]): void {
    this.uploads = uploads;
    for (const listener of this.listeners) listener();
  }
}
