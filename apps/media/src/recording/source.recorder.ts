import { retryDelayMs } from '@jiedui/kernel';
import { Logger } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import { Take, type TakeOptions } from './take.js';

export interface RecorderOptions extends TakeOptions {
  /** It had fallen out, and is running again. */
  readonly onResumed: (from: Date) => void;
}

const restartBackOff = { firstMs: 200, limitMs: 5_000 };

/** Keeps one source written down, over as many runs of FFmpeg as that takes. */
export class SourceRecorder {
  private readonly logger = new Logger(SourceRecorder.name);
  private readonly stopping = new AbortController();
  private take: Take | undefined;
  private readonly running: Promise<void>;

  constructor(private readonly options: RecorderOptions) {
    this.running = this.run();
  }

  requestKeyFrame(): void {
    this.take?.requestKeyFrame();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.take?.stop();
    await this.running;
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    let lostAt: Date | undefined;
    for (let attempt = 0; !signal.aborted; attempt += 1) {
      try {
        const take = await Take.start({
          ...this.options,
          onSegment: (file) => {
            attempt = 0;
            this.options.onSegment(file);
          },
        });
        this.take = take;
        if (lostAt) this.options.onResumed(lostAt);
        if (signal.aborted) await take.stop();
        await take.ended;
      } catch (error) {
        if (signal.aborted) return;
        this.logger.warn(`${this.options.source} cannot be recorded: ${String(error)}`);
      }
      if (signal.aborted) return;
      lostAt = new Date();
      const delayMs = retryDelayMs(attempt, restartBackOff, Math.random());
      await sleep(delayMs, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }
}
