import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { CatalogueError } from '@jiedui/contracts';
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable, Transform, type TransformCallback } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';
import { S3Driver } from 'flydrive/drivers/s3';
import { API_CONFIG, type ApiConfig } from '../config/api.config.js';

export interface StoredFile {
  readonly sha256: string;
  readonly sizeBytes: number;
}

/** Where files lie. */
export type StorageConfig = Pick<
  ApiConfig,
  | 'DATA_DIR'
  | 'S3_BUCKET'
  | 'S3_ACCESS_KEY_ID'
  | 'S3_SECRET_ACCESS_KEY'
  | 'S3_ENDPOINT'
  | 'S3_REGION'
  | 'S3_FORCE_PATH_STYLE'
>;

const filesFolder = ({ DATA_DIR }: StorageConfig) => path.resolve(DATA_DIR, 'files');

function openDisk(config: StorageConfig): Disk {
  if (!config.S3_BUCKET) {
    return new Disk(new FSDriver({ location: filesFolder(config), visibility: 'private' }));
  }
  return new Disk(
    new S3Driver({
      bucket: config.S3_BUCKET,
      region: config.S3_REGION,
      forcePathStyle: config.S3_FORCE_PATH_STYLE,
      credentials: {
        accessKeyId: config.S3_ACCESS_KEY_ID ?? '',
        secretAccessKey: config.S3_SECRET_ACCESS_KEY ?? '',
      },
      visibility: 'private',
      supportsACL: false,
      // Checksums in trailers are new to S3: many compatible servers store them as part of the file.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      ...(config.S3_ENDPOINT ? { endpoint: config.S3_ENDPOINT } : {}),
    }),
  );
}

/** Longer than any upload takes. */
const abandonedAfterMs = 24 * 3_600_000;

/** Enough of a file's beginning to tell what it is. */
const headBytes = 4_100;

export interface KeepOptions {
  readonly maxBytes?: number;
  /** Judges the beginning of the whole file; what it throws keeps the file out. */
  readonly inspect?: (head: Buffer) => Promise<void>;
}

/** Hashes and counts what flows through, and stops what is too large. */
class Meter extends Transform {
  private readonly hash = createHash('sha256');
  private size = 0;
  private head = Buffer.alloc(0);

  constructor(private readonly maxBytes: number) {
    super();
  }

  override _transform(chunk: Buffer, _encoding: string, done: TransformCallback): void {
    this.size += chunk.length;
    if (this.size > this.maxBytes) return done(new CatalogueError('FILE_TOO_LARGE'));
    if (this.head.length < headBytes) this.head = Buffer.concat([this.head, chunk]).subarray(0, headBytes);
    this.hash.update(chunk);
    done(null, chunk);
  }

  result() {
    return { sha256: this.hash.digest('hex'), size: this.size, head: this.head };
  }
}

/** Tells a sender who broke off from a disk that failed. */
async function* fromSender(content: Readable): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of content) yield Buffer.from(chunk as Buffer);
  } catch (error) {
    throw new CatalogueError('REQUEST_INVALID', [], { cause: error });
  }
}

/** The storage port of buckets knows no ranges: what comes before is read and dropped. */
async function* partOf(whole: Readable, from: number, until: number): AsyncGenerator<Buffer> {
  let at = 0;
  for await (const chunk of whole) {
    const bytes = Buffer.from(chunk as Buffer);
    const part = bytes.subarray(Math.max(from - at, 0), Math.max(until + 1 - at, 0));
    if (part.length > 0) yield part;
    at += bytes.length;
    if (at > until) return;
  }
}

/** Two levels of folders, so that none grows to millions of entries. */
const keyOf = (sha256: string) => `${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`;

/** Files by the SHA-256 of their content: the same file is kept once and can be checked at any time. */
@Injectable()
export class Storage implements OnApplicationBootstrap {
  private readonly disk: Disk;
  /** Where files lie on this machine; null where they lie in a bucket. */
  private readonly folder: string | null;
  private readonly uploadFolder: string;

  constructor(@Inject(API_CONFIG) config: StorageConfig) {
    this.disk = openDisk(config);
    this.folder = config.S3_BUCKET ? null : filesFolder(config);
    this.uploadFolder = path.resolve(config.DATA_DIR, 'uploads');
  }

  /** A process that was killed leaves its unfinished uploads. */
  async onApplicationBootstrap(): Promise<void> {
    const before = Date.now() - abandonedAfterMs;
    for (const name of await readdir(this.uploadFolder).catch(() => [])) {
      const file = path.join(this.uploadFolder, name);
      const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: Infinity }));
      if (mtimeMs < before) await rm(file, { force: true });
    }
  }

  /**
   * Keeps a stream. It gets its name once it is whole, so a broken upload leaves nothing behind.
   * @throws FILE_TOO_LARGE, FILE_EMPTY, REQUEST_INVALID where the sender broke off
   */
  async keep(content: Readable, { maxBytes = Infinity, inspect }: KeepOptions = {}): Promise<StoredFile> {
    await mkdir(this.uploadFolder, { recursive: true });
    const temporary = path.join(this.uploadFolder, randomUUID());
    const meter = new Meter(maxBytes);
    try {
      await pipeline(fromSender(content), meter, createWriteStream(temporary, { mode: 0o600 }));
      const { sha256, size, head } = meter.result();
      if (size === 0) throw new CatalogueError('FILE_EMPTY');
      await inspect?.(head);
      if (!(await this.isWhole(sha256, size))) await this.place(temporary, keyOf(sha256), size);
      return { sha256, sizeBytes: size };
    } finally {
      await rm(temporary, { force: true });
    }
  }

  /** At once and whole: somebody else may be keeping the same content, or reading it. */
  private async place(temporary: string, key: string, sizeBytes: number): Promise<void> {
    if (this.folder === null) {
      await this.disk.putStream(key, createReadStream(temporary), { contentLength: sizeBytes });
      return;
    }
    const file = path.join(this.folder, key);
    await mkdir(path.dirname(file), { recursive: true });
    await rename(temporary, file);
  }

  /** A disk that was full or lost power may leave a short file under the final name: it is written again. */
  private async isWhole(sha256: string, sizeBytes: number): Promise<boolean> {
    if (!(await this.disk.exists(keyOf(sha256)))) return false;
    return (await this.disk.getMetaData(keyOf(sha256))).contentLength === sizeBytes;
  }

  /** A part, both ends included: players seek. */
  async readPart(sha256: string, from: number, until: number): Promise<Readable> {
    if (this.folder !== null) {
      return createReadStream(path.join(this.folder, keyOf(sha256)), { start: from, end: until });
    }
    return Readable.from(partOf(await this.read(sha256), from, until));
  }

  read(sha256: string): Promise<Readable> {
    return this.disk.getStream(keyOf(sha256));
  }
}
