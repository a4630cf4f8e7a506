import { Inject, Injectable } from '@nestjs/common';
import type { Clock, PersonId } from '@jiedui/kernel';
import { currentOrigin } from '@jiedui/platform';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { API_CONFIG, type ApiConfig } from '../../base/config/api.config.js';
import { Database } from '../../base/database/database.js';
import { newId } from '../../base/database/id.js';
import { Realtime } from '../../base/realtime/realtime.js';
import { AuditTrail } from '../audit/index.js';
import type { Person } from '../people/index.js';
import { SignInSession } from './sign-in-session.entity.js';
import { newToken, sha256 } from './tokens.js';

const hourMs = 3_600_000;
const agentMaxLength = 300;

/** Who ends sessions, and of what it is the consequence. */
export interface Ending {
  readonly caller: { readonly personId: PersonId; readonly signInSessionId?: string };
  readonly why: 'accountDisabled' | 'firstFactor' | 'othersEnded' | 'passwordChanged' | 'passwordReset';
  readonly exceptSessionId?: string;
}

/** Opens, renews and ends sessions, within the transaction of whatever causes it. */
@Injectable()
export class SessionLedger {
  constructor(
    @Inject(API_CONFIG) private readonly config: ApiConfig,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly audit: AuditTrail,
    private readonly realtime: Realtime,
  ) {}

  expiryAfter(now: Date): Date {
    return new Date(now.getTime() + this.config.SESSION_HOURS * hourMs);
  }

  /** @returns the session, and the token that opens it: nobody else will know it */
  open(em: EntityManager, person: Person): { readonly session: SignInSession; readonly token: string } {
    const now = this.clock.now();
    const token = newToken();
    const origin = currentOrigin();
    const session = em.create(SignInSession, {
      id: newId(),
      tokenSha256: sha256(token),
      person,
      createdAt: now,
      lastUsedAt: now,
      expiresAt: this.expiryAfter(now),
      endedAt: null,
      address: origin?.address ?? null,
      agent: origin?.agent?.slice(0, agentMaxLength) ?? null,
      steppedUpAt: null,
      previousTokenSha256: null,
      tokenChangedAt: null,
    });
    em.persist(session);
    return { session, token };
  }

  /**
   * Gives a session another token, as at every gain of rights.
   * @param keepsPrevious lets requests that are under way with the old one come to their end
   */
  async renew(em: EntityManager, sessionId: string, { keepsPrevious = false } = {}): Promise<string> {
    const token = newToken();
    const session = await em.findOneOrFail(SignInSession, { id: sessionId, endedAt: null });
    session.previousTokenSha256 = keepsPrevious ? session.tokenSha256 : null;
    session.tokenSha256 = sha256(token);
    session.tokenChangedAt = this.clock.now();
    await em.flush();
    return token;
  }

  /** @returns whether there was such a session of this person that still held */
  async end(em: EntityManager, personId: PersonId, sessionId: string): Promise<boolean> {
    const ended = await em.nativeUpdate(
      SignInSession,
      { id: sessionId, person: personId, endedAt: null },
      { endedAt: this.clock.now() },
    );
    return ended > 0;
  }

  /** Ends all sessions of a person, but for one. @returns those that ended; tell `disconnect` after the commit */
  async endAllOf(
    em: EntityManager,
    personId: PersonId,
    { caller, why, exceptSessionId }: Ending,
  ): Promise<string[]> {
    const sessions = await em.find(SignInSession, {
      person: personId,
      endedAt: null,
      ...(exceptSessionId ? { id: { $ne: exceptSessionId } } : {}),
    });
    const now = this.clock.now();
    for (const session of sessions) {
      session.endedAt = now;
      const subject = { kind: 'signInSession', id: session.id } as const;
      await this.audit.record(em, { caller, action: 'signOut', subject, why, details: { personId } });
    }
    await em.flush();
    return sessions.map(({ id }) => id);
  }

  /** Has a person's sockets come anew, to hear what their posts let them hear now. After the commit. */
  async admitAnew(personId: PersonId): Promise<void> {
    const sessions = await this.database.read((em) =>
      em.find(SignInSession, { person: personId, endedAt: null, expiresAt: { $gt: this.clock.now() } }),
    );
    this.disconnect(sessions.map(({ id }) => id));
  }

  /** Their sockets end too. */
  disconnect(sessionIds: readonly string[]): void {
    for (const id of sessionIds) this.realtime.disconnect(id);
  }
}
