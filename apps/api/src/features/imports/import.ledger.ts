import { Inject, Injectable } from '@nestjs/common';
import { CatalogueError } from '@jiedui/contracts';
import {
  decideImport,
  type ImportAction,
  type ImportContext,
  type ImportFailureCode,
  type ImportRelation,
  importLifecycle,
  type ImportState,
} from '@jiedui/domain';
import type { Clock, ImportId } from '@jiedui/kernel';
import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { CLOCK } from '../../base/clock.js';
import { Realtime } from '../../base/realtime/realtime.js';
import { personAudience } from '../access/index.js';
import { ImportRun } from './import-run.entity.js';

const system: ReadonlySet<ImportRelation> = new Set(['system']);

const contextOf = (run: ImportRun): ImportContext => ({
  badRows: run.bad,
  rowsToApply: run.created + run.changed,
  skipBadRows: run.skippedBadRows ?? false,
});

/** The one place where an import changes its state. */
@Injectable()
export class ImportLedger {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly realtime: Realtime,
  ) {}

  /** The run, locked until the transaction ends. @throws NOT_FOUND */
  async hold(em: EntityManager, id: ImportId): Promise<ImportRun> {
    const run = await em.findOne(
      ImportRun,
      { id },
      // Only the run is locked, not the person who began it.
      { lockMode: LockMode.PESSIMISTIC_WRITE },
    );
    if (!run) throw new CatalogueError('NOT_FOUND');
    return run;
  }

  /** @throws IMPORT_STATE_CONFLICT, ACTION_NOT_ALLOWED, or the code of a guard */
  move(run: ImportRun, action: ImportAction, relations: ReadonlySet<ImportRelation>): void {
    const decision = decideImport(
      { state: run.state, context: contextOf(run) },
      action,
      relations,
      this.clock.now(),
    );
    if (!decision.ok) {
      const { error } = decision;
      if (error.kind === 'guard') throw new CatalogueError(error.code);
      throw new CatalogueError(error.kind === 'notYours' ? 'ACTION_NOT_ALLOWED' : 'IMPORT_STATE_CONFLICT');
    }
    run.state = decision.value.to;
    const isOver = ([...importLifecycle.final, 'failed'] as readonly string[]).includes(run.state);
    run.finishedAt = isOver ? this.clock.now() : null;
    if (run.state !== 'failed') run.failure = null;
  }

  /** A step of the system itself. @returns false where the run has moved on, which ends the work on it */
  tryMove(run: ImportRun, action: ImportAction): boolean {
    const { ok } = decideImport(
      { state: run.state, context: contextOf(run) },
      action,
      system,
      this.clock.now(),
    );
    if (ok) this.move(run, action, system);
    return ok;
  }

  fail(run: ImportRun, failure: ImportFailureCode): boolean {
    const hasFailed = this.tryMove(run, 'fail');
    if (hasFailed) run.failure = failure;
    return hasFailed;
  }

  /**
   * Ends work that cannot go on, while it is still this work that counts.
   * @param work `attempt` is the try at checking, where it had begun
   * @returns the run where it has failed now
   */
  async giveUp(
    em: EntityManager,
    work: { readonly id: ImportId; readonly states: readonly ImportState[]; readonly attempt?: number },
    failure: ImportFailureCode,
  ): Promise<ImportRun | undefined> {
    const run = await this.hold(em, work.id);
    if (!work.states.includes(run.state) || run.attempt !== (work.attempt ?? run.attempt)) return undefined;
    return this.fail(run, failure) ? run : undefined;
  }

  /** After the commit. */
  changed(run: ImportRun): void {
    this.realtime.publish([personAudience(run.startedBy.id)], 'import.changed', { importId: run.id });
  }
}
