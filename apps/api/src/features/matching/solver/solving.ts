import type { MatchingStage, MatchProblem } from '@jiedui/domain';
import { Worker } from 'node:worker_threads';
import type { SolveMessage, SolveResult } from './solve.worker.js';
import { workerAddress } from './worker-address.js';

/** A nation takes a third of it; HiGHS has its memory beside. */
const heapMostMb = 1_024;

/** A problem being solved in a thread of its own. */
export class Solving {
  private readonly worker: Worker;
  readonly result: Promise<SolveResult | 'stopped'>;
  private at: { readonly stage: MatchingStage; readonly percent: number } = { stage: 'scoring', percent: 0 };

  constructor(problem: MatchProblem) {
    this.worker = new Worker(workerAddress('solve.worker'), {
      workerData: problem,
      resourceLimits: { maxOldGenerationSizeMb: heapMostMb },
    });
    this.result = new Promise((resolve, reject) => {
      this.worker.on('message', (message: SolveMessage) => {
        if (message.kind === 'progress') this.at = message;
        else resolve(message.result);
      });
      this.worker.once('error', reject);
      this.worker.once('exit', () => resolve('stopped'));
    });
  }

  get progress(): { readonly stage: MatchingStage; readonly percent: number } {
    return this.at;
  }

  /** The thread ends at once, wherever it is. */
  async stop(): Promise<void> {
    await this.worker.terminate();
  }
}
