import { Inject, Injectable } from '@nestjs/common';
import { CatalogueError } from '@jiedui/contracts';
import {
  type AuditAction,
  contractDay,
  decidePlan,
  isItemOpen,
  isProgressOpen,
  type PairingRelation,
  pairingRelationsOf,
  type PlanAction,
  type PlanContext,
  type PlanItemKind,
  planLifecycle,
  type PlanRelation,
  planRelationsOf,
} from '@jiedui/domain';
import type { Clock, PlanId } from '@jiedui/kernel';
import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { newId } from '../../base/database/id.js';
import type { Caller } from '../../base/http/caller.js';
import { AuditTrail } from '../audit/index.js';
import { Person } from '../people/index.js';
import { AccessPolicy } from '../policy/index.js';
import { Plan, PlanStep } from './plan.entity.js';

/** A plan held for a change until the transaction ends, with how the caller stands to its pairing. */
export interface HeldPlan {
  readonly plan: Plan;
  readonly caller: Caller;
  readonly pairingRelations: ReadonlySet<PairingRelation>;
  readonly relations: ReadonlySet<PlanRelation>;
}

export const withHospitals = ['pairing.invitingHospital', 'pairing.invitedHospital'] as const;

/** The one way to change a plan: lock, ask, write, and a line in the trail. */
@Injectable()
export class PlanLedger {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly policy: AccessPolicy,
    private readonly audit: AuditTrail,
  ) {}

  /** Of the contract: the day in China. */
  today(): string {
    return contractDay(this.clock.now());
  }

  /**
   * @param revision the reader's copy, where the change rests on what was read
   * @throws NOT_FOUND, ACTION_NOT_ALLOWED to strangers, REVISION_CONFLICT
   */
  async hold(em: EntityManager, caller: Caller, id: PlanId, revision?: number): Promise<HeldPlan> {
    const plan = await em.findOne(Plan, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!plan) throw new CatalogueError('NOT_FOUND');
    await em.populate(plan, [...withHospitals, 'proposedBy', 'agreedBy']);
    const held = this.standing(caller, plan);
    if (revision !== undefined && revision !== plan.revision) throw new CatalogueError('REVISION_CONFLICT');
    return held;
  }

  /** @throws ACTION_NOT_ALLOWED to strangers */
  standing(caller: Caller, plan: Plan): HeldPlan {
    const subject = plan.pairing.subject();
    this.policy.require(caller.actor, 'pairing.see', { kind: 'pairing', ...subject });
    const pairingRelations = pairingRelationsOf(caller.actor, subject);
    const relations = planRelationsOf(pairingRelations, plan.proposal(), caller.personId);
    return { plan, caller, pairingRelations, relations };
  }

  mayChange({ plan, caller }: HeldPlan): boolean {
    return this.policy.allows(caller.actor, 'pairing.change', { kind: 'pairing', ...plan.pairing.subject() });
  }

  /** @throws ACTION_NOT_ALLOWED, PLAN_MOVED_ON where lines of this kind are settled */
  requireOpenItem(held: HeldPlan, kind: PlanItemKind): void {
    this.requireChange(held);
    if (!isItemOpen(held.plan.state, kind)) throw new CatalogueError('PLAN_MOVED_ON');
  }

  /** @throws ACTION_NOT_ALLOWED, PLAN_MOVED_ON where the plan does not run */
  requireOpenProgress(held: HeldPlan): void {
    this.requireChange(held);
    if (!isProgressOpen(held.plan.state)) throw new CatalogueError('PLAN_MOVED_ON');
  }

  private requireChange(held: HeldPlan): void {
    if (!this.mayChange(held)) throw new CatalogueError('ACTION_NOT_ALLOWED');
  }

  /** Takes one step of the lifecycle and writes it down. */
  async move(em: EntityManager, held: HeldPlan, action: PlanAction, context: PlanContext): Promise<void> {
    const { plan, caller, relations } = held;
    const now = this.clock.now();
    const decision = decidePlan({ state: plan.state, context }, action, relations, now);
    if (!decision.ok) {
      const { error } = decision;
      if (error.kind === 'guard') throw new CatalogueError(error.code);
      throw new CatalogueError(error.kind === 'notYours' ? 'ACTION_NOT_ALLOWED' : 'PLAN_MOVED_ON');
    }
    const { from, to } = decision.value;
    plan.state = to;
    this.sign(em, held, action, now);
    const byPerson = em.getReference(Person, caller.personId);
    const reason = context.reason?.trim() || null;
    const step = { planId: plan.id, action, fromState: from, toState: to, byPerson, reason, at: now };
    em.persist(em.create(PlanStep, { id: newId(), ...step }));
    const why = planLifecycle.transitions[action].by.find((relation) => relations.has(relation));
    await this.note(em, held, 'transition', { action, from, to }, why);
  }

  /** Who stands for the text: nobody does for a draft. */
  private sign(
    em: EntityManager,
    { plan, caller, pairingRelations }: HeldPlan,
    action: PlanAction,
    now: Date,
  ) {
    const by = em.getReference(Person, caller.personId);
    if (action === 'propose') {
      plan.proposedSide = pairingRelations.has('invitingCoordinator') ? 'inviting' : 'invited';
      plan.proposedBy = by;
      plan.proposedAt = now;
    } else if (action === 'agree') {
      plan.agreedBy = by;
      plan.agreedAt = now;
    } else if (action === 'revise') {
      plan.proposedSide = plan.proposedBy = plan.proposedAt = null;
      plan.agreedBy = plan.agreedAt = null;
    }
  }

  /** Counts the change and writes it into the trail. */
  async note(
    em: EntityManager,
    { plan, caller, pairingRelations }: HeldPlan,
    action: AuditAction,
    details: Readonly<Record<string, string | number | boolean | null>>,
    why: string | undefined = [...pairingRelations][0],
  ): Promise<void> {
    plan.revision += 1;
    plan.updatedAt = this.clock.now();
    const { inviting, invited } = plan.pairing.subject();
    await this.audit.record(em, {
      caller,
      action,
      subject: { kind: 'plan', id: plan.id },
      hospitalIds: [inviting.hospitalId, invited.hospitalId],
      ...(why === undefined ? {} : { why }),
      details: { year: plan.year, revision: plan.revision, ...details },
    });
  }
}
