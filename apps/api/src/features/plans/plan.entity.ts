import type { PairingSide, PlanAction, PlanState, Proposal } from '@jiedui/domain';
import type { PlanId } from '@jiedui/kernel';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { Pairing } from '../pairings/index.js';
import { Person } from '../people/index.js';

const PlanSchema = defineEntity({
  name: 'Plan',
  tableName: 'plan',
  properties: {
    id: p.uuid().$type<PlanId>().primary(),
    pairing: () => p.manyToOne(Pairing),
    year: p.integer(),
    templateId: p.uuid(),
    revision: p.integer(),
    state: p.string().$type<PlanState>(),
    proposedSide: p.string().$type<PairingSide>().strictNullable(),
    proposedBy: () => p.manyToOne(Person).strictNullable(),
    proposedAt: p.datetime().strictNullable(),
    agreedBy: () => p.manyToOne(Person).strictNullable(),
    agreedAt: p.datetime().strictNullable(),
    copiedFromId: p.uuid().$type<PlanId>().strictNullable(),
    createdBy: () => p.manyToOne(Person).strictNullable(),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
  },
});

/** What a pairing sets out to do in a year. Its lines are in tables of their own, see plan.lines.ts. */
export class Plan extends PlanSchema.class {
  proposal(): Proposal | null {
    const { proposedSide: side, proposedBy } = this;
    return side && proposedBy ? { side, personId: proposedBy.id } : null;
  }
}
PlanSchema.setClass(Plan);

const PlanStepSchema = defineEntity({
  name: 'PlanStep',
  tableName: 'plan_step',
  properties: {
    id: p.uuid().primary(),
    planId: p.uuid().$type<PlanId>(),
    action: p.string().$type<PlanAction>(),
    fromState: p.string().$type<PlanState>(),
    toState: p.string().$type<PlanState>(),
    byPerson: () => p.manyToOne(Person).strictNullable(),
    reason: p.text().strictNullable(),
    at: p.datetime(),
  },
});

/** One line of the history of a plan, never rewritten. */
export class PlanStep extends PlanStepSchema.class {}
PlanStepSchema.setClass(PlanStep);
