import { defineEntity, p } from '@mikro-orm/postgresql';
import { Person } from '../people/index.js';

const SignInSessionSchema = defineEntity({
  name: 'SignInSession',
  tableName: 'sign_in_session',
  properties: {
    id: p.uuid().primary(),
    tokenSha256: p.blob(),
    person: () => p.manyToOne(Person),
    createdAt: p.datetime(),
    lastUsedAt: p.datetime(),
    expiresAt: p.datetime(),
    endedAt: p.datetime().strictNullable(),
    address: p.string().strictNullable(),
    agent: p.string().strictNullable(),
    /** When the person last proved, within this session, that it is them. */
    steppedUpAt: p.datetime().strictNullable(),
    /** Still opens the session for a moment after a change of token, for requests under way. */
    previousTokenSha256: p.blob().strictNullable(),
    tokenChangedAt: p.datetime().strictNullable(),
  },
});

/** A browser that signed in. Only a hash of its token is kept: a stolen table opens nothing. */
export class SignInSession extends SignInSessionSchema.class {}
SignInSessionSchema.setClass(SignInSession);
