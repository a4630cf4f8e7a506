import type { PairingSubject } from '@jiedui/domain';
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
    createdAt: p.datetime(),
  },
});

/** Two hospitals of which one may come to help the other. What they agreed, and until when, is an agreement. */
export class Pairing extends PairingSchema.class {
  /** What the rules of access look at; both hospitals must be loaded. */
  subject(): PairingSubject {
    const { invitingHospital, invitedHospital } = this;
    return {
      inviting: { hospitalId: invitingHospital.id, regionCode: invitingHospital.regionCode },
      invited: { hospitalId: invitedHospital.id, regionCode: invitedHospital.regionCode },
    };
  }
}
PairingSchema.setClass(Pairing);
