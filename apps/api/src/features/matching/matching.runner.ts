import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { JobPayload } from '@jiedui/contracts';
import type { MatchProblem } from '@jiedui/domain';
import type { MatchingRunId } from '@jiedui/kernel';
import { Database } from '../../base/database/database.js';
import { HandlesJob } from '../../base/jobs/job-handler.decorator.js';
import { MatchingLedger } from './matching.ledger.js';
import type { MatchingRun } from './matching-run.entity.js';
import { materialOf, savePlan } from './matching.queries.js';
import type { FinishedPlan, SolveResult } from './solver/solve.worker.js';
import { Solving } from './solver/solving.js';

/** Browsers are told, and a cancelled plan is noticed, this often. */
const lookEveryMs = 500;

/** Solves plans in threads of their own. Cut off anywhere, a plan is solved again from its kept problem. */
@Injectable()
export class MatchingRunner implements OnModuleDestroy {
  private readonly solving = new Set<Solving>();

  constructor(
    private readonly database: Database,
    private readonly ledger: MatchingLedger,
  ) {}

  async onModuleDestroy(): Promise<void> {
    await Promise.all([...this.solving].map((one) => one.stop()));
  }

  @HandlesJob('matching.solve')
  async solve(
    { runId }: JobPayload<'matching.solve'>,
    { isLastAttempt }: { readonly isLastAttempt: boolean },
  ): Promise<void> {
    const begun = await this.begin(runId);
    if (!begun) return;
    const result = await this.watch(begun.run, begun.problem).catch(async (error: unknown) => {
      // The same problem would fail again: whoever waits is told now.
      await this.onRun(begun.run, (run) => this.fail(run, 'UNEXPECTED'));
      throw error;
    });
    if (result === 'stopped') {
      // With its process: another begins it again.
      if (isLastAttempt) await this.onRun(begun.run, (run) => this.fail(run, 'UNEXPECTED'));
      throw new Error('the plan was cut off');
    }
    if (result !== 'over') await this.keep(begun.run, result);
  }

  private async begin(id: MatchingRunId) {
    return this.database.transaction(async (em) => {
      const run = await this.ledger.hold(em, id);
      if (!run || !this.ledger.tryMove(run, 'begin')) return undefined;
      run.attempt += 1;
      const { problem } = await materialOf(em, id);
      return { run, problem };
    });
  }

  /** @returns `over` where the run was cancelled or begun anew elsewhere */
  private async watch(run: MatchingRun, problem: MatchProblem): Promise<SolveResult | 'stopped' | 'over'> {
    const solving = new Solving(problem);
    this.solving.add(solving);
    try {
      for (;;) {
        const result = await Promise.race([solving.result, this.pause()]);
        if (result) return result;
        const { stage, percent } = solving.progress;
        const isOurs = await this.onRun(run, (current) => Object.assign(current, { stage, percent }));
        if (!isOurs) return 'over';
      }
    } finally {
      this.solving.delete(solving);
      await solving.stop();
    }
  }

  private pause(): Promise<undefined> {
    return new Promise((resolve) => setTimeout(() => resolve(undefined), lookEveryMs));
  }

  private async keep(run: MatchingRun, result: SolveResult): Promise<void> {
    if (result.kind === 'timeOver') await this.onRun(run, (current) => this.fail(current, 'TIME_OVER'));
    else if (result.kind === 'infeasible') {
      await this.onRun(run, (current) => {
        this.ledger.tryMove(current, 'refuse');
        current.conflict = [...result.conflict];
      });
    } else await this.keepPlan(run, result);
  }

  private async keepPlan(run: MatchingRun, { plan, choices, figures }: FinishedPlan): Promise<void> {
    const kept = await this.database.transaction(async (em) => {
      const current = await this.holdOurs(em, run);
      if (!current) return undefined;
      await savePlan(em, run.id, plan, choices);
      this.ledger.tryMove(current, 'finish');
      Object.assign(current, { figures, percent: 100 });
      return current;
    });
    if (kept) this.ledger.changed(kept);
  }

  private fail(run: MatchingRun, failure: NonNullable<MatchingRun['failure']>): void {
    if (this.ledger.tryMove(run, 'fail')) run.failure = failure;
  }

  private async holdOurs(em: Parameters<MatchingLedger['hold']>[0], { id, attempt }: MatchingRun) {
    const run = await this.ledger.hold(em, id);
    return run?.state === 'solving' && run.attempt === attempt ? run : undefined;
  }

  /** Works on the run while it is still this attempt that counts. */
  private async onRun(run: MatchingRun, work: (run: MatchingRun) => void): Promise<boolean> {
    const held = await this.database.transaction(async (em) => {
      const current = await this.holdOurs(em, run);
      if (current) work(current);
      return current;
    });
    if (held) this.ledger.changed(held);
    return held !== undefined;
  }
}
