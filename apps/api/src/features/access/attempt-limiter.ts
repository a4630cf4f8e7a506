import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { CatalogueError } from '@jiedui/contracts';
import type { Clock } from '@jiedui/kernel';
import { connectRedis, currentOrigin } from '@jiedui/platform';
import { createHash } from 'node:crypto';
import type { Redis } from 'ioredis';
import { CLOCK } from '../../base/clock.js';
import { API_CONFIG, type ApiConfig } from '../../base/config/api.config.js';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/**
 * After `free` attempts one must wait; each further attempt doubles the wait, up to the longest. All are forgotten
 * `memoryMs` and the longest wait after the first of them.
 */
const limits = {
  password: { free: 10, firstLockMs: minuteMs, longestLockMs: hourMs, memoryMs: 24 * hourMs },
  secondFactor: { free: 5, firstLockMs: minuteMs, longestLockMs: hourMs, memoryMs: 24 * hourMs },
  stepUp: { free: 10, firstLockMs: minuteMs, longestLockMs: hourMs, memoryMs: 24 * hourMs },
  mail: { free: 5, firstLockMs: 15 * minuteMs, longestLockMs: hourMs, memoryMs: hourMs },
  /** One address may stand for a whole hospital: many attempts, a short wait. */
  address: { free: 100, firstLockMs: minuteMs, longestLockMs: 5 * minuteMs, memoryMs: hourMs },
  /** Of challenges for a passkey, that anybody may ask for: what lies in Redis at once stays small. */
  challenge: { free: 300, firstLockMs: minuteMs, longestLockMs: minuteMs, memoryMs: 5 * minuteMs },
  /** Of tokens and set-up codes, that nobody guesses and few mistype. */
  token: { free: 30, firstLockMs: minuteMs, longestLockMs: 15 * minuteMs, memoryMs: hourMs },
} as const;

export type AttemptKind = keyof typeof limits;

export interface Attempt {
  /** This attempt, if it fails, is the one that closes the account for the first time. */
  readonly locks: boolean;
}

/** @returns [attempts so far, how long to wait in ms]; a wait above zero means that this one did not count */
const takeScript = `
local now = tonumber(ARGV[1])
local lockedUntil = tonumber(redis.call('HGET', KEYS[1], 'until') or '0')
if lockedUntil > now then return {0, lockedUntil - now} end
local count = redis.call('HINCRBY', KEYS[1], 'count', 1)
local free = tonumber(ARGV[2])
-- Counted from the first attempt: an address that goes on trying is forgotten in the end, too.
if redis.call('PTTL', KEYS[1]) < 0 then redis.call('PEXPIRE', KEYS[1], ARGV[5]) end
if count >= free then
  local lock = math.min(tonumber(ARGV[4]), tonumber(ARGV[3]) * 2 ^ (count - free))
  redis.call('HSET', KEYS[1], 'until', string.format('%d', now + lock))
  if redis.call('PTTL', KEYS[1]) < lock then redis.call('PEXPIRE', KEYS[1], string.format('%d', lock)) end
end
return {count, 0}`;

const giveBackScript = `
if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
redis.call('HDEL', KEYS[1], 'until')
return redis.call('HINCRBY', KEYS[1], 'count', -1)`;

/** Slows down guessing. Lives in Redis, for all processes at once. */
@Injectable()
export class AttemptLimiter implements OnApplicationShutdown {
  private readonly redis: Redis;

  constructor(
    @Inject(API_CONFIG) private readonly config: ApiConfig,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.redis = connectRedis(config.REDIS_URL, { commandTimeout: 3_000 });
  }

  /**
   * Counts one attempt before it is made, so that parallel guesses are counted too.
   * @throws TOO_MANY_ATTEMPTS with the seconds to wait
   */
  async take(kind: AttemptKind, subject: string): Promise<Attempt> {
    const { free, firstLockMs, longestLockMs, memoryMs } = limits[kind];
    const now = this.clock.now().getTime();
    const [count, waitMs] = (await this.redis.eval(
      takeScript,
      1,
      this.keyOf(kind, subject),
      now,
      free,
      firstLockMs,
      longestLockMs,
      memoryMs + longestLockMs,
    )) as [number, number];
    if (waitMs > 0) {
      throw new CatalogueError('TOO_MANY_ATTEMPTS', [], { retryAfterSeconds: Math.ceil(waitMs / 1_000) });
    }
    return { locks: count === free };
  }

  /** Counts an attempt of the address that the current request comes from. */
  async takeByAddress(kind: 'address' | 'challenge' | 'token' = 'address'): Promise<void> {
    await this.take(kind, currentOrigin()?.address ?? 'unknown');
  }

  /** An attempt that was right does not count against its address. */
  async giveBackByAddress(kind: 'address' | 'token' = 'address'): Promise<void> {
    await this.redis.eval(giveBackScript, 1, this.keyOf(kind, currentOrigin()?.address ?? 'unknown'));
  }

  async forget(kind: AttemptKind, subject: string): Promise<void> {
    await this.redis.del(this.keyOf(kind, subject));
  }

  onApplicationShutdown(): void {
    this.redis.disconnect();
  }

  private keyOf(kind: AttemptKind, subject: string): string {
    return `${this.config.REDIS_PREFIX}:attempts:${kind}:${createHash('sha256').update(subject).digest('hex')}`;
  }
}
