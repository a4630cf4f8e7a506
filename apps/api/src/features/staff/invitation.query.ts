import type { InvitationFilter } from '@jiedui/contracts';
import type { EntityManager, FilterQuery } from '@mikro-orm/postgresql';
import { likePattern } from '../regions/index.js';
import { Invitation } from './invitation.entity.js';

function inState(state: InvitationFilter['state'], now: Date): FilterQuery<Invitation> {
  const open = { acceptedAt: null, revokedAt: null };
  switch (state) {
    case 'all':
      return {};
    case 'accepted':
      return { acceptedAt: { $ne: null } };
    case 'revoked':
      return { revokedAt: { $ne: null } };
    case 'pending':
      return { ...open, expiresAt: { $gt: now } };
    case 'expired':
      return { ...open, expiresAt: { $lte: now } };
  }
}

/** One page of invitations, newest first, and how many there are in all. */
export function findInvitations(
  em: EntityManager,
  { hospitalId, state, search, page, pageSize }: InvitationFilter,
  now: Date,
): Promise<[Invitation[], number]> {
  const like = search?.trim() ? { $ilike: `%${likePattern(search.trim())}%` } : undefined;
  const where: FilterQuery<Invitation> = {
    $and: [
      hospitalId ? { hospital: hospitalId } : {},
      inState(state, now),
      like ? { $or: [{ email: like }, { nameZh: like }, { nameEn: like }] } : {},
    ],
  };
  return em.findAndCount(Invitation, where, {
    populate: ['hospital', 'invitedBy'],
    orderBy: { invitedAt: 'desc', id: 'desc' },
    limit: pageSize,
    offset: (page - 1) * pageSize,
  });
}
