import { Inject, Injectable } from '@nestjs/common';
import { CatalogueError, type GuestVisit, type RoomTicket, type TicketClaims } from '@jiedui/contracts';
import { systemActor } from '@jiedui/domain';
import type { Clock, PersonId } from '@jiedui/kernel';
import { actAsSystem, currentRequestId } from '@jiedui/platform';
import { type EntityManager, type FilterQuery, LockMode } from '@mikro-orm/postgresql';
import { CLOCK } from '../../../base/clock.js';
import { Database } from '../../../base/database/database.js';
import { AttemptLimiter, newToken, sha256 } from '../../access/index.js';
import { ConsultationLedger, openSessionStates } from '../../consultations/index.js';
import { SessionPlacer, sideOf } from '../session.placer.js';
import { entitlementOf } from '../ticket.service.js';
import { TicketSigner } from '../ticket.signer.js';
import { SessionGuest } from './guest.entity.js';
import { GuestView } from './guest.view.js';

interface Redeemed {
  readonly visit: GuestVisit;
  /** For the browser that opened the link for the first time. */
  readonly browserToken: string | undefined;
}

const loaded = ['invitedBy', 'session.consultation.invitingHospital'] as const;

/** What the holder of a guest's link may do: come to the door of one session. */
@Injectable()
export class GuestVisits {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly limiter: AttemptLimiter,
    private readonly ledger: ConsultationLedger,
    private readonly placer: SessionPlacer,
    private readonly signer: TicketSigner,
    private readonly view: GuestView,
  ) {}

  /** @throws GUEST_LINK_INVALID, GUEST_LINK_USED where another browser opened it before */
  async redeem(token: string, browserToken: string | undefined): Promise<Redeemed> {
    await this.limiter.takeByAddress('token');
    const redeemed = await this.asSystem(async (em) => {
      const guest = await this.find(em, { linkSha256: sha256(token) }, true);
      const known = guest.browserSha256 && Buffer.from(guest.browserSha256);
      const isSameBrowser =
        known !== null && browserToken !== undefined && known.equals(sha256(browserToken));
      if (known && !isSameBrowser) throw new CatalogueError('GUEST_LINK_USED');
      if (isSameBrowser) return { visit: await this.visitOf(em, guest), browserToken: undefined };
      const own = newToken();
      Object.assign(guest, { redeemedAt: this.clock.now(), browserSha256: sha256(own) });
      await this.note(em, guest);
      return { visit: await this.visitOf(em, guest), browserToken: own };
    });
    await this.limiter.giveBackByAddress('token');
    return redeemed;
  }

  get(browserToken: string | undefined): Promise<GuestVisit> {
    return this.asSystem(async (em) => this.visitOf(em, await this.findBy(em, browserToken)));
  }

  /**
   * @param lostNodeId the node that the guest has just lost
   * @throws GUEST_LINK_INVALID, MEDIA_UNAVAILABLE
   */
  async issueTicket(browserToken: string | undefined, lostNodeId?: string): Promise<RoomTicket> {
    // Only for who holds a link: asking after a node is not for the whole world.
    if (lostNodeId) await this.get(browserToken);
    const nodes = await this.placer.aliveNodes(lostNodeId);
    const { claims, nodeUrl, visit } = await this.asSystem(async (em) => {
      const guest = await this.findBy(em, browserToken);
      const { session } = guest;
      // One after the other with the doctors' tickets, so that all are led to the same node.
      await this.ledger.hold(em, session.consultation.id, systemActor);
      await em.refresh(session);
      if (!openSessionStates.includes(session.state)) throw new CatalogueError('GUEST_LINK_INVALID');
      const { nodeId, publicUrl } = await this.placer.place(em, session, { nodes, role: guest.role });
      await this.note(em, guest);
      const name = await this.view.nameOf(em, guest);
      const claims: TicketClaims = {
        sessionId: session.id,
        consultationId: session.consultation.id,
        personId: guest.id as string as PersonId,
        ...entitlementOf(guest.role),
        nameZh: name,
        nameEn: name,
        nodeId,
        requestId: currentRequestId(),
      };
      const visit = { session, hospital: sideOf(session.consultation, guest.role) };
      return { claims, nodeUrl: publicUrl, visit };
    });
    return { nodeId: claims.nodeId, nodeUrl, ...(await this.signer.sign(claims, visit)) };
  }

  private asSystem<T>(work: (em: EntityManager) => Promise<T>): Promise<T> {
    return actAsSystem(() => this.database.transaction(work));
  }

  private findBy(em: EntityManager, browserToken: string | undefined): Promise<SessionGuest> {
    if (browserToken === undefined) throw new CatalogueError('GUEST_LINK_INVALID');
    return this.find(em, { browserSha256: sha256(browserToken) });
  }

  /** A link is good as long as its session is. */
  private async find(
    em: EntityManager,
    by: FilterQuery<SessionGuest>,
    isHeld = false,
  ): Promise<SessionGuest> {
    const guest = await em.findOne(
      SessionGuest,
      { $and: [by, { revokedAt: null }] },
      isHeld ? { lockMode: LockMode.PESSIMISTIC_WRITE } : {},
    );
    if (!guest) throw new CatalogueError('GUEST_LINK_INVALID');
    await em.populate(guest, [...loaded]);
    if (!openSessionStates.includes(guest.session.state)) throw new CatalogueError('GUEST_LINK_INVALID');
    return guest;
  }

  private async visitOf(em: EntityManager, guest: SessionGuest): Promise<GuestVisit> {
    const { id, role, language, session, invitedBy } = guest;
    const { nameZh, nameEn } = session.consultation.invitingHospital;
    return {
      id,
      role,
      language,
      name: await this.view.nameOf(em, guest),
      startsAt: session.startsAt.toISOString(),
      endsAt: session.endsAt.toISOString(),
      invitedBy: { nameZh: invitedBy.nameZh, nameEn: invitedBy.nameEn },
      hospital: { nameZh, nameEn },
    };
  }

  private async note(em: EntityManager, { id, role, session }: SessionGuest): Promise<void> {
    const held = await this.ledger.hold(em, session.consultation.id, systemActor);
    await this.ledger.note(em, held, {
      action: 'create',
      subject: { kind: 'session', id: session.id },
      why: role,
      details: { guestId: id },
    });
  }
}
