import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { CatalogueError } from '@jiedui/contracts';
import type { MatchProblem } from '@jiedui/domain';
import type { MatchingRunId } from '@jiedui/kernel';
import { Worker } from 'node:worker_threads';
import type { DeskAnswer, DeskAsked, DeskMessage, DeskTold } from './solver/desk.worker.js';
import type { SolvedPlan } from './solver/plan.solver.js';
import { workerAddress } from './solver/worker-address.js';

interface Material {
  readonly problem: MatchProblem;
  readonly plan: SolvedPlan;
}

interface Waiting {
  readonly resolve: (told: DeskTold) => void;
  readonly reject: (error: Error) => void;
}

/** A thread that nobody asks any more gives its memory back. */
const idleMs = 5 * 60_000;

/** Answers questions about solved plans in a thread of its own, where those asked about last stay ready. */
@Injectable()
export class MatchingDesk implements OnModuleDestroy {
  private worker: Worker | undefined;
  private readonly waiting = new Map<number, Waiting>();
  private asked = 0;
  private idle: NodeJS.Timeout | undefined;

  async onModuleDestroy(): Promise<void> {
    await this.stop();
  }

  /**
   * @param load reads the plan's material, where the thread does not have it yet
   * @throws NOT_FOUND, MATCHING_WISH_IMPOSSIBLE
   */
  async ask<K extends DeskTold['kind']>(
    runId: MatchingRunId,
    asked: DeskAsked,
    expected: K,
    load: () => Promise<Material>,
  ): Promise<Extract<DeskTold, { kind: K }>> {
    let told = await this.send({ runId, asked, material: null });
    if (told.kind === 'needsMaterial') told = await this.send({ runId, asked, material: await load() });
    if (told.kind === 'notFound') throw new CatalogueError('NOT_FOUND');
    if (told.kind === 'impossible') throw new CatalogueError('MATCHING_WISH_IMPOSSIBLE');
    if (told.kind !== expected) throw new Error(`the desk told ${told.kind} instead of ${expected}`);
    return told as Extract<DeskTold, { kind: K }>;
  }

  private send(message: Omit<DeskMessage, 'id'>): Promise<DeskTold> {
    const worker = (this.worker ??= this.start());
    this.asked += 1;
    const id = this.asked;
    clearTimeout(this.idle);
    this.idle = setTimeout(() => void this.stop(), idleMs).unref();
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread of Node has no origin
      worker.postMessage({ ...message, id } satisfies DeskMessage);
    });
  }

  private start(): Worker {
    const worker = new Worker(workerAddress('desk.worker'));
    worker.on('message', ({ id, told }: DeskAnswer) => {
      this.waiting.get(id)?.resolve(told);
      this.waiting.delete(id);
    });
    worker.once('error', (error) => this.giveUp(worker, error));
    worker.once('exit', () => this.giveUp(worker, new Error('the matching desk ended')));
    worker.unref();
    return worker;
  }

  private giveUp(worker: Worker, error: Error): void {
    if (this.worker !== worker) return;
    this.worker = undefined;
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }

  private async stop(): Promise<void> {
    clearTimeout(this.idle);
    const { worker } = this;
    if (!worker) return;
    // Whoever asks from here on gets a thread of their own.
    this.giveUp(worker, new Error('the matching desk was closed'));
    await worker.terminate();
  }
}
