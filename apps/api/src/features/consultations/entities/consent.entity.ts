import type { ConsentGiver, ConsentMethod, ConsentRelation, WhyNotPatient } from '@jiedui/domain';
import type { AttachmentId, ConsentId } from '@jiedui/kernel';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { Person } from '../../people/index.js';
import { Consultation } from './consultation.entity.js';

const ConsentSchema = defineEntity({
  name: 'Consent',
  tableName: 'consent',
  properties: {
    id: p.uuid().$type<ConsentId>().primary(),
    consultation: () => p.manyToOne(Consultation),
    giver: p.string().$type<ConsentGiver>(),
    whyNotPatient: p.string().$type<WhyNotPatient>().strictNullable(),
    relation: p.string().$type<ConsentRelation>().strictNullable(),
    isFeeExplained: p.boolean(),
    method: p.string().$type<ConsentMethod>(),
    sha256: p.string(),
    mediaType: p.string(),
    sizeBytes: p.integer(),
    attachmentId: p.uuid().$type<AttachmentId>().strictNullable(),
    givenAt: p.datetime(),
    recordedBy: () => p.manyToOne(Person),
    recordedAt: p.datetime(),
    withdrawnAt: p.datetime().strictNullable(),
    withdrawnBy: () => p.manyToOne(Person).strictNullable(),
    withdrawnBecause: p.text().strictNullable(),
  },
});

/** Who agreed to a consultation, for whom and how; the signature or the form lies in the storage under its hash. */
export class Consent extends ConsentSchema.class {}
ConsentSchema.setClass(Consent);
