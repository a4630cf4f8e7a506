import { Inject, Injectable } from '@nestjs/common';
import { CatalogueError, type InputOf, type Plan as PlanView } from '@jiedui/contracts';
import { isProgressOpen, isReviewable } from '@jiedui/domain';
import type { Clock } from '@jiedui/kernel';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import { newId } from '../../base/database/id.js';
import type { Caller } from '../../base/http/caller.js';
import { Person } from '../people/index.js';
import { AccessPolicy } from '../policy/index.js';
import { PlanBook, reviewSidesOf } from './plan.book.js';
import { PlanLedger } from './plan.ledger.js';
import { PlanReview } from './plan-progress.entity.js';

/** Quarterly reviews: one a side, each by another person, which that side may rewrite while the plan runs. */
@Injectable()
export class ReviewService {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly policy: AccessPolicy,
    private readonly ledger: PlanLedger,
    private readonly book: PlanBook,
  ) {}

  review(
    caller: Caller,
    { planId, quarter }: InputOf<'reviewPlanQuarter'>['params'],
    { revision, side, scores, comment }: InputOf<'reviewPlanQuarter'>['body'],
  ): Promise<PlanView> {
    return this.database.transaction(async (em) => {
      const held = await this.ledger.hold(em, caller, planId, revision);
      const { plan } = held;
      const subject = { kind: 'pairing', ...plan.pairing.subject() } as const;
      const why = this.policy.require(caller.actor, 'pairing.review', subject);
      if (!reviewSidesOf(held.pairingRelations).includes(side))
        throw new CatalogueError('ACTION_NOT_ALLOWED');
      if (!isProgressOpen(plan.state)) throw new CatalogueError('PLAN_MOVED_ON');
      if (!isReviewable(plan.year, quarter, this.ledger.today())) throw new CatalogueError('PLAN_NOT_YET');
      const elsewhere = { planId, quarter, side: { $ne: side }, byPerson: caller.personId };
      if ((await em.count(PlanReview, elsewhere)) > 0) throw new CatalogueError('PLAN_REVIEW_SAME_PERSON');
      const said = {
        scores,
        comment,
        byPerson: em.getReference(Person, caller.personId),
        at: this.clock.now(),
      };
      const known = await em.findOne(PlanReview, { planId, quarter, side });
      if (known) em.assign(known, said);
      else em.persist(em.create(PlanReview, { id: newId(), planId, quarter, side, ...said }));
      await this.ledger.note(em, held, 'review', { quarter, side, isAnew: known !== null }, why);
      return this.book.open(em, held);
    });
  }
}
