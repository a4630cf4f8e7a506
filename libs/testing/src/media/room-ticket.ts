import type { TicketClaims } from '@jiedui/contracts';
import { SignJWT } from 'jose';
import { randomUUID } from 'node:crypto';

export interface TicketSigning {
  readonly secret: string;
  readonly claims: TicketClaims;
  readonly issuer?: string;
  readonly audience?: string;
  readonly expiresIn?: string;
}

/** A room ticket as the api issues it, with what a test wants different. */
export function signRoomTicket(signing: TicketSigning): Promise<string> {
  const { secret, claims, issuer = 'jiedui-api', audience = claims.nodeId, expiresIn = '60s' } = signing;
  return new SignJWT({ ...claims })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer(issuer)
    .setAudience(audience)
    .setJti(randomUUID())
    .setExpirationTime(expiresIn)
    .sign(new TextEncoder().encode(secret));
}
