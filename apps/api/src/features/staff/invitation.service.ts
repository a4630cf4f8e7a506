import { Inject, Injectable } from '@nestjs/common';
import {
  CatalogueError,
  type InputOf,
  type Invitation as InvitationView,
  type InvitationFilter,
  type InvitationPage,
} from '@jiedui/contracts';
import { mayHoldBeside } from '@jiedui/domain';
import type { Clock } from '@jiedui/kernel';
import { type EntityManager, LockMode, UniqueConstraintViolationException } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import { newId } from '../../base/database/id.js';
import type { Caller } from '../../base/http/caller.js';
import { oweJob } from '../../base/outbox/outbox.js';
import { AttemptLimiter, StepUp } from '../access/index.js';
import { AuditTrail } from '../audit/index.js';
import { Person, Post } from '../people/index.js';
import { Invitation } from './invitation.entity.js';
import { findInvitations } from './invitation.query.js';
import { invitationMs, invitationState, invitationViews } from './invitation.view.js';
import { isHeld, PostLedger, type PostTerms, rolesOf } from './post.ledger.js';
import { placeOf, StaffAccess } from './staff.access.js';

type Invite = InputOf<'invitePerson'>['body'];

/** Inviting people to posts. */
@Injectable()
export class InvitationService {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly stepUp: StepUp,
    private readonly limiter: AttemptLimiter,
    private readonly access: StaffAccess,
    private readonly posts: PostLedger,
    private readonly audit: AuditTrail,
  ) {}

  list({ actor }: Caller, filter: InvitationFilter): Promise<InvitationPage> {
    const { hospitalId, page, pageSize } = filter;
    return this.database.read(async (em) => {
      await this.access.requireSight(em, actor, hospitalId);
      const now = this.clock.now();
      const [invitations, total] = await findInvitations(em, filter, now);
      return { items: await invitationViews(em, invitations, now), total, page, pageSize };
    });
  }

  async invite(caller: Caller, body: Invite): Promise<InvitationView> {
    this.access.requireAppointing(caller.actor, body);
    await this.stepUp.require(caller);
    const id = newId();
    await this.database
      .transaction(async (em) => {
        const terms = await this.posts.judge(em, body);
        await this.judgeInvited(em, caller, body.email, terms);
        await this.clearExpired(em, body);
        em.persist(em.create(Invitation, { id, ...this.firstState(em, caller, body, terms) }));
        await em.flush();
        oweJob(em, 'invitation.mail', { invitationId: id });
        await this.note(em, caller, 'invite', await this.find(em, id));
      })
      .catch((error: unknown) => {
        const isOpen = error instanceof UniqueConstraintViolationException;
        throw isOpen ? new CatalogueError('INVITATION_ALREADY_OPEN') : error;
      });
    return this.view(id);
  }

  /** The link of the earlier mail ends at once; the new one is made when the mail leaves. */
  async resend(caller: Caller, id: string): Promise<InvitationView> {
    await this.change(caller, id, async (em, invitation) => {
      if (!['pending', 'expired'].includes(invitationState(invitation, this.clock.now()))) {
        throw new CatalogueError('INVITATION_INVALID');
      }
      await this.limiter.take('mail', `invitation:${id}`);
      const expiresAt = this.expiry();
      Object.assign(invitation, { tokenSha256: null, sentAt: null, expiresAt });
      oweJob(em, 'invitation.mail', { invitationId: id });
      await this.note(em, caller, 'invite', invitation);
    });
    return this.view(id);
  }

  async revoke(caller: Caller, id: string): Promise<InvitationView> {
    await this.change(caller, id, async (em, invitation) => {
      if (invitation.acceptedAt || invitation.revokedAt) throw new CatalogueError('INVITATION_INVALID');
      Object.assign(invitation, { revokedAt: this.clock.now(), tokenSha256: null });
      await this.note(em, caller, 'remove', invitation);
    });
    return this.view(id);
  }

  private change(
    caller: Caller,
    id: string,
    work: (em: EntityManager, invitation: Invitation) => Promise<void>,
  ): Promise<void> {
    return this.database.transaction(async (em) => {
      const invitation = await em.findOne(Invitation, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
      if (!invitation) throw new CatalogueError('NOT_FOUND');
      this.access.requireAppointing(caller.actor, placeOf(invitation));
      await work(em, invitation);
    });
  }

  private firstState(
    em: EntityManager,
    caller: Caller,
    body: Invite,
    terms: PostTerms & Pick<Invitation, 'hospital'>,
  ) {
    const { email, nameZh, nameEn, locale } = body;
    const { role, hospital, regionCode, specialties, validFrom, validUntil } = terms;
    return {
      email,
      nameZh,
      nameEn,
      locale,
      role,
      hospital,
      regionCode,
      specialties,
      validFrom,
      validUntil,
      invitedBy: em.getReference(Person, caller.personId),
      invitedAt: this.clock.now(),
      expiresAt: this.expiry(),
      tokenSha256: null,
      sentAt: null,
      acceptedAt: null,
      acceptedBy: null,
      revokedAt: null,
    };
  }

  /** What the inviter may see of the invited speaks here; the rest when the invitation is taken up. */
  private async judgeInvited(
    em: EntityManager,
    { actor, personId }: Caller,
    email: string,
    { role, hospitalId, regionCode }: PostTerms,
  ): Promise<void> {
    const posts = await em.find(Post, { person: { email } }, { populate: ['hospital'] });
    const held = posts.filter((post) => isHeld(post, this.clock.now()));
    const isSame = (post: Post) =>
      post.role === role && (post.hospital?.id ?? null) === hospitalId && post.regionCode === regionCode;
    if (held.some(isSame)) throw new CatalogueError('POST_ALREADY_HELD');
    const seen = held.filter((post) => this.access.canSeePost(actor, post));
    const isOwn = posts.some(({ person }) => person.id === personId);
    if (isOwn || !mayHoldBeside(role, rolesOf(seen))) throw new CatalogueError('POST_SEPARATION');
  }

  /** One that nobody took up in time makes room for the next. */
  private async clearExpired(
    em: EntityManager,
    { email, role, hospitalId, regionCode }: Invite,
  ): Promise<void> {
    const now = this.clock.now();
    await em.nativeUpdate(
      Invitation,
      {
        email,
        role,
        hospital: hospitalId,
        regionCode,
        acceptedAt: null,
        revokedAt: null,
        expiresAt: { $lte: now },
      },
      { revokedAt: now, tokenSha256: null },
    );
  }

  private expiry(): Date {
    return new Date(this.clock.now().getTime() + invitationMs);
  }

  private find(em: EntityManager, id: string): Promise<Invitation> {
    return em.findOneOrFail(Invitation, { id }, { populate: ['hospital', 'invitedBy'] });
  }

  private view(id: string): Promise<InvitationView> {
    return this.database.read(async (em) => {
      const [view] = await invitationViews(em, [await this.find(em, id)], this.clock.now());
      if (!view) throw new CatalogueError('NOT_FOUND');
      return view;
    });
  }

  private note(
    em: EntityManager,
    caller: Caller,
    action: 'invite' | 'remove',
    { id, role, hospital }: Invitation,
  ): Promise<void> {
    const hospitalIds = hospital ? [hospital.id] : [];
    const subject = { kind: 'invitation', id } as const;
    return this.audit.record(em, { caller, action, subject, hospitalIds, details: { role } });
  }
}
