import { Inject, Injectable } from '@nestjs/common';
import { CatalogueError, type Locale, type Me } from '@jiedui/contracts';
import { type Clock, type PersonId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { createHash, randomBytes } from 'node:crypto';
import { CLOCK } from '../../base/clock.js';
import { API_CONFIG, type ApiConfig } from '../../base/config/api.config.js';
import { Database } from '../../base/database/database.js';
import { newId } from '../../base/database/id.js';
import type { Caller } from '../../base/http/caller.js';
import { Realtime } from '../../base/realtime/realtime.js';
import { hospitalView } from '../hospitals/index.js';
import { Person, personView, postFact, postsHeldBy } from '../people/index.js';
import { AttemptLimiter } from './attempt-limiter.js';
import { isPasswordRight } from './passwords.js';
import { SignInSession } from './sign-in-session.entity.js';

const hourMs = 3_600_000;
/** The expiry slides with use; writing it at most this often spares a write per request. */
const slideEveryMs = 60_000;

const sha256 = (token: string) => createHash('sha256').update(token).digest();

@Injectable()
export class SignInService {
  constructor(
    @Inject(API_CONFIG) private readonly config: ApiConfig,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly limiter: AttemptLimiter,
    private readonly realtime: Realtime,
  ) {}

  /** @returns the token for the cookie, and who signed in */
  async signIn(email: string, password: string): Promise<{ token: string; me: Me }> {
    const account = email.trim().toLowerCase();
    await this.limiter.take(account);
    const token = randomBytes(32).toString('base64url');
    const known = await this.database.read((em) =>
      em.findOne(Person, { email: account }, { populate: ['passwordHash'] }),
    );
    const isRight = await isPasswordRight(known?.passwordHash, password);
    if (!known || !isRight) throw new CatalogueError('CREDENTIALS_WRONG');
    const me = await this.database.transaction(async (em) => {
      const person = await em.findOneOrFail(Person, { id: known.id });
      const session = this.openSession(em, person, token);
      return this.meOf(em, person, session);
    });
    await this.limiter.forget(account);
    return { token, me };
  }

  async signOut(caller: Caller): Promise<void> {
    await this.database.transaction((em) =>
      em.nativeUpdate(SignInSession, { id: caller.signInSessionId }, { endedAt: this.clock.now() }),
    );
    this.realtime.disconnect(caller.signInSessionId);
  }

  /** Who a cookie belongs to; nothing where it is unknown, ended or expired. */
  resolve(token: string): Promise<Caller | undefined> {
    return this.database.read(async (em) => {
      const now = this.clock.now();
      const session = await em.findOne(
        SignInSession,
        { tokenSha256: sha256(token), endedAt: null, expiresAt: { $gt: now } },
        { populate: ['person'] },
      );
      if (!session) return undefined;
      if (now.getTime() - session.lastUsedAt.getTime() > slideEveryMs) await this.slide(em, session, now);
      const posts = await postsHeldBy(em, session.person.id, now);
      const { id: personId, locale } = session.person;
      return {
        personId,
        locale,
        signInSessionId: session.id,
        actor: { kind: 'person', personId, posts: posts.map(postFact) },
      };
    });
  }

  me(caller: Caller): Promise<Me> {
    return this.database.read(async (em) => {
      const session = await em.findOneOrFail(
        SignInSession,
        { id: caller.signInSessionId },
        { populate: ['person'] },
      );
      return this.meOf(em, session.person, session);
    });
  }

  async changeLocale(caller: Caller, locale: Locale): Promise<Me> {
    await this.database.transaction((em) => em.nativeUpdate(Person, { id: caller.personId }, { locale }));
    return this.me(caller);
  }

  /** Proves again that the person at the keyboard is the one who signed in. */
  async confirmPassword(personId: PersonId, password: string): Promise<void> {
    await this.limiter.take(personId);
    const person = await this.database.read((em) =>
      em.findOneOrFail(Person, { id: personId }, { populate: ['passwordHash'] }),
    );
    if (!(await isPasswordRight(person.passwordHash, password))) throw new CatalogueError('PASSWORD_WRONG');
    await this.limiter.forget(personId);
  }

  /** Which of these sign-ins still hold. */
  findAlive(ids: readonly string[]): Promise<ReadonlySet<string>> {
    return this.database.read(async (em) => {
      const alive = await em.find(SignInSession, {
        id: { $in: [...ids] },
        endedAt: null,
        expiresAt: { $gt: this.clock.now() },
      });
      return new Set(alive.map(({ id }) => id));
    });
  }

  private openSession(em: EntityManager, person: Person, token: string): SignInSession {
    const now = this.clock.now();
    const session = em.create(SignInSession, {
      id: newId(),
      tokenSha256: sha256(token),
      person,
      createdAt: now,
      lastUsedAt: now,
      expiresAt: this.expiryAfter(now),
      endedAt: null,
    });
    em.persist(session);
    return session;
  }

  private async slide(em: EntityManager, session: SignInSession, now: Date): Promise<void> {
    await em.nativeUpdate(
      SignInSession,
      { id: session.id },
      { lastUsedAt: now, expiresAt: this.expiryAfter(now) },
    );
  }

  private expiryAfter(now: Date): Date {
    return new Date(now.getTime() + this.config.SESSION_HOURS * hourMs);
  }

  private async meOf(em: EntityManager, person: Person, session: SignInSession): Promise<Me> {
    const posts = await postsHeldBy(em, person.id, this.clock.now());
    return {
      person: personView(person),
      email: person.email,
      locale: person.locale,
      posts: posts.map((post) => ({
        role: post.role,
        hospital: hospitalView(post.hospital),
        specialties: post.specialties,
      })),
      sessionExpiresAt: session.expiresAt.toISOString(),
    };
  }
}
