import { CatalogueError, controlKeys, TicketClaims } from '@jiedui/contracts';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { jwtVerify } from 'jose';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { MEDIA_CONFIG, type MediaConfig } from '../config.js';
import { REDIS } from '../redis.module.js';

const issuer = 'jiedui-api';
/** Api and node may stand on machines whose clocks differ a little. */
const clockToleranceSeconds = 5;
const redisLimitMs = 3_000;

const Ticket = z.object({ ticket: z.string().max(4_096) });
const Once = z.object({ jti: z.string().min(1).max(64), exp: z.number() });

/** Checks the tickets that the api signs for this node, and takes each one only once. */
@Injectable()
export class TicketService {
  private readonly logger = new Logger(TicketService.name);
  private readonly secret: Uint8Array;

  constructor(
    @Inject(MEDIA_CONFIG) private readonly config: MediaConfig,
    @Inject(REDIS) private readonly redis: Redis,
  ) {
    this.secret = new TextEncoder().encode(config.MEDIA_SECRET);
  }

  /** @throws CatalogueError TICKET_INVALID; the ticket itself never reaches a log line */
  async redeem(handshakeAuth: unknown): Promise<TicketClaims> {
    const { claims, jti, exp } = await this.verify(handshakeAuth).catch((error: unknown) => {
      this.logger.warn(`ticket refused: ${error instanceof Error ? error.name : 'not readable'}`);
      throw new CatalogueError('TICKET_INVALID');
    });
    const secondsLeft = Math.max(Math.ceil(exp - Date.now() / 1_000), 0) + clockToleranceSeconds;
    const key = controlKeys.spentTicket(this.config.REDIS_PREFIX, jti);
    const outcome = await Promise.race([
      this.redis.set(key, '1', 'EX', secondsLeft, 'NX'),
      sleep(redisLimitMs, 'late' as const, { ref: false }),
    ]);
    // Whether it was used before cannot be known without Redis, so nobody gets in; the browser tries again.
    if (outcome === 'late') throw new CatalogueError('MEDIA_UNAVAILABLE');
    if (outcome === 'OK') return claims;
    this.logger.warn('ticket refused: used before');
    throw new CatalogueError('TICKET_INVALID');
  }

  private async verify(handshakeAuth: unknown) {
    const { ticket } = Ticket.parse(handshakeAuth);
    const { payload } = await jwtVerify(ticket, this.secret, {
      algorithms: ['HS256'],
      issuer,
      audience: this.config.MEDIA_NODE_ID,
      clockTolerance: clockToleranceSeconds,
    });
    return {
      claims: TicketClaims.extend({ nodeId: z.literal(this.config.MEDIA_NODE_ID) }).parse(payload),
      ...Once.parse(payload),
    };
  }
}
