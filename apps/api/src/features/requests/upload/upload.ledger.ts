import { Inject, Injectable } from '@nestjs/common';
import {
  attachmentKind,
  attachmentMaxBytes,
  attachmentsMax,
  CatalogueError,
  consultationId,
} from '@jiedui/contracts';
import type { AttachmentId, Clock } from '@jiedui/kernel';
import { CLOCK } from '../../../base/clock.js';
import { Database } from '../../../base/database/database.js';
import type { Caller } from '../../../base/http/caller.js';
import { AttachmentService } from '../../consultations/index.js';
import { Upload } from './upload.entity.js';
import { UploadStore } from './upload.store.js';

/** Over a weekend without a link, and not for ever. */
export const uploadKeptMs = 3 * 24 * 3_600_000;
const nameMaxLength = 300;

export interface BegunUpload {
  readonly id: string;
  readonly sizeBytes: number | undefined;
  readonly metadata: Readonly<Record<string, string | null>>;
}

const unreadable = (path: string) =>
  new CatalogueError('REQUEST_INVALID', [
    { path: `Upload-Metadata.${path}`, code: 'invalid', message: 'Not usable' },
  ]);

/** Who sends what to which consultation, and that each file that came whole is attached exactly once. */
@Injectable()
export class UploadLedger {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly store: UploadStore,
    private readonly attachments: AttachmentService,
  ) {}

  /** @throws NOT_FOUND to strangers, ACTION_NOT_ALLOWED, STATE_CONFLICT, FILES_TOO_MANY, FILE_EMPTY, FILE_TOO_LARGE */
  async begin(caller: Caller, { id, sizeBytes, metadata }: BegunUpload): Promise<void> {
    const target = consultationId.safeParse(metadata['consultationId']);
    if (!target.success) throw unreadable('consultationId');
    const kind = attachmentKind.default('other').safeParse(metadata['kind'] ?? undefined);
    if (!kind.success) throw unreadable('kind');
    if (!sizeBytes) throw new CatalogueError('FILE_EMPTY');
    if (sizeBytes > attachmentMaxBytes) throw new CatalogueError('FILE_TOO_LARGE');
    const now = this.clock.now();
    await this.database.transaction(async (em) => {
      const consultation = await this.attachments.requireRoom(em, caller, target.data);
      const open = { consultationId: consultation.id, finishedAt: null, expiresAt: { $gt: now } };
      if ((await em.count(Upload, open)) >= attachmentsMax) throw new CatalogueError('FILES_TOO_MANY');
      em.persist(
        em.create(Upload, {
          id: id as AttachmentId,
          consultationId: consultation.id,
          personId: caller.personId,
          name: (metadata['filename'] ?? 'file').slice(-nameMaxLength),
          kind: kind.data,
          sizeBytes,
          begunAt: now,
          expiresAt: new Date(now.getTime() + uploadKeptMs),
          finishedAt: null,
        }),
      );
    });
  }

  /** An upload of one's own that has not expired. @throws NOT_FOUND */
  async own(caller: Caller, id: string): Promise<Upload> {
    const row = await this.database.read((em) =>
      em.findOne(Upload, {
        id: id as AttachmentId,
        personId: caller.personId,
        expiresAt: { $gt: this.clock.now() },
      }),
    );
    if (!row) throw new CatalogueError('NOT_FOUND');
    return row;
  }

  /** Attaches a file whose last byte has come; also where the process that took it did not live to do so. */
  async finish(caller: Caller, row: Upload): Promise<void> {
    const { id, kind, name } = row;
    const content = this.store.content(row);
    try {
      await this.attachments.keep(caller, row.consultationId, { id, kind, name, content }, async (em) => {
        await em.nativeUpdate(Upload, { id }, { finishedAt: this.clock.now() });
      });
    } catch (error) {
      // What was refused is refused again however often it is sent; any other fault may pass.
      if (error instanceof CatalogueError && error.status < 500) await this.forget(row);
      throw error;
    }
    await this.store.discard(row);
  }

  /** Given up by its sender. */
  async forget(row: Upload): Promise<void> {
    await this.store.discard(row);
    await this.database.transaction((em) => em.nativeDelete(Upload, { id: row.id, finishedAt: null }));
  }
}
