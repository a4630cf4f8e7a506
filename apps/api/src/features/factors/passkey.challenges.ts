import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { connectRedis } from '@jiedui/platform';
import { createHash, randomBytes } from 'node:crypto';
import type { Redis } from 'ioredis';
import { API_CONFIG, type ApiConfig } from '../../base/config/api.config.js';

/** How long a person may take with their authenticator. */
export const challengeSeconds = 300;

/** What a challenge was made for: a purpose and whose, such as `stepUp:<session>`. It counts for nothing else. */
export type ChallengePurpose = 'signIn' | `${'secondFactor' | 'stepUp' | 'registration'}:${string}`;

/** Challenges that wait for an authenticator. Each is taken once; those nobody answers vanish. */
@Injectable()
export class PasskeyChallenges implements OnApplicationShutdown {
  private readonly redis: Redis;

  constructor(@Inject(API_CONFIG) private readonly config: ApiConfig) {
    this.redis = connectRedis(config.REDIS_URL, { commandTimeout: 3_000 });
  }

  /** @returns 32 random bytes, kept until they are answered */
  async make(purpose: ChallengePurpose): Promise<Uint8Array<ArrayBuffer>> {
    const challenge = new Uint8Array(randomBytes(32));
    const key = this.keyOf(Buffer.from(challenge).toString('base64url'));
    await this.redis.set(key, purpose, 'EX', challengeSeconds);
    return challenge;
  }

  /** True, once, for a challenge that was made for this purpose. @param challenge base64url */
  async take(challenge: string, purpose: ChallengePurpose): Promise<boolean> {
    return (await this.redis.getdel(this.keyOf(challenge))) === purpose;
  }

  onApplicationShutdown(): void {
    this.redis.disconnect();
  }

  private keyOf(challenge: string): string {
    return `${this.config.REDIS_PREFIX}:passkey:${createHash('sha256').update(challenge).digest('hex')}`;
  }
}
