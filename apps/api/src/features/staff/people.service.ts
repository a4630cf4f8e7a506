import { Inject, Injectable } from '@nestjs/common';
import {
  CatalogueError,
  type InputOf,
  type PeopleFilter,
  type PeoplePage,
  type PersonDetail,
} from '@jiedui/contracts';
import { isPlatformAdministrator } from '@jiedui/domain';
import type { Clock, HospitalId, PersonId } from '@jiedui/kernel';
import { type EntityManager, LockMode, UniqueConstraintViolationException } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import type { Caller } from '../../base/http/caller.js';
import { AuditTrail } from '../audit/index.js';
import { Person, Post } from '../people/index.js';
import { findPeople } from './person.query.js';
import { PersonViews } from './person.views.js';
import { isHeld } from './post.ledger.js';
import { StaffAccess } from './staff.access.js';

/** A person together with the posts that count today or later; locked where it is to be changed. */
export interface HeldPerson {
  readonly person: Person;
  readonly held: readonly Post[];
  readonly hospitalIds: readonly HospitalId[];
}

/** The people of a hospital or of the installation, and what is on record of them. */
@Injectable()
export class PeopleService {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly access: StaffAccess,
    private readonly views: PersonViews,
    private readonly audit: AuditTrail,
  ) {}

  list({ actor, personId }: Caller, filter: PeopleFilter): Promise<PeoplePage> {
    const { hospitalId, page, pageSize } = filter;
    return this.database.read(async (em) => {
      await this.access.requireSight(em, actor, hospitalId);
      const [people, total] = await findPeople(em, filter, this.clock.now());
      return { items: await this.views.of(em, people, { actor, personId }), total, page, pageSize };
    });
  }

  /** A reader knows of a person by a post, held now or later, that they may see. */
  async get(caller: Caller, id: PersonId): Promise<PersonDetail> {
    const { actor, personId } = caller;
    await this.database.read(async (em) => {
      const posts = await em.find(Post, { person: id }, { populate: ['hospital'] });
      const held = posts.filter((post) => isHeld(post, this.clock.now()));
      const isKnown = id === personId || held.some((post) => this.access.canSeePost(actor, post));
      if (!isKnown && !isPlatformAdministrator(actor)) throw new CatalogueError('NOT_FOUND');
    });
    return this.outcome(caller, id);
  }

  /** For whoever just changed the person: also where that was the last they had to do with them. */
  outcome({ actor, personId }: Caller, id: PersonId): Promise<PersonDetail> {
    return this.database.read(async (em) => {
      const person = await em.findOne(Person, { id });
      const [view] = person ? await this.views.of(em, [person], { actor, personId }) : [];
      if (!view) throw new CatalogueError('NOT_FOUND');
      return view;
    });
  }

  async update(caller: Caller, id: PersonId, changes: InputOf<'updatePerson'>['body']): Promise<void> {
    const { nameZh, nameEn, languages } = changes;
    await this.database.transaction(async (em) => {
      const held = await this.hold(em, caller, id);
      if (nameZh !== undefined) held.person.nameZh = nameZh;
      if (nameEn !== undefined) held.person.nameEn = nameEn;
      if (languages !== undefined) held.person.languages = [...new Set(languages)];
      await this.note(em, caller, held, { fields: Object.keys(changes).join(',') });
    });
  }

  async changeCredentials(
    caller: Caller,
    id: PersonId,
    credentials: InputOf<'changeCredentials'>['body'],
  ): Promise<void> {
    const { practisingSince } = credentials;
    if (practisingSince !== null && practisingSince > this.clock.now().toISOString().slice(0, 10)) {
      throw invalidField('practisingSince', 'in_future');
    }
    await this.database
      .transaction(async (em) => {
        const held = await this.hold(em, caller, id);
        Object.assign(held.person, credentials);
        await em.flush();
        await this.note(em, caller, held, { fields: 'credentials' });
      })
      .catch((error: unknown) => {
        const isTaken = error instanceof UniqueConstraintViolationException;
        throw isTaken ? invalidField('licenceNumber', 'taken') : error;
      });
  }

  /**
   * Takes hold of a person whom the caller may manage.
   * @throws NOT_FOUND, ACTION_NOT_ALLOWED
   */
  async hold(em: EntityManager, { actor }: Caller, id: PersonId): Promise<HeldPerson> {
    const person = await em.findOne(Person, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!person) throw new CatalogueError('NOT_FOUND');
    const posts = await em.find(Post, { person }, { populate: ['hospital'] });
    const held = posts.filter((post) => isHeld(post, this.clock.now()));
    if (!this.access.mayManage(actor, person, held)) throw new CatalogueError('ACTION_NOT_ALLOWED');
    return { person, held, hospitalIds: held.flatMap(({ hospital }) => hospital?.id ?? []) };
  }

  async note(
    em: EntityManager,
    caller: Caller,
    { person, hospitalIds }: HeldPerson,
    details: Record<string, string>,
  ): Promise<void> {
    const subject = { kind: 'person', id: person.id } as const;
    await this.audit.record(em, { caller, action: 'change', subject, hospitalIds, details });
  }
}

const invalidField = (path: string, code: string) =>
  new CatalogueError('REQUEST_INVALID', [{ path, code, message: code }]);
