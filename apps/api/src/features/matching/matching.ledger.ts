import { Inject, Injectable } from '@nestjs/common';
import { CatalogueError } from '@jiedui/contracts';
import { decide, type MatchingAction, matchingLifecycle, type MatchingRelation } from '@jiedui/domain';
import type { Clock, MatchingRunId } from '@jiedui/kernel';
import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { Realtime } from '../../base/realtime/realtime.js';
import { personAudience } from '../access/index.js';
import { MatchingRun } from './matching-run.entity.js';

const system: ReadonlySet<MatchingRelation> = new Set(['system']);

/** The one place where a plan changes its state. */
@Injectable()
export class MatchingLedger {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly realtime: Realtime,
  ) {}

  /** The run, locked until the transaction ends. */
  hold(em: EntityManager, id: MatchingRunId): Promise<MatchingRun | null> {
    return em.findOne(MatchingRun, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  }

  /** @throws STATE_CONFLICT, ACTION_NOT_ALLOWED */
  move(run: MatchingRun, action: MatchingAction, relations: ReadonlySet<MatchingRelation>): void {
    const now = this.clock.now();
    const decision = decide(matchingLifecycle, { state: run.state, context: null }, action, relations, now);
    if (!decision.ok) {
      throw new CatalogueError(decision.error.kind === 'notYours' ? 'ACTION_NOT_ALLOWED' : 'STATE_CONFLICT');
    }
    run.state = decision.value.to;
    if (run.state === 'solving') return;
    run.stage = null;
    run.finishedAt = now;
  }

  /** A step of the system itself. @returns false where the run has moved on, which ends the work on it */
  tryMove(run: MatchingRun, action: MatchingAction): boolean {
    const decision = decide(
      matchingLifecycle,
      { state: run.state, context: null },
      action,
      system,
      this.clock.now(),
    );
    if (decision.ok) this.move(run, action, system);
    return decision.ok;
  }

  /** After the commit. */
  changed(run: MatchingRun): void {
    this.realtime.publish([personAudience(run.startedBy.id)], 'matching.changed', { runId: run.id });
  }
}
