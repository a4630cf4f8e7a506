import { Inject, Injectable } from '@nestjs/common';
import type { Credentials, DatedPost, PersonDetail } from '@jiedui/contracts';
import {
  type Actor,
  expertIndependentYears,
  independentYears,
  isIndependentFor,
  mayAppoint,
} from '@jiedui/domain';
import type { Clock } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import type { Caller } from '../../base/http/caller.js';
import { Person, personView, placeViews, Post } from '../people/index.js';
import { type SignInFacts, signInFactsOf } from './person.query.js';
import { isHeld } from './post.ledger.js';
import { placeOf, StaffAccess } from './staff.access.js';

const noFacts: SignInFacts = { hasSecondFactor: false, lastSignInAt: null };
const unseenFacts = { hasSecondFactor: null, lastSignInAt: null };

/** Who asks; of themselves everybody sees all. */
type Reader = Pick<Caller, 'actor' | 'personId'>;

const credentialsOf = ({ licenceNumber, title, practisingSince }: Person, now: Date): Credentials => ({
  licenceNumber,
  title,
  practisingSince,
  independentYears: practisingSince === null ? null : independentYears(practisingSince, now),
  isFitToConsult: isIndependentFor(practisingSince, expertIndependentYears, now),
});

/** People as an administrator or coordinator sees them: with the posts that this reader may know of. */
@Injectable()
export class PersonViews {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly access: StaffAccess,
  ) {}

  async of(em: EntityManager, people: readonly Person[], reader: Reader): Promise<PersonDetail[]> {
    const { actor } = reader;
    const ids = people.map(({ id }) => id);
    const posts = await em.find(
      Post,
      { person: { $in: ids } },
      { populate: ['hospital'], orderBy: { validFrom: 'desc', id: 'asc' } },
    );
    const facts = await signInFactsOf(em, ids);
    const dated = await this.datedPosts(em, posts, actor);
    return people.map((person) => {
      const own = posts.filter((post) => post.person.id === person.id);
      const held = own.filter((post) => isHeld(post, this.clock.now()));
      const seesSignIn = person.id === reader.personId || this.access.canSeeSignIn(actor, held);
      const { hasSecondFactor, lastSignInAt } = seesSignIn ? (facts.get(person.id) ?? noFacts) : unseenFacts;
      return {
        ...personView(person),
        email: person.email,
        locale: person.locale,
        credentials: credentialsOf(person, this.clock.now()),
        languages: person.languages,
        posts: own.filter((post) => this.access.canSeePost(actor, post)).map(dated),
        disabledAt: person.disabledAt?.toISOString() ?? null,
        disabledReason: person.disabledReason,
        hasSecondFactor,
        lastSignInAt: lastSignInAt?.toISOString() ?? null,
        canManage: this.access.mayManage(actor, person, held),
      };
    });
  }

  private async datedPosts(
    em: EntityManager,
    posts: readonly Post[],
    reader: Actor,
  ): Promise<(post: Post) => DatedPost> {
    const placeViewOf = await placeViews(em, posts);
    const now = this.clock.now();
    return (post) => ({
      id: post.id,
      role: post.role,
      ...placeViewOf(post),
      specialties: post.specialties,
      validFrom: post.validFrom,
      validUntil: post.validUntil,
      endReason: post.endReason,
      canManage: isHeld(post, now) && mayAppoint(reader, placeOf(post)),
    });
  }
}
