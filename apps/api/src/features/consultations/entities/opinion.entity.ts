import type { RetentionClass } from '@jiedui/domain';
import type { OpinionId } from '@jiedui/kernel';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { Person } from '../../people/index.js';
import { Consultation } from './consultation.entity.js';

/** What somebody found and advises, until they sign it and for good from then on. */
const signedText = () => ({
  id: p.uuid().$type<OpinionId>().primary(),
  consultation: () => p.manyToOne(Consultation),
  author: () => p.manyToOne(Person),
  findings: p.text(),
  advice: p.text(),
  savedAt: p.datetime(),
  signedAt: p.datetime().strictNullable(),
  sha256: p.string().strictNullable(),
});

const OpinionSchema = defineEntity({
  name: 'Opinion',
  tableName: 'opinion',
  properties: signedText(),
});

/** What the expert found and advises. Final once signed. */
export class Opinion extends OpinionSchema.class {}
OpinionSchema.setClass(Opinion);

const PanelOpinionSchema = defineEntity({
  name: 'PanelOpinion',
  tableName: 'panel_opinion',
  properties: signedText(),
});

/** What one member of a panel found and advises, beside the others. Final once signed. */
export class PanelOpinion extends PanelOpinionSchema.class {}
PanelOpinionSchema.setClass(PanelOpinion);

const RecordDocumentSchema = defineEntity({
  name: 'RecordDocument',
  tableName: 'record_document',
  properties: {
    id: p.uuid().primary(),
    consultation: () => p.manyToOne(Consultation),
    opinion: () => p.manyToOne(Opinion),
    sha256: p.string(),
    sizeBytes: p.integer(),
    renderedAt: p.datetime(),
    retentionClass: p.string().$type<RetentionClass>(),
    /** The first day on which it may be deleted. ISO date. */
    retainUntil: p.date(),
  },
});

/** The rendered record of a signed opinion; its PDF lies in the storage under its hash. */
export class RecordDocument extends RecordDocumentSchema.class {}
RecordDocumentSchema.setClass(RecordDocument);
