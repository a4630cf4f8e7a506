import { Inject, Injectable } from '@nestjs/common';
import type { Plan as PlanView } from '@jiedui/contracts';
import {
  decidePlan,
  isFullyReviewed,
  isItemOpen,
  isProgressOpen,
  type PairingRelation,
  planActions,
  type PlanContext,
  planItemKinds,
  type ReviewSide,
} from '@jiedui/domain';
import type { Clock } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { PlanStep, type Plan } from './plan.entity.js';
import { type HeldPlan, PlanLedger } from './plan.ledger.js';
import { linesOf } from './plan.lines.js';
import { templatesById } from './plan.templates.js';
import { type PlanParts, planView, quartersOf } from './plan.view.js';
import { PlanEvidence, PlanReview } from './plan-progress.entity.js';

const sideOf = {
  invitingCoordinator: 'inviting',
  invitedCoordinator: 'invited',
  supervisorAbove: 'supervisor',
} as const satisfies Partial<Record<PairingRelation, ReviewSide>>;

/** The sides for which somebody looks back on a quarter. */
export const reviewSidesOf = (relations: ReadonlySet<PairingRelation>): ReviewSide[] =>
  (Object.keys(sideOf) as (keyof typeof sideOf)[]).flatMap((relation) =>
    relations.has(relation) ? [sideOf[relation]] : [],
  );

/** Reads a plan with all that belongs to it. */
@Injectable()
export class PlanBook {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly ledger: PlanLedger,
  ) {}

  /** What its reader sees of a plan, and may do with it. Changes of this transaction are in it. */
  async open(em: EntityManager, held: HeldPlan): Promise<PlanView> {
    await em.flush();
    const parts = await this.parts(em, held.plan);
    const mayChange = this.ledger.mayChange(held);
    const { state } = held.plan;
    return {
      ...planView(parts, this.ledger.today()),
      actions: this.actionsOf(held, parts),
      may: {
        change: mayChange ? planItemKinds.filter((kind) => isItemOpen(state, kind)) : [],
        progress: mayChange && isProgressOpen(state),
        reviewAs: isProgressOpen(state) ? reviewSidesOf(held.pairingRelations) : [],
        copy: mayChange,
      },
    };
  }

  /** The facts that decide on a step. */
  async context(em: EntityManager, plan: Plan, reason?: string): Promise<PlanContext> {
    const { lines, reviews } = await this.parts(em, plan);
    return contextOf(plan, lines.length, reviews, reason);
  }

  private async parts(em: EntityManager, plan: Plan): Promise<PlanParts> {
    const { id: planId } = plan;
    const lines = await linesOf(em, [planId]);
    const evidence = await em.find(
      PlanEvidence,
      { planId },
      { populate: ['uploadedBy'], orderBy: { uploadedAt: 'asc', id: 'asc' } },
    );
    const reviews = await em.find(
      PlanReview,
      { planId },
      { populate: ['byPerson'], orderBy: { quarter: 'asc', side: 'asc' } },
    );
    const steps = await em.find(
      PlanStep,
      { planId },
      { populate: ['byPerson'], orderBy: { at: 'asc', id: 'asc' } },
    );
    const template = (await templatesById(em))(plan.templateId);
    return { plan, template, lines: lines(planId), evidence, reviews, steps };
  }

  /** A reason is asked for when the step is taken, so it blocks nothing here. */
  private actionsOf({ plan, relations }: HeldPlan, { lines, reviews }: PlanParts): PlanView['actions'] {
    const context = contextOf(plan, lines.length, reviews, 'asked for later');
    return planActions.flatMap((action): PlanView['actions'] => {
      const decision = decidePlan({ state: plan.state, context }, action, relations, this.clock.now());
      if (decision.ok) return [{ action, blockedBy: null }];
      return decision.error.kind === 'guard' ? [{ action, blockedBy: decision.error.code }] : [];
    });
  }
}

const contextOf = (
  plan: Plan,
  itemCount: number,
  reviews: readonly PlanReview[],
  reason: string | undefined,
): PlanContext => ({
  year: plan.year,
  itemCount,
  isFullyReviewed: isFullyReviewed(reviews, quartersOf(plan)),
  reason,
});
