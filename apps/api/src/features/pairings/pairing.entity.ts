import type { ResponseLimits } from '@jiedui/domain';
import type { PairingId } from '@jiedui/kernel';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { Hospital } from '../hospitals/index.js';

const PairingSchema = defineEntity({
  name: 'Pairing',
  tableName: 'pairing',
  properties: {
    id: p.uuid().$type<PairingId>().primary(),
    invitingHospital: () => p.manyToOne(Hospital),
    invitedHospital: () => p.manyToOne(Hospital),
    responseLimitMinutes: p.json<ResponseLimits>(),
    validFrom: p.date(),
    validUntil: p.date().strictNullable(),
  },
});

/** An agreement between two hospitals: who may ask whom, and how soon an answer is due. */
export class Pairing extends PairingSchema.class {}
PairingSchema.setClass(Pairing);
