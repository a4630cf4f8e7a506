import { Inject, Injectable } from '@nestjs/common';
import type { RoomTicket, TicketClaims } from '@jiedui/contracts';
import type { Clock, HospitalId } from '@jiedui/kernel';
import { SignJWT } from 'jose';
import { randomUUID } from 'node:crypto';
import { CLOCK } from '../../base/clock.js';
import { API_CONFIG, type ApiConfig } from '../../base/config/api.config.js';
import { type LiveSession, SessionEncryption } from '../consultations/index.js';
import { UsualLinks } from '../quality/index.js';
import { TurnCredentials } from './turn.credentials.js';

type Pass = Pick<RoomTicket, 'ticket' | 'personId' | 'expiresAt' | 'iceServers' | 'startLevel' | 'mediaKey'>;

interface Visit {
  readonly session: LiveSession;
  /** Where the person sits, if anywhere. */
  readonly hospital: { readonly id: HospitalId } | null;
}

export const ticketLifeMs = 60_000;

/** Signs what a media node takes at its word: for one node, once, within a minute. */
@Injectable()
export class TicketSigner {
  private readonly secret: Uint8Array;

  constructor(
    @Inject(API_CONFIG) config: ApiConfig,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly turn: TurnCredentials,
    private readonly links: UsualLinks,
    private readonly encryption: SessionEncryption,
  ) {
    this.secret = new TextEncoder().encode(config.MEDIA_SECRET);
  }

  /** Of an encrypted session the node is told that it is, and the browser alone with which key. */
  async sign(claims: TicketClaims, { session, hospital }: Visit): Promise<Pass> {
    const mediaKey = await this.encryption.keyOf(session);
    const expiresAt = new Date(this.clock.now().getTime() + ticketLifeMs);
    const ticket = await new SignJWT({ ...claims, ...(mediaKey ? { isEncrypted: true } : {}) })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer('jiedui-api')
      .setAudience(claims.nodeId)
      .setJti(randomUUID())
      .setExpirationTime(expiresAt)
      .sign(this.secret);
    const startLevel = await this.links.startLevel(hospital?.id);
    const iceServers = this.turn.issue();
    const { personId } = claims;
    const pass = { ticket, personId, expiresAt: expiresAt.toISOString(), iceServers, startLevel };
    return { ...pass, ...(mediaKey ? { mediaKey } : {}) };
  }
}
