import { Logger } from '@nestjs/common';
import { connectRedis, errorCode } from '@jiedui/platform';
import type { Redis } from 'ioredis';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

export type StreamEntry = readonly [id: string, fields: readonly string[]];

interface ReadOptions {
  readonly count: number;
  readonly blockMs?: number;
  /** What is read is done with: nothing comes back when this process dies. */
  readonly isAtMostOnce?: boolean;
}

const group = 'api';
const defaultBlockMs = 2_000;
const retryMs = 1_000;

/** One process among those of the api that share a Redis stream: each entry goes to one of them. */
export class StreamReader {
  private readonly logger = new Logger(StreamReader.name);
  private readonly name = randomUUID();
  private redis: Redis | undefined;
  private running: Promise<void> | undefined;
  private isStopped = false;

  constructor(private readonly stream: string) {}

  /** Calls for one round after the other until stopped; a round that throws is tried again. */
  start(redisUrl: string, round: () => Promise<void>): void {
    this.redis = connectRedis(redisUrl);
    this.running = this.run(round);
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    this.redis?.disconnect();
    await this.running;
  }

  /** Entries that nobody has been given yet. */
  async next({ count, blockMs = defaultBlockMs, isAtMostOnce }: ReadOptions): Promise<StreamEntry[]> {
    const { connection, name, stream } = this;
    const limits = ['COUNT', count, 'BLOCK', blockMs, ...(isAtMostOnce ? ['NOACK'] : [])];
    // In small letters, as its typed methods call it: of other names ioredis gives the reply in another shape.
    const read = await connection.call('xreadgroup', 'GROUP', group, name, ...limits, 'STREAMS', stream, '>');
    return (read as [string, StreamEntry[]][] | null)?.[0]?.[1] ?? [];
  }

  /** Entries that another process was given and has not acknowledged for so long. */
  async abandoned(afterMs: number, count: number): Promise<StreamEntry[]> {
    const claimed = await this.connection.xautoclaim(
      this.stream,
      group,
      this.name,
      afterMs,
      '0',
      'COUNT',
      count,
    );
    return claimed[1] as StreamEntry[];
  }

  async acknowledge(id: string): Promise<void> {
    await this.connection.xack(this.stream, group, id);
  }

  private get connection(): Redis {
    if (!this.redis) throw new Error('not started');
    return this.redis;
  }

  private async run(round: () => Promise<void>): Promise<void> {
    while (!this.isStopped) {
      try {
        await this.createGroup();
        while (!this.isStopped) await round();
      } catch (error) {
        if (this.isStopped) return;
        this.logger.warn(`reading ${this.stream} failed, will retry: ${errorCode(error)}`);
        await sleep(retryMs);
      }
    }
  }

  private async createGroup(): Promise<void> {
    await this.connection.xgroup('CREATE', this.stream, group, '0', 'MKSTREAM').catch((error: Error) => {
      if (!error.message.startsWith('BUSYGROUP')) throw error;
    });
  }
}

/** What a media node wrote, as JSON in one field; undefined where it does not parse. */
export function toldIn(fields: readonly string[]): unknown {
  const at = fields.indexOf('fact');
  try {
    return JSON.parse(fields[at + 1] ?? '');
  } catch {
    return undefined;
  }
}
