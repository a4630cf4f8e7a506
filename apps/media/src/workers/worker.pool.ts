import { CatalogueError } from '@jiedui/contracts';
import { placeOnWorker } from '@jiedui/domain';
import { retryDelayMs } from '@jiedui/kernel';
import { Inject, Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { setLogEventListeners } from 'mediasoup';
import { setTimeout as sleep } from 'node:timers/promises';
import { listenAddresses, MEDIA_CONFIG, type MediaConfig } from '../config.js';
import { MediaWorker } from './media-worker.js';

/** A worker that hangs must not keep the node from saying that it lives. */
const measureLimitMs = 1_000;
const restartBackOff = { firstMs: 100, limitMs: 5_000 };

/** Keeps as many workers alive as configured, each on its own port. */
@Injectable()
export class WorkerPool implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger(WorkerPool.name);
  /** By slot; a slot is empty while its worker is being replaced. */
  private readonly workers = new Map<number, MediaWorker>();
  private readonly closing = new AbortController();

  constructor(@Inject(MEDIA_CONFIG) private readonly config: MediaConfig) {}

  async onModuleInit(): Promise<void> {
    setLogEventListeners({
      onwarn: (namespace, line) => this.logger.warn(`${namespace}: ${line}`),
      onerror: (namespace, line) => this.logger.error(`${namespace}: ${line}`),
    });
    const slots = Array.from({ length: this.config.MEDIA_WORKERS }, (_, slot) => slot);
    await Promise.all(slots.map((slot) => this.fill(slot)));
  }

  onApplicationShutdown(): void {
    this.closing.abort();
    for (const worker of this.workers.values()) worker.close();
    this.workers.clear();
  }

  get alive(): readonly MediaWorker[] {
    return [...this.workers.values()];
  }

  get isComplete(): boolean {
    return this.workers.size === this.config.MEDIA_WORKERS;
  }

  /**
   * Where one more person of a room goes.
   * @param peersOfRoom how many of it are on a worker, undefined where the room is not
   * @throws CatalogueError MEDIA_UNAVAILABLE while every worker is being replaced
   */
  place(peersOfRoom: (worker: MediaWorker) => number | undefined): MediaWorker {
    const candidates = this.alive.map((worker) => ({
      slot: worker.slot,
      cpuShare: worker.cpuShare,
      peers: worker.peers,
      peersOfRoom: peersOfRoom(worker),
    }));
    const placed = placeOnWorker(candidates, this.config.MEDIA_WORKER_PEERS);
    const worker = placed && this.workers.get(placed.slot);
    if (!worker) throw new CatalogueError('MEDIA_UNAVAILABLE');
    if (placed.reason === 'spread' || placed.reason === 'crowded') {
      this.logger.log(
        `a room goes on in worker ${placed.slot} (${placed.reason}): ${JSON.stringify(placed.rejected)}`,
      );
    }
    return worker;
  }

  /** Reads how busy the workers are; one that is dying or hangs keeps its last reading. */
  async measure(): Promise<void> {
    const measured = Promise.allSettled(this.alive.map((worker) => worker.measure()));
    await Promise.race([measured, sleep(measureLimitMs, undefined, { ref: false })]);
  }

  private async fill(slot: number): Promise<void> {
    const worker = await MediaWorker.start({
      slot,
      workerBin: this.config.MEDIASOUP_WORKER_BIN,
      addresses: listenAddresses(this.config),
      port: this.config.RTC_PORT + slot,
    });
    if (this.closing.signal.aborted) return worker.close();
    worker.onDied((error) => {
      this.logger.error(`worker ${slot} (pid ${worker.pid}) died: ${error.message}`);
      this.workers.delete(slot);
      void this.replace(slot);
    });
    this.workers.set(slot, worker);
  }

  private async replace(slot: number): Promise<void> {
    const { signal } = this.closing;
    for (let attempt = 0; !signal.aborted && !this.workers.has(slot); attempt += 1) {
      try {
        await this.fill(slot);
        this.logger.log(`worker ${slot} replaced`);
      } catch (error) {
        this.logger.error(`worker ${slot} cannot be replaced: ${String(error)}`);
        const delayMs = retryDelayMs(attempt, restartBackOff, Math.random());
        // An aborted pause ends the loop.
        await sleep(delayMs, undefined, { signal, ref: false }).catch(() => undefined);
      }
    }
  }
}
