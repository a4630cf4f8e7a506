import type { Attachment as AttachmentShape } from '@jiedui/contracts';
import type { AttachmentKind } from '@jiedui/domain';
import type { AttachmentId } from '@jiedui/kernel';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { Person } from '../../people/index.js';
import { Consultation } from './consultation.entity.js';

const AttachmentSchema = defineEntity({
  name: 'Attachment',
  tableName: 'attachment',
  properties: {
    id: p.uuid().$type<AttachmentId>().primary(),
    consultation: () => p.manyToOne(Consultation),
    name: p.string(),
    kind: p.string().$type<AttachmentKind>(),
    mediaType: p.string().$type<AttachmentShape['mediaType']>(),
    sizeBytes: p.integer(),
    sha256: p.string(),
    uploadedBy: () => p.manyToOne(Person),
    uploadedAt: p.datetime(),
  },
});

/** A photo or a report that belongs to a request; its content lies in the storage under its hash. */
export class Attachment extends AttachmentSchema.class {}
AttachmentSchema.setClass(Attachment);
