import { Inject, Injectable } from '@nestjs/common';
import type { TicketClaims } from '@jiedui/contracts';
import type { Clock } from '@jiedui/kernel';
import { SignJWT } from 'jose';
import { randomUUID } from 'node:crypto';
import { CLOCK } from '../../base/clock.js';
import { API_CONFIG, type ApiConfig } from '../../base/config/api.config.js';

const ticketLifeMs = 60_000;

/** Signs what a media node takes at its word: for one node, once, within a minute. */
@Injectable()
export class TicketSigner {
  private readonly secret: Uint8Array;

  constructor(
    @Inject(API_CONFIG) config: ApiConfig,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.secret = new TextEncoder().encode(config.MEDIA_SECRET);
  }

  async sign(claims: TicketClaims): Promise<{ ticket: string; expiresAt: string }> {
    const expiresAt = new Date(this.clock.now().getTime() + ticketLifeMs);
    const ticket = await new SignJWT({ ...claims })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer('jiedui-api')
      .setAudience(claims.nodeId)
      .setJti(randomUUID())
      .setExpirationTime(expiresAt)
      .sign(this.secret);
    return { ticket, expiresAt: expiresAt.toISOString() };
  }
}
