import { guestRoles } from '@jiedui/domain';
import { z } from 'zod';
import { guestId, instant } from './ids.js';
import { Person } from './people.js';

/** Of one session, those whose invitation was withdrawn not counted. */
export const guestsAtMost = 8;

export const GuestInvitation = z.object({
  role: z.enum(guestRoles),
  name: z
    .string()
    .trim()
    .min(1)
    .max(40)
    .meta({ description: 'Shown to everybody in the room', example: 'Ms Li, daughter' }),
  language: z.enum(['zh-CN', 'en']).meta({ description: 'Of the page that the link opens' }),
});
export type GuestInvitation = z.infer<typeof GuestInvitation>;

export const Guest = GuestInvitation.extend({
  id: guestId,
  invitedBy: Person,
  invitedAt: instant,
  redeemedAt: instant
    .nullable()
    .meta({ description: 'When the link was opened; it opens nowhere else from then on' }),
  isPresent: z.boolean(),
  lastSeenAt: instant.nullable().meta({ description: 'When they last left the room' }),
}).meta({ id: 'Guest' });
export type Guest = z.infer<typeof Guest>;

/** The link is told once; only a hash of it is kept. */
export const InvitedGuest = z.object({ guest: Guest, link: z.string() }).meta({ id: 'InvitedGuest' });
export type InvitedGuest = z.infer<typeof InvitedGuest>;

const named = z.object({ nameZh: z.string(), nameEn: z.string() });

/** All that a guest is told: nothing of the case. */
export const GuestVisit = GuestInvitation.extend({
  id: guestId,
  startsAt: instant,
  endsAt: instant,
  invitedBy: named,
  hospital: named,
}).meta({ id: 'GuestVisit' });
export type GuestVisit = z.infer<typeof GuestVisit>;
