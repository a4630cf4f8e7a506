import { Inject, Injectable } from '@nestjs/common';
import { CatalogueError, type Me } from '@jiedui/contracts';
import { hasSecondFactor, type PersonActor, stepUpFreshMs, usableStepUps } from '@jiedui/domain';
import type { Clock, PersonId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { API_CONFIG, type ApiConfig } from '../../base/config/api.config.js';
import { Database } from '../../base/database/database.js';
import type { Caller } from '../../base/http/caller.js';
import { factorsOf } from '../factors/index.js';
import { personView, type Post, postFact, postsHeldBy, postsHeldByAll, postViews } from '../people/index.js';
import { SessionLedger } from './session.ledger.js';
import { SignInSession } from './sign-in-session.entity.js';
import { sha256 } from './tokens.js';

/** The expiry slides with use; writing it at most this often spares a write per request. */
const slideEveryMs = 60_000;
/** How long a request under way may still come with the token before the present one. */
const previousTokenMs = 30_000;

/** Says who a session belongs to, and what that person may know of themselves. */
@Injectable()
export class SessionReader {
  constructor(
    @Inject(API_CONFIG) private readonly config: ApiConfig,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly ledger: SessionLedger,
  ) {}

  /** Who a cookie belongs to; nothing where it is unknown, ended or expired. */
  resolve(token: string): Promise<Caller | undefined> {
    const hash = sha256(token);
    return this.database.read(async (em) => {
      const now = this.clock.now();
      const session = await this.find(em, hash, now);
      if (!session) return undefined;
      if (now.getTime() - session.lastUsedAt.getTime() > slideEveryMs) await this.slide(em, session, now);
      const posts = await postsHeldBy(em, session.person.id, now);
      const { id: personId, locale } = session.person;
      return {
        personId,
        locale,
        signInSessionId: session.id,
        actor: { kind: 'person', personId, posts: posts.map(postFact) },
        needsSecondFactor: await this.needsSecondFactor(em, session, posts),
        isTokenCurrent: hash.equals(session.tokenSha256),
      };
    });
  }

  /** Of these sign-ins, those that still hold, and the person behind each with the posts held now. */
  findAlive(ids: readonly string[]): Promise<ReadonlyMap<string, PersonActor>> {
    return this.database.read(async (em) => {
      const now = this.clock.now();
      const holds = { endedAt: null, expiresAt: { $gt: now }, person: { disabledAt: null } };
      const alive = await em.find(SignInSession, { id: { $in: [...ids] }, ...holds });
      const personIds = [...new Set(alive.map(({ person }) => person.id))];
      const posts = await postsHeldByAll(em, personIds, now);
      const actorOf = (personId: PersonId): PersonActor => ({
        kind: 'person',
        personId,
        posts: posts.filter(({ person }) => person.id === personId).map(postFact),
      });
      return new Map(alive.map(({ id, person }) => [id, actorOf(person.id)]));
    });
  }

  me(caller: Caller): Promise<Me> {
    return this.database.read((em) => this.meOf(em, caller.signInSessionId));
  }

  async meOf(em: EntityManager, sessionId: string): Promise<Me> {
    const session = await em.findOne(
      SignInSession,
      { id: sessionId, endedAt: null },
      { populate: ['person'] },
    );
    if (!session) throw new CatalogueError('NOT_SIGNED_IN');
    const { person, steppedUpAt } = session;
    const posts = await postsHeldBy(em, person.id, this.clock.now());
    return {
      person: personView(person),
      email: person.email,
      locale: person.locale,
      posts: await postViews(em, posts),
      sessionExpiresAt: session.expiresAt.toISOString(),
      needsSecondFactor: await this.needsSecondFactor(em, session, posts),
      stepUpMethods: [...usableStepUps(await factorsOf(em, person.id))],
      steppedUpUntil: steppedUpAt && new Date(steppedUpAt.getTime() + stepUpFreshMs).toISOString(),
    };
  }

  private async find(em: EntityManager, hash: Buffer, now: Date): Promise<SignInSession | null> {
    const holds = { endedAt: null, expiresAt: { $gt: now }, person: { disabledAt: null } };
    const populate = ['person'] as const;
    const current = await em.findOne(SignInSession, { tokenSha256: hash, ...holds }, { populate });
    if (current) return current;
    const changedAfter = new Date(now.getTime() - previousTokenMs);
    return em.findOne(
      SignInSession,
      { previousTokenSha256: hash, tokenChangedAt: { $gt: changedAfter }, ...holds },
      { populate },
    );
  }

  private async needsSecondFactor(
    em: EntityManager,
    { person }: SignInSession,
    posts: readonly Post[],
  ): Promise<boolean> {
    if (!posts.some(({ role }) => this.config.SECOND_FACTOR_ROLES.includes(role))) return false;
    return !hasSecondFactor(await factorsOf(em, person.id));
  }

  private async slide(em: EntityManager, session: SignInSession, now: Date): Promise<void> {
    await em.nativeUpdate(
      SignInSession,
      { id: session.id },
      { lastUsedAt: now, expiresAt: this.ledger.expiryAfter(now) },
    );
  }
}
