import type { AttachmentKind } from '@jiedui/domain';
import type { AttachmentId, ConsultationId, PersonId } from '@jiedui/kernel';
import { defineEntity, p } from '@mikro-orm/postgresql';

const UploadSchema = defineEntity({
  name: 'Upload',
  tableName: 'upload',
  properties: {
    id: p.uuid().$type<AttachmentId>().primary(),
    consultationId: p.uuid().$type<ConsultationId>(),
    personId: p.uuid().$type<PersonId>(),
    name: p.string(),
    kind: p.string().$type<AttachmentKind>(),
    sizeBytes: p.integer(),
    begunAt: p.datetime(),
    expiresAt: p.datetime(),
    finishedAt: p.datetime().strictNullable(),
  },
});

/** A file on its way; once it is whole it becomes the attachment of the same id. */
export class Upload extends UploadSchema.class {}
UploadSchema.setClass(Upload);
