import { newId } from '../../../apps/api/src/base/database/id.js';
import type { ConsultationState } from '@jiedui/domain';
import { createHash } from 'node:crypto';
import type { Person } from '../cast.js';
import type { Expectations } from '../expectation.js';
import { sql } from '../sql.js';
import type { Stage } from '../stage.js';
import type { Target } from '../target.js';

const params = ({ consultationId }: Target) => ({ params: { consultationId } });
const inviting: readonly Person[] = [
  'requester',
  'assignedExpert',
  'invitingCoordinator',
  'invitedCoordinator',
];
const booked: readonly ConsultationState[] = ['scheduled'];

/** A guest of the session, in the hands of whoever asks. The name is not read by these routes. */
async function guestOf({ consultationId }: Target, { api, cast }: Stage) {
  const guestId = newId<string>();
  await sql(
    api.orm,
    `insert into session_guest (id, session_id, role, display_name, language, invited_by_id, invited_at, link_sha256)
     select ?, s.id, 'relative', 'x', 'en', ?, now(), ? from live_session s where s.consultation_id = ?`,
    [guestId, cast.ids.requester, createHash('sha256').update(guestId).digest(), consultationId],
  );
  return { params: { consultationId, guestId } };
}

/** Those who invite; and what stands open to whoever holds a link, behind its secret. */
export const onGuests = {
  listGuests: { on: booked, to: inviting, aim: params },
  inviteGuest: {
    on: booked,
    to: inviting,
    aim: (target) => ({
      ...params(target),
      body: { role: 'relative' as const, name: 'Ms Li', language: 'en' as const },
    }),
  },
  revokeGuest: { on: booked, to: inviting, aim: guestOf },
  renewGuestLink: {
    on: booked,
    to: inviting,
    aim: async (target, { api, cast }) => {
      // So that however many try, there is room for one more.
      await sql(
        api.orm,
        `update session_guest set revoked_at = now() where revoked_at is null
         and session_id in (select id from live_session where consultation_id = ?)`,
        [target.consultationId],
      );
      const { body } = await cast.client('requester').call('inviteGuest', {
        ...params(target),
        body: { role: 'relative', name: 'Ms Li', language: 'en' },
      });
      return { params: { ...params(target).params, guestId: body.guest.id } };
    },
  },
  redeemGuestLink: {
    to: 'public',
    mayEnd: ['GUEST_LINK_INVALID'],
    ask: () => ({ body: { token: 'x'.repeat(43) } }),
  },
  getGuestVisit: { to: 'public', mayEnd: ['GUEST_LINK_INVALID'], ask: () => ({}) },
  issueGuestTicket: { to: 'public', mayEnd: ['GUEST_LINK_INVALID'], ask: () => ({ query: {} }) },
} satisfies Partial<Expectations>;
