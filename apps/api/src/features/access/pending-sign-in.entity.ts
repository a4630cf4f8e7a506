import { defineEntity, p } from '@mikro-orm/postgresql';
import { Person } from '../people/index.js';

const PendingSignInSchema = defineEntity({
  name: 'PendingSignIn',
  tableName: 'pending_sign_in',
  properties: {
    id: p.uuid().primary(),
    tokenSha256: p.blob(),
    person: () => p.manyToOne(Person),
    /** The hash that the password matched: once another is set, this half of a sign-in counts no more. */
    passwordHash: p.string().hidden(),
    createdAt: p.datetime(),
    expiresAt: p.datetime(),
    endedAt: p.datetime().strictNullable(),
  },
});

/** A right password that waits for its second factor. It is no session and opens nothing else. */
export class PendingSignIn extends PendingSignInSchema.class {}
PendingSignInSchema.setClass(PendingSignIn);
