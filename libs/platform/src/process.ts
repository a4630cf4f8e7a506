import type { INestApplication } from '@nestjs/common';
import { EventEmitter, once } from 'node:events';
import { Logger } from 'nestjs-pino';
import { ConfigError } from './config.js';

/** How long open requests, jobs and rooms may take to finish before the process leaves anyway. */
const shutdownLimitMs = 15_000;

/**
 * Starts a process: on a bad configuration it says all that is wrong and leaves; on SIGTERM it closes in order.
 * @param finish comes before closing and bounds itself; a second signal cuts it short
 */
export async function runProcess(
  start: () => Promise<INestApplication>,
  finish: (app: INestApplication) => Promise<void> = async () => undefined,
): Promise<void> {
  try {
    const app = await start();
    const logger = app.get(Logger);
    process.on('unhandledRejection', (reason) => logger.error({ err: reason }, 'unhandled rejection'));
    const signals = new EventEmitter();
    let isStopping = false;
    const stop = async (signal: string) => {
      signals.emit('again');
      if (isStopping) return;
      isStopping = true;
      logger.log(`${signal}: closing`);
      await Promise.race([finish(app), once(signals, 'again')]);
      setTimeout(() => process.exit(1), shutdownLimitMs).unref();
      await app.close();
      process.exit(0);
    };
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(signal));
  } catch (error) {
    console.error(error instanceof ConfigError ? error.message : error);
    process.exit(1);
  }
}
