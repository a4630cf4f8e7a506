import { defineEntity, p } from '@mikro-orm/postgresql';
import { Person } from '../people/index.js';

const RecoveryCodeSchema = defineEntity({
  name: 'RecoveryCode',
  tableName: 'recovery_code',
  properties: {
    id: p.uuid().primary(),
    person: () => p.manyToOne(Person),
    codeSha256: p.blob().hidden(),
    createdAt: p.datetime(),
    usedAt: p.datetime().strictNullable(),
  },
});

/** Lets a person in once who lost their device. Codes are random enough that a plain hash keeps them. */
export class RecoveryCode extends RecoveryCodeSchema.class {}
RecoveryCodeSchema.setClass(RecoveryCode);
