import { Inject, Injectable } from '@nestjs/common';
import { CatalogueError, type NewAccount, type OpenInvitation } from '@jiedui/contracts';
import { mayAppoint } from '@jiedui/domain';
import type { Clock, PersonId } from '@jiedui/kernel';
import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import { newId } from '../../base/database/id.js';
import { AttemptLimiter, hashNewPassword, SessionLedger, sha256 } from '../access/index.js';
import { AuditTrail } from '../audit/index.js';
import { Person, postFact, postsHeldBy } from '../people/index.js';
import { Invitation } from './invitation.entity.js';
import { openInvitationView } from './invitation.view.js';
import { PostLedger } from './post.ledger.js';
import { placeOf } from './staff.access.js';

/** What the holder of an invitation's token may do. */
@Injectable()
export class InvitationAcceptance {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly limiter: AttemptLimiter,
    private readonly sessions: SessionLedger,
    private readonly posts: PostLedger,
    private readonly audit: AuditTrail,
  ) {}

  async open(token: string): Promise<OpenInvitation> {
    await this.limiter.takeByAddress('token');
    const view = await this.database.read(async (em) => {
      const invitation = await this.find(em, token);
      const known = await em.count(Person, { email: invitation.email });
      return openInvitationView(em, invitation, known === 0);
    });
    await this.limiter.giveBackByAddress('token');
    return view;
  }

  /** Makes the account where there is none, and adds the post: both or neither, once. */
  async accept(token: string, account: NewAccount | null): Promise<void> {
    await this.limiter.takeByAddress('token');
    const personId = await this.database.transaction(async (em) => {
      const invitation = await this.find(em, token, true);
      const person = await this.personFor(em, invitation, account);
      if (person.id === invitation.invitedBy.id) throw new CatalogueError('POST_SEPARATION');
      const { role, hospital, regionCode, specialties, validFrom, validUntil } = invitation;
      const hospitalId = hospital?.id ?? null;
      const terms = { role, hospitalId, regionCode, specialties, validFrom, validUntil };
      const post = await this.posts.add(em, person, terms);
      Object.assign(invitation, { acceptedAt: this.clock.now(), acceptedBy: person });
      await this.audit.record(em, {
        caller: { personId: person.id },
        action: 'create',
        subject: { kind: 'post', id: post.id },
        hospitalIds: hospitalId ? [hospitalId] : [],
        details: { personId: person.id, role, invitationId: invitation.id },
      });
      return person.id;
    });
    await this.sessions.admitAnew(personId);
    await this.limiter.giveBackByAddress('token');
  }

  /** @throws INVITATION_INVALID also where whoever invited could no longer do so */
  private async find(em: EntityManager, token: string, isHeld = false): Promise<Invitation> {
    const now = this.clock.now();
    const invitation = await em.findOne(
      Invitation,
      { tokenSha256: sha256(token), acceptedAt: null, revokedAt: null, expiresAt: { $gt: now } },
      isHeld ? { lockMode: LockMode.PESSIMISTIC_WRITE } : {},
    );
    if (!invitation) throw new CatalogueError('INVITATION_INVALID');
    await em.populate(invitation, ['hospital', 'invitedBy']);
    const { invitedBy } = invitation;
    const posts = (await postsHeldBy(em, invitedBy.id, now)).map(postFact);
    const inviter = { kind: 'person', personId: invitedBy.id, posts } as const;
    if (invitedBy.disabledAt || !mayAppoint(inviter, placeOf(invitation))) {
      throw new CatalogueError('INVITATION_INVALID');
    }
    return invitation;
  }

  private async personFor(
    em: EntityManager,
    { email }: Invitation,
    account: NewAccount | null,
  ): Promise<Person> {
    // Of two invitations to one new address, taken up at once, the second finds the account of the first.
    await em.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [email]);
    const known = await em.findOne(Person, { email }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (known?.disabledAt) throw new CatalogueError('INVITATION_INVALID');
    if (known) return known;
    if (!account) {
      throw new CatalogueError('REQUEST_INVALID', [
        { path: 'account', code: 'required', message: 'required' },
      ]);
    }
    const { nameZh, nameEn, locale, password } = account;
    const passwordHash = await hashNewPassword(password, { email, nameZh, nameEn }, 'account.password');
    const createdAt = this.clock.now();
    const person = em.create(Person, {
      id: newId<PersonId>(),
      email,
      nameZh,
      nameEn,
      locale,
      passwordHash,
      createdAt,
      passwordChangedAt: createdAt,
    });
    em.persist(person);
    await em.flush();
    return person;
  }
}
