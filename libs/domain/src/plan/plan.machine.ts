import type { PersonId, Result } from '@jiedui/kernel';
import type { PairingRelation } from '../access/policy.js';
import { contractDay } from '../agreement/agreement.js';
import { type PairingSide, pairingSides } from '../agreement/agreement.states.js';
import { type Change, decide, type Guard, type Lifecycle, type Refusal } from '../lifecycle/lifecycle.js';
import { type PlanAction, type PlanState, planStates } from './plan.states.js';

/** How somebody stands to a plan. Who answers a proposal is another person, of the other hospital. */
export const planRelations = [
  'coordinator',
  'proposingCoordinator',
  'answeringCoordinator',
  'supervisorAbove',
] as const;
export type PlanRelation = (typeof planRelations)[number];

export interface Proposal {
  readonly side: PairingSide;
  readonly personId: PersonId;
}

export function planRelationsOf(
  pairing: ReadonlySet<PairingRelation>,
  proposal: Proposal | null,
  personId: PersonId,
): ReadonlySet<PlanRelation> {
  const relations = new Set<PlanRelation>();
  for (const side of pairingSides) {
    if (!pairing.has(`${side}Coordinator`)) continue;
    relations.add('coordinator');
    if (proposal?.side === side) relations.add('proposingCoordinator');
    else if (proposal && proposal.personId !== personId) relations.add('answeringCoordinator');
  }
  if (pairing.has('supervisorAbove')) relations.add('supervisorAbove');
  return relations;
}

export type PlanGuardCode = 'PLAN_EMPTY' | 'PLAN_NOT_YET' | 'PLAN_REVIEWS_MISSING' | 'REASON_MISSING';

/** The facts that guards look at. */
export interface PlanContext {
  readonly year: number;
  readonly itemCount: number;
  readonly isFullyReviewed: boolean;
  readonly reason?: string | undefined;
}

type When = Guard<PlanContext, PlanGuardCode>;

const isFilled: When = ({ itemCount }) => (itemCount > 0 ? undefined : 'PLAN_EMPTY');
const hasYearBegun: When = ({ year }, now) =>
  contractDay(now) >= `${year}-01-01` ? undefined : 'PLAN_NOT_YET';
const isReviewed: When = ({ isFullyReviewed }) => (isFullyReviewed ? undefined : 'PLAN_REVIEWS_MISSING');
const isReasonGiven: When = ({ reason }) => (reason?.trim() ? undefined : 'REASON_MISSING');

/** What may happen to a plan, by whom and when. */
export const planLifecycle = {
  noun: 'plan',
  states: planStates,
  initial: 'draft',
  final: ['closed', 'dropped'],
  transitions: {
    propose: { from: ['draft'], to: 'proposed', by: ['coordinator'], when: [isFilled] },
    agree: { from: ['proposed'], to: 'agreed', by: ['answeringCoordinator'], when: [] },
    // What either side wants changed goes back to the table, and both agree anew.
    revise: { from: ['proposed', 'agreed'], to: 'draft', by: ['coordinator'], when: [isReasonGiven] },
    start: { from: ['agreed'], to: 'running', by: ['coordinator'], when: [hasYearBegun] },
    review: { from: ['running'], to: 'reviewed', by: ['coordinator'], when: [isReviewed] },
    close: { from: ['reviewed'], to: 'closed', by: ['coordinator', 'supervisorAbove'], when: [] },
    breakOff: { from: ['agreed', 'running'], to: 'closed', by: ['coordinator'], when: [isReasonGiven] },
    drop: { from: ['draft'], to: 'dropped', by: ['coordinator'], when: [] },
  },
} as const satisfies Lifecycle<PlanState, PlanAction, PlanRelation, PlanContext, PlanGuardCode>;

export function decidePlan(
  subject: { readonly state: PlanState; readonly context: PlanContext },
  action: PlanAction,
  relations: ReadonlySet<PlanRelation>,
  now: Date,
): Result<Change<PlanState, PlanAction>, Refusal<PlanState, PlanGuardCode>> {
  return decide<PlanState, PlanAction, PlanRelation, PlanContext, PlanGuardCode>(
    planLifecycle,
    subject,
    action,
    relations,
    now,
  );
}
