import type { CorrectableField } from '@jiedui/domain';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { Consultation } from '../consultations/index.js';
import { Person } from '../people/index.js';

const CorrectionSchema = defineEntity({
  name: 'Correction',
  tableName: 'correction',
  properties: {
    id: p.uuid().primary(),
    consultation: () => p.manyToOne(Consultation),
    field: p.string().$type<CorrectableField>(),
    was: p.json<string | number | null>(),
    becomes: p.json<string | number | null>(),
    reason: p.text(),
    byPerson: () => p.manyToOne(Person),
    at: p.datetime(),
  },
});

/** What a coordinator put right, as it was and as it is. Rows are never changed. */
export class Correction extends CorrectionSchema.class {}
CorrectionSchema.setClass(Correction);
