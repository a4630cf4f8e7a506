import { z } from 'zod';
import { mailToken } from '../shapes/account.js';
import { Guest, GuestInvitation, GuestVisit, InvitedGuest } from '../shapes/guest.js';
import { consultationId, guestId } from '../shapes/ids.js';
import { endpoint } from './endpoint.js';
import { RoomTicket, TicketWish } from './sessions.endpoints.js';

const tag = 'guests';
const params = z.object({ consultationId });
const ofGuest = params.extend({ guestId });

export const guestEndpoints = {
  listGuests: endpoint({
    method: 'GET',
    path: '/consultations/{consultationId}/session/guests',
    tag,
    summary: 'Relatives and interpreters who were invited to the booked session',
    access: 'signedIn',
    params,
    response: z.array(Guest),
    errors: ['ACTION_NOT_ALLOWED'],
  }),
  inviteGuest: endpoint({
    method: 'POST',
    path: '/consultations/{consultationId}/session/guests',
    tag,
    summary: 'Invite a relative or an interpreter to the booked session by a link that works once',
    access: 'signedIn',
    params,
    body: GuestInvitation,
    response: InvitedGuest,
    errors: ['ACTION_NOT_ALLOWED', 'SESSION_NOT_OPEN', 'GUESTS_TOO_MANY'],
  }),
  renewGuestLink: endpoint({
    method: 'POST',
    path: '/consultations/{consultationId}/session/guests/{guestId}/link',
    tag,
    summary: 'A new link for a guest; the old one, and the browser it was opened in, come in no more',
    access: 'signedIn',
    params: ofGuest,
    response: InvitedGuest,
    errors: ['ACTION_NOT_ALLOWED', 'SESSION_NOT_OPEN'],
  }),
  revokeGuest: endpoint({
    method: 'DELETE',
    path: '/consultations/{consultationId}/session/guests/{guestId}',
    tag,
    summary: 'Withdraw an invitation; a guest who is in the room has to leave it',
    access: 'signedIn',
    params: ofGuest,
    errors: ['ACTION_NOT_ALLOWED'],
  }),
  redeemGuestLink: endpoint({
    method: 'POST',
    path: '/guest/redeem',
    tag,
    summary: 'Open an invitation in this browser, which alone can use it from then on',
    access: 'public',
    body: z.object({ token: mailToken }),
    response: GuestVisit,
    errors: ['GUEST_LINK_INVALID', 'GUEST_LINK_USED', 'TOO_MANY_ATTEMPTS'],
  }),
  getGuestVisit: endpoint({
    method: 'GET',
    path: '/guest/visit',
    tag,
    summary: 'The session that this browser was invited to',
    access: 'public',
    response: GuestVisit,
    errors: ['GUEST_LINK_INVALID'],
  }),
  issueGuestTicket: endpoint({
    method: 'POST',
    path: '/guest/ticket',
    tag,
    summary: 'Get a ticket to the door of the room that this browser was invited to',
    access: 'public',
    query: TicketWish,
    response: RoomTicket,
    errors: ['GUEST_LINK_INVALID', 'MEDIA_UNAVAILABLE'],
  }),
};
