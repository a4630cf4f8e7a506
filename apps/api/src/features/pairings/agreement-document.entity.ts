import type { AgreementDocument as AgreementDocumentView } from '@jiedui/contracts';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { Person } from '../people/index.js';
import { Agreement } from './agreement.entity.js';

const AgreementDocumentSchema = defineEntity({
  name: 'AgreementDocument',
  tableName: 'agreement_document',
  properties: {
    id: p.uuid().primary(),
    agreement: () => p.manyToOne(Agreement),
    name: p.string(),
    mediaType: p.string().$type<AgreementDocumentView['mediaType']>(),
    sizeBytes: p.integer(),
    sha256: p.string(),
    uploadedBy: () => p.manyToOne(Person),
    uploadedAt: p.datetime(),
  },
});

/** A paper that belongs to an agreement; its content lies in the storage under its hash. */
export class AgreementDocument extends AgreementDocumentSchema.class {}
AgreementDocumentSchema.setClass(AgreementDocument);
