import { defineEntity, p } from '@mikro-orm/postgresql';
import { Person } from '../people/index.js';

const PasskeySchema = defineEntity({
  name: 'Passkey',
  tableName: 'passkey',
  properties: {
    id: p.uuid().primary(),
    person: () => p.manyToOne(Person),
    /** As the authenticator names it, base64url. */
    credentialId: p.string(),
    publicKey: p.blob(),
    /** How often the authenticator says it was used; 0 for those that do not count. */
    counter: p.bigint('number'),
    transports: p.array(),
    name: p.string(),
    isSynced: p.boolean(),
    createdAt: p.datetime(),
    lastUsedAt: p.datetime().strictNullable(),
  },
});

/** A public key whose private half a person's device keeps (WebAuthn). */
export class Passkey extends PasskeySchema.class {}
PasskeySchema.setClass(Passkey);
