import type { Invitation as InvitationView, invitationStates, OpenInvitation } from '@jiedui/contracts';
import type { EntityManager } from '@mikro-orm/postgresql';
import { personView, placeViews } from '../people/index.js';
import type { Invitation } from './invitation.entity.js';

export const invitationMs = 7 * 24 * 3_600_000;

export function invitationState(
  { acceptedAt, revokedAt, expiresAt }: Invitation,
  now: Date,
): (typeof invitationStates)[number] {
  if (acceptedAt) return 'accepted';
  if (revokedAt) return 'revoked';
  return expiresAt > now ? 'pending' : 'expired';
}

const postOf = ({ role, specialties, validFrom, validUntil }: Invitation) => ({
  role,
  specialties,
  validFrom,
  validUntil,
});

/** Hospitals and inviters must be loaded. */
export async function invitationViews(
  em: EntityManager,
  invitations: readonly Invitation[],
  now: Date,
): Promise<InvitationView[]> {
  const placeOf = await placeViews(em, invitations);
  return invitations.map((invitation) => ({
    id: invitation.id,
    email: invitation.email,
    nameZh: invitation.nameZh,
    nameEn: invitation.nameEn,
    ...postOf(invitation),
    ...placeOf(invitation),
    state: invitationState(invitation, now),
    invitedBy: personView(invitation.invitedBy),
    invitedAt: invitation.invitedAt.toISOString(),
    expiresAt: invitation.expiresAt.toISOString(),
    sentAt: invitation.sentAt?.toISOString() ?? null,
  }));
}

export async function openInvitationView(
  em: EntityManager,
  invitation: Invitation,
  isAccountNew: boolean,
): Promise<OpenInvitation> {
  const placeOf = await placeViews(em, [invitation]);
  return {
    email: invitation.email,
    nameZh: invitation.nameZh,
    nameEn: invitation.nameEn,
    ...postOf(invitation),
    ...placeOf(invitation),
    invitedBy: personView(invitation.invitedBy),
    expiresAt: invitation.expiresAt.toISOString(),
    isAccountNew,
  };
}
