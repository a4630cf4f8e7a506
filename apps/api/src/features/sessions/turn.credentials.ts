import { Inject, Injectable } from '@nestjs/common';
import type { IceServer } from '@jiedui/contracts';
import type { Clock } from '@jiedui/kernel';
import { createHmac, randomUUID } from 'node:crypto';
import { CLOCK } from '../../base/clock.js';
import { API_CONFIG, type ApiConfig } from '../../base/config/api.config.js';

/** Longer than any consultation: a relay looks at them again whenever an allocation is prolonged. */
const lifeSeconds = 6 * 3_600;

/**
 * What a browser needs to be relayed where a firewall lets nothing but the web out. The name says until when it holds and
 * nothing of the person; the password is made of the name and a secret shared with the relay
 * (draft-uberti-behave-turn-rest-00, coturn's `use-auth-secret`).
 */
@Injectable()
export class TurnCredentials {
  constructor(
    @Inject(API_CONFIG) private readonly config: Pick<ApiConfig, 'TURN_URLS' | 'TURN_SECRET'>,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Empty where the installation has no relay. */
  issue(): IceServer[] {
    const { TURN_URLS: urls, TURN_SECRET: secret } = this.config;
    if (urls.length === 0 || !secret) return [];
    const until = Math.floor(this.clock.now().getTime() / 1_000) + lifeSeconds;
    const username = `${until}:${randomUUID()}`;
    return [{ urls, username, credential: createHmac('sha1', secret).update(username).digest('base64') }];
  }
}
