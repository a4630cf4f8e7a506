import { defineEntity, p } from '@mikro-orm/postgresql';
import { Person } from '../people/index.js';

const TotpSchema = defineEntity({
  name: 'Totp',
  tableName: 'totp',
  properties: {
    person: () => p.manyToOne(Person).primary(),
    /** Sealed; see totpPlace. */
    secret: p.blob().lazy().hidden(),
    begunAt: p.datetime(),
    confirmedAt: p.datetime().strictNullable(),
    /** The time step of the last code that was accepted: it and all before are used up. */
    lastStep: p.bigint('number').strictNullable(),
  },
});

/** The authenticator app of a person. It counts once a code of it was confirmed. */
export class Totp extends TotpSchema.class {}
TotpSchema.setClass(Totp);
