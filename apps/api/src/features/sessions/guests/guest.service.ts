import { Inject, Injectable } from '@nestjs/common';
import {
  CatalogueError,
  type Guest,
  type GuestInvitation,
  guestsAtMost,
  type InvitedGuest,
} from '@jiedui/contracts';
import type { Clock, ConsultationId, GuestId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CLOCK } from '../../../base/clock.js';
import { API_CONFIG, type ApiConfig } from '../../../base/config/api.config.js';
import { Database } from '../../../base/database/database.js';
import { newId } from '../../../base/database/id.js';
import type { Caller } from '../../../base/http/caller.js';
import { oweJob } from '../../../base/outbox/outbox.js';
import { newToken, sha256 } from '../../access/index.js';
import { ConsultationLedger, type LiveSession, SessionLedger } from '../../consultations/index.js';
import { Person } from '../../people/index.js';
import { SessionGuest } from './guest.entity.js';
import { GuestView } from './guest.view.js';

type Held = Awaited<ReturnType<ConsultationLedger['holdFor']>>;

/** Where the link of a guest leads. The secret stands behind the #, which browsers keep from servers. */
const guestPath = '/guest';

/** Lets those who run a session invite people without an account to it. */
@Injectable()
export class GuestService {
  constructor(
    @Inject(API_CONFIG) private readonly config: ApiConfig,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly ledger: ConsultationLedger,
    private readonly sessions: SessionLedger,
    private readonly view: GuestView,
  ) {}

  list(caller: Caller, id: ConsultationId): Promise<Guest[]> {
    return this.database.transaction(async (em) => {
      const { consultation } = await this.hold(em, caller, id);
      const session = await this.sessions.findOpen(em, consultation);
      if (!session) return [];
      const guests = await em.find(
        SessionGuest,
        { session, revokedAt: null },
        { populate: ['invitedBy'], orderBy: { invitedAt: 'asc' } },
      );
      return Promise.all(guests.map((guest) => this.view.of(em, guest)));
    });
  }

  invite(
    caller: Caller,
    id: ConsultationId,
    { role, name, language }: GuestInvitation,
  ): Promise<InvitedGuest> {
    return this.database.transaction(async (em) => {
      const held = await this.hold(em, caller, id);
      const session = await this.openSession(em, held);
      if ((await em.count(SessionGuest, { session, revokedAt: null })) >= guestsAtMost) {
        throw new CatalogueError('GUESTS_TOO_MANY');
      }
      const token = newToken();
      const guestId = newId<GuestId>();
      const guest = em.create(SessionGuest, {
        id: guestId,
        session,
        role,
        displayName: await this.view.seal(em, { id: guestId }, name),
        language,
        invitedBy: await em.findOneOrFail(Person, { id: caller.personId }),
        invitedAt: this.clock.now(),
        linkSha256: sha256(token),
        redeemedAt: null,
        browserSha256: null,
        revokedAt: null,
      });
      em.persist(guest);
      await em.flush();
      await this.note(em, held, { caller, action: 'invite', guest });
      return { guest: await this.view.of(em, guest), link: this.linkOf(token) };
    });
  }

  renew(caller: Caller, id: ConsultationId, guestId: GuestId): Promise<InvitedGuest> {
    return this.database.transaction(async (em) => {
      const held = await this.hold(em, caller, id);
      const guest = await this.find(em, await this.openSession(em, held), guestId);
      const token = newToken();
      Object.assign(guest, { linkSha256: sha256(token), redeemedAt: null, browserSha256: null });
      await em.flush();
      await this.note(em, held, { caller, action: 'change', guest });
      return { guest: await this.view.of(em, guest), link: this.linkOf(token) };
    });
  }

  revoke(caller: Caller, id: ConsultationId, guestId: GuestId): Promise<void> {
    return this.database.transaction(async (em) => {
      const held = await this.hold(em, caller, id);
      const session = await this.sessions.findOpen(em, held.consultation);
      if (!session) throw new CatalogueError('NOT_FOUND');
      const guest = await this.find(em, session, guestId);
      guest.revokedAt = this.clock.now();
      await this.note(em, held, { caller, action: 'remove', guest });
      const { id: sessionId, nodeId } = session;
      if (nodeId) oweJob(em, 'room.removeGuest', { sessionId, nodeId, guestId });
    });
  }

  private linkOf(token: string): string {
    return `${this.config.PUBLIC_URL}${guestPath}#${token}`;
  }

  private hold(em: EntityManager, { actor }: Caller, id: ConsultationId): Promise<Held> {
    return this.ledger.holdFor(em, id, actor, 'consultation.inviteGuests');
  }

  private async openSession(em: EntityManager, { consultation }: Held): Promise<LiveSession> {
    const session = await this.sessions.findOpen(em, consultation);
    if (!session) throw new CatalogueError('SESSION_NOT_OPEN');
    return session;
  }

  private async find(em: EntityManager, session: LiveSession, id: GuestId): Promise<SessionGuest> {
    const guest = await em.findOne(
      SessionGuest,
      { id, session, revokedAt: null },
      { populate: ['invitedBy'] },
    );
    if (!guest) throw new CatalogueError('NOT_FOUND');
    return guest;
  }

  private note(
    em: EntityManager,
    held: Held,
    entry: {
      readonly caller: Caller;
      readonly action: 'invite' | 'change' | 'remove';
      readonly guest: SessionGuest;
    },
  ): Promise<void> {
    const { caller, action, guest } = entry;
    return this.ledger.note(em, held, {
      caller,
      action,
      subject: { kind: 'session', id: guest.session.id },
      why: held.why,
      details: { guestId: guest.id, role: guest.role },
    });
  }
}
