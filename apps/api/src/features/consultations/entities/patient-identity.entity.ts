import type { ConsultationId } from '@jiedui/kernel';
import { defineEntity, p } from '@mikro-orm/postgresql';

const PatientIdentitySchema = defineEntity({
  name: 'PatientIdentity',
  tableName: 'patient_identity',
  properties: {
    consultationId: p.uuid().$type<ConsultationId>().primary(),
    name: p.blob().strictNullable(),
    identityNumber: p.blob().strictNullable(),
    phone: p.blob().strictNullable(),
    recordNumber: p.blob().strictNullable(),
    nameIndex: p.blob().strictNullable(),
    identityNumberIndex: p.blob().strictNullable(),
    phoneIndex: p.blob().strictNullable(),
    recordNumberIndex: p.blob().strictNullable(),
    updatedAt: p.datetime(),
  },
});

/** What names the patient of a consultation: sealed values, and what finds exact matches of them. */
export class PatientIdentityRow extends PatientIdentitySchema.class {}
PatientIdentitySchema.setClass(PatientIdentityRow);
