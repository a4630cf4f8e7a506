import { Injectable } from '@nestjs/common';
import { CatalogueError, type InputOf, type PostInput } from '@jiedui/contracts';
import { isPlatformAdministrator } from '@jiedui/domain';
import type { HospitalId, PersonId } from '@jiedui/kernel';
import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Database } from '../../base/database/database.js';
import type { Caller } from '../../base/http/caller.js';
import { SessionLedger, StepUp } from '../access/index.js';
import { AuditTrail } from '../audit/index.js';
import { Person, Post } from '../people/index.js';
import { PeopleService } from './people.service.js';
import { isHeld, PostLedger } from './post.ledger.js';
import { placeOf, StaffAccess } from './staff.access.js';

/** Appointing people to posts, ending posts, closing accounts. Each wants a fresh proof of who does it. */
@Injectable()
export class AppointmentService {
  constructor(
    private readonly database: Database,
    private readonly stepUp: StepUp,
    private readonly sessions: SessionLedger,
    private readonly access: StaffAccess,
    private readonly people: PeopleService,
    private readonly posts: PostLedger,
    private readonly audit: AuditTrail,
  ) {}

  async addPost(caller: Caller, personId: PersonId, input: PostInput): Promise<void> {
    await this.people.get(caller, personId);
    this.access.requireAppointing(caller.actor, input);
    if (caller.personId === personId) throw new CatalogueError('POST_SEPARATION');
    await this.stepUp.require(caller);
    await this.database.transaction(async (em) => {
      const terms = await this.posts.judge(em, input);
      const person = await em.findOneOrFail(
        Person,
        { id: personId },
        { lockMode: LockMode.PESSIMISTIC_WRITE },
      );
      await this.requireOwnStaff(em, caller, person, terms.hospitalId);
      const post = await this.posts.add(em, person, terms);
      await this.audit.record(em, {
        caller,
        action: 'create',
        subject: { kind: 'post', id: post.id },
        hospitalIds: terms.hospitalId ? [terms.hospitalId] : [],
        details: { personId, role: terms.role, regionCode: terms.regionCode },
      });
    });
    await this.sessions.admitAnew(personId);
  }

  async endPost(
    caller: Caller,
    { personId, postId }: InputOf<'endPost'>['params'],
    { reason, lastDay }: InputOf<'endPost'>['body'],
  ): Promise<void> {
    await this.stepUp.require(caller);
    await this.database.transaction(async (em) => {
      await this.posts.holdAdministrators(em);
      await em.findOne(Person, { id: personId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
      const post = await em.findOne(
        Post,
        { id: postId, person: personId },
        { populate: ['person', 'hospital'] },
      );
      if (!post) throw new CatalogueError('NOT_FOUND');
      this.access.requireAppointing(caller.actor, placeOf(post));
      if (!isHeld(post, this.posts.now())) throw new CatalogueError('POST_ALREADY_ENDED');
      const validUntil = this.lastDayOf(post, lastDay);
      if (post.role === 'platformAdministrator') {
        await this.posts.requireOtherAdministrator(em, post.person, validUntil);
      }
      const endedBy = em.getReference(Person, caller.personId);
      Object.assign(post, { validUntil, endReason: reason, endedAt: this.posts.now(), endedBy });
      await this.audit.record(em, {
        caller,
        action: 'remove',
        subject: { kind: 'post', id: postId },
        hospitalIds: post.hospital ? [post.hospital.id] : [],
        details: { personId, role: post.role, lastDay: validUntil },
      });
    });
    await this.sessions.admitAnew(personId);
  }

  async disable(caller: Caller, personId: PersonId, reason: string): Promise<void> {
    await this.stepUp.require(caller);
    const ended = await this.database.transaction(async (em) => {
      await this.posts.holdAdministrators(em);
      const held = await this.people.hold(em, caller, personId);
      if (held.person.disabledAt) return [];
      if (held.held.some(({ role }) => role === 'platformAdministrator')) {
        await this.posts.requireOtherAdministrator(em, held.person, this.posts.today());
      }
      const disabledByPlatform = isPlatformAdministrator(caller.actor);
      Object.assign(held.person, {
        disabledAt: this.posts.now(),
        disabledReason: reason,
        disabledByPlatform,
      });
      await this.people.note(em, caller, held, { account: 'disabled' });
      return this.sessions.endAllOf(em, personId, { caller, why: 'accountDisabled' });
    });
    this.sessions.disconnect(ended);
  }

  async enable(caller: Caller, personId: PersonId): Promise<void> {
    await this.stepUp.require(caller);
    await this.database.transaction(async (em) => {
      const held = await this.people.hold(em, caller, personId);
      if (!held.person.disabledAt) return;
      Object.assign(held.person, { disabledAt: null, disabledReason: null, disabledByPlatform: false });
      await this.people.note(em, caller, held, { account: 'enabled' });
    });
  }

  /** A hospital appoints whom it has; others it invites, and they decide. */
  private async requireOwnStaff(
    em: EntityManager,
    { actor }: Caller,
    person: Person,
    hospital: HospitalId | null,
  ): Promise<void> {
    if (isPlatformAdministrator(actor)) return;
    const posts = await em.find(Post, { person, hospital });
    const isStaff = posts.some((post) => isHeld(post, this.posts.now()));
    if (!isStaff) throw new CatalogueError('ACTION_NOT_ALLOWED');
  }

  /** Now means the day before: posts are judged by whole days, and today must not count any more. */
  private lastDayOf({ validFrom, validUntil }: Post, wanted: string | undefined): string {
    if (wanted === undefined) {
      const yesterday = this.posts.yesterday();
      // One that has not begun, or began today, never counted: it ends before its first day.
      return yesterday >= validFrom ? yesterday : dayBefore(validFrom);
    }
    const isSooner = validUntil === null || wanted <= validUntil;
    if (wanted < this.posts.today() || wanted < validFrom || !isSooner)
      throw new CatalogueError('POST_INVALID');
    return wanted;
  }
}

const dayBefore = (day: string) => new Date(Date.parse(day) - 24 * 3_600_000).toISOString().slice(0, 10);
