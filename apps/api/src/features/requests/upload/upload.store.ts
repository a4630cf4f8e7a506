import { Inject, Injectable } from '@nestjs/common';
import { DataStore, ERRORS, Upload as TusUpload } from '@tus/utils';
import { createReadStream } from 'node:fs';
import { mkdir, open, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { API_CONFIG, type ApiConfig } from '../../../base/config/api.config.js';
import { Database } from '../../../base/database/database.js';
import { Upload } from './upload.entity.js';

/**
 * The bytes of files on their way, in a folder by person and consultation. What they are called and how large they
 * are stands in the database alone.
 */
@Injectable()
export class UploadStore extends DataStore {
  override extensions = ['creation', 'termination', 'expiration'];
  private readonly folder: string;

  constructor(
    @Inject(API_CONFIG) config: ApiConfig,
    private readonly database: Database,
  ) {
    super();
    this.folder = path.resolve(config.DATA_DIR, 'partial');
  }

  override async create(upload: TusUpload): Promise<TusUpload> {
    const file = this.fileOf(await this.row(upload.id));
    await mkdir(path.dirname(file), { recursive: true });
    await (await open(file, 'w', 0o600)).close();
    return upload;
  }

  /** Each piece is on the disk before the next is taken: what came before the link broke is kept. */
  override async write(content: Readable, id: string, offset: number): Promise<number> {
    const file = await open(this.fileOf(await this.row(id)), 'r+').catch(() => {
      throw ERRORS.FILE_NOT_FOUND;
    });
    let position = offset;
    try {
      for await (const piece of content) {
        const bytes = piece as Buffer;
        await file.write(bytes, 0, bytes.length, position);
        position += bytes.length;
      }
    } finally {
      await file.close();
    }
    return position;
  }

  override async getUpload(id: string): Promise<TusUpload> {
    const row = await this.row(id);
    const offset = await this.arrivedBytes(row);
    if (offset === undefined) throw ERRORS.FILE_NOT_FOUND;
    return new TusUpload({ id, size: row.sizeBytes, offset, creation_date: row.begunAt.toISOString() });
  }

  override async remove(id: string): Promise<void> {
    await this.discard(await this.row(id));
  }

  /** How much of it is here; nothing where it lies with no process that can be reached. */
  async arrivedBytes(row: Upload): Promise<number | undefined> {
    const found = await stat(this.fileOf(row)).catch(() => undefined);
    return found?.size;
  }

  content(row: Upload): Readable {
    return createReadStream(this.fileOf(row));
  }

  async discard(row: Pick<Upload, 'id' | 'personId' | 'consultationId'>): Promise<void> {
    await rm(this.fileOf(row), { force: true });
  }

  private fileOf({
    id,
    personId,
    consultationId,
  }: Pick<Upload, 'id' | 'personId' | 'consultationId'>): string {
    return path.join(this.folder, personId, consultationId, id);
  }

  private async row(id: string): Promise<Upload> {
    const row = await this.database.read((em) =>
      em.findOne(Upload, { id: id as Upload['id'], finishedAt: null }),
    );
    if (!row) throw ERRORS.FILE_NOT_FOUND;
    return row;
  }
}
