import { defineEntity, p } from '@mikro-orm/postgresql';
import { Person } from '../people/index.js';

const PasswordResetSchema = defineEntity({
  name: 'PasswordReset',
  tableName: 'password_reset',
  properties: {
    id: p.uuid().primary(),
    /** Nobody where the address is not known: asking leaves the same traces then. */
    person: () => p.manyToOne(Person).strictNullable(),
    /** Made when the mail is sent. */
    tokenSha256: p.blob().strictNullable(),
    askedAt: p.datetime(),
    expiresAt: p.datetime(),
    sentAt: p.datetime().strictNullable(),
    endedAt: p.datetime().strictNullable(),
  },
});

/** The right to set a new password, once, for whoever reads the mail. */
export class PasswordReset extends PasswordResetSchema.class {}
PasswordResetSchema.setClass(PasswordReset);
