import { attachmentMaxBytes, attachmentMediaTypes, attachmentsMax, type ErrorCode } from '@jiedui/contracts';

import { ApiError } from '../../../api/errors';
import { uploadAttachment } from '../../../api/upload';

export interface Upload {
  readonly key: string;
  readonly file: File;
  readonly status: 'waiting' | 'uploading' | 'failed';
  readonly fraction: number;
  readonly error: unknown;
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
  readonly consultationId: () => Promise<string>;
  readonly onUploaded: (consultationId: string) => Promise<void>;
}

/** Uploads one file after the other: a thin link carries one well and five badly. */
export class UploadQueue {
  private uploads: readonly Upload[] = [];
  private readonly listeners = new Set<() => void>();
  private readonly stops = new Map<string, AbortController>();
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
      const refusal = refusalOf(
        file,
        attachedCount + this.uploads.filter(({ status }) => status !== 'failed').length,
      );
      const upload: Upload = {
        key: crypto.getRandomValues(new Uint32Array(2)).join('-'),
        file,
        status: refusal ? 'failed' : 'waiting',
        fraction: 0,
        error: refusal && ApiError.of(refusal),
      };
      this.become([...this.uploads, upload]);
    }
    void this.run();
  }

  retry(key: string): void {
    this.update(key, { status: 'waiting', fraction: 0, error: undefined });
    void this.run();
  }

  remove(key: string): void {
    this.stops.get(key)?.abort();
    this.become(this.uploads.filter((upload) => upload.key !== key));
  }

  private async run(): Promise<void> {
    if (this.isRunning) return;
    this.isRunning = true;
    for (let next = this.next(); next; next = this.next()) await this.send(next);
    this.isRunning = false;
  }

  private next(): Upload | undefined {
    return this.uploads.find(({ status }) => status === 'waiting');
  }

  private async send({ key, file }: Upload): Promise<void> {
    if (!this.target) return;
    const stop = new AbortController();
    this.stops.set(key, stop);
    this.update(key, { status: 'uploading' });
    try {
      const consultationId = await this.target.consultationId();
      const onProgress = (fraction: number) => this.update(key, { fraction });
      await uploadAttachment({ consultationId, file, signal: stop.signal, onProgress });
      await this.target.onUploaded(consultationId);
      this.remove(key);
    } catch (error) {
      this.update(key, { status: 'failed', error });
    } finally {
      this.stops.delete(key);
    }
  }

  private update(key: string, change: Partial<Upload>): void {
    this.become(this.uploads.map((upload) => (upload.key === key ? { ...upload, ...change } : upload)));
  }

  private become(uploads: readonly Upload[]): void {
    this.uploads = uploads;
    for (const listener of this.listeners) listener();
  }
}
