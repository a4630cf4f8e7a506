import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Consultation, controlKeys, type RoomTicket } from '@jiedui/contracts';
import { waitFor } from '@jiedui/testing';
import { Redis } from 'ioredis';
import { decodeJwt } from 'jose';
import { ApiClient, ApiHarness } from '../../../test/api-harness.js';
import { accept, done, sign, signInEveryone, submitted } from '../../../test/consultation-steps.js';
import { heartbeatOf, reportFact } from '../../../test/media-node.js';

let api: ApiHarness;
let redis: Redis;
let people: Awaited<ReturnType<typeof signInEveryone>>;
const nodeId = 'node-of-encrypted';

const sql = <T>(text: string, parameters: readonly unknown[] = []) =>
  api.orm.em.fork().execute<T[]>(text, [...parameters]);

beforeAll(async () => {
  api = await ApiHarness.start();
  redis = new Redis(api.config.REDIS_URL);
  people = await signInEveryone(api);
  await sql(
    `update agreement set answer_limit_minutes = '{"routine": 99999, "urgent": 99999, "emergency": 99999}'`,
  );
  // Ahead, so that it counts as alive for as long as these tests may take.
  const at = new Date(Date.now() + 600_000).toISOString();
  const key = controlKeys.heartbeat(api.config.REDIS_PREFIX, nodeId);
  await redis.set(key, JSON.stringify(heartbeatOf(nodeId, { at })));
});
afterAll(async () => {
  redis.disconnect();
  await api.stop();
});

const params = ({ id }: Consultation) => ({ params: { consultationId: id } });
const get = async (consultation: Consultation) =>
  (await people.doctor.call('getConsultation', params(consultation))).body;

/** Each booking in an hour of its own, since one expert cannot be booked twice at once. */
let hour = 1;
const book = async (consultation: Consultation, isEncrypted?: boolean) => {
  hour += 1;
  const startsAt = new Date(Date.now() + hour * 3_600_000);
  return people.expert.call('scheduleConsultation', {
    ...params(consultation),
    body: {
      revision: consultation.revision,
      startsAt: startsAt.toISOString(),
      endsAt: new Date(startsAt.getTime() + 20 * 60_000).toISOString(),
      ...(isEncrypted === undefined ? {} : { isEncrypted }),
    },
  });
};
const booked = async (isEncrypted?: boolean) =>
  done(await book(await accept(people.expert, await submitted(people.doctor)), isEncrypted));

const ticketOf = async (consultation: Consultation, who: keyof typeof people = 'doctor') => {
  const { status, body } = await people[who].call('issueRoomTicket', { ...params(consultation), query: {} });
  expect(status).toBe(200);
  return body;
};
const guestOf = async (consultation: Consultation) => {
  const invited = await people.doctor.call('inviteGuest', {
    ...params(consultation),
    body: { role: 'relative', name: '李女士（女儿）', language: 'zh-CN' },
  });
  const browser = new ApiClient(api.app);
  await browser.call('redeemGuestLink', { body: { token: invited.body.link.split('#')[1] ?? '' } });
  const { body } = await browser.call('issueGuestTicket', { query: {} });
  return { id: invited.body.guest.id, ticket: body as RoomTicket };
};
const storedKey = async ({ session }: Consultation) =>
  (
    await sql<{ key: Buffer | null }>('select media_key as key from live_session where id = ?', [session?.id])
  )[0]?.key;
/** As if the tickets that were given out had not been used in time. */
const runOut = ({ session }: Consultation) =>
  sql(`update live_session set tickets_until = now() - interval '1 second' where id = ?`, [session?.id]);
const join = ({ session }: Consultation, personId: string) =>
  reportFact(redis, api.config.REDIS_PREFIX, {
    type: 'participant.joined',
    nodeId,
    sessionId: session?.id,
    personId,
  });

describe('a session that is encrypted end to end', () => {
  it('gives everybody the same key, and tells the node nothing but that there is one', async () => {
    const consultation = await booked(true);
    expect(consultation.session?.isEncrypted).toBe(true);
    const tickets = [
      await ticketOf(consultation),
      await ticketOf(consultation, 'expert'),
      await ticketOf(consultation, 'coordinator'),
      (await guestOf(consultation)).ticket,
    ];
    const [key = ''] = tickets.map(({ mediaKey }) => mediaKey);
    expect(key).toMatch(/^[\w-]{22}$/);
    for (const { mediaKey, ticket } of tickets) {
      expect(mediaKey).toBe(key);
      const claims = decodeJwt(ticket);
      expect(claims['isEncrypted']).toBe(true);
      expect(JSON.stringify(claims)).not.toContain(key);
    }
    expect((await ticketOf(await booked(true))).mediaKey).not.toBe(key);
  });

  it('is one only where somebody asked for it', async () => {
    const consultation = await booked();
    expect(consultation.session?.isEncrypted).toBe(false);
    const tickets = [await ticketOf(consultation), (await guestOf(consultation)).ticket];
    for (const ticket of tickets) {
      expect(ticket).not.toHaveProperty('mediaKey');
      expect(decodeJwt(ticket.ticket)).not.toHaveProperty('isEncrypted');
    }
  });

  it('has its key nowhere in the clear', async () => {
    const consultation = await booked(true);
    const { mediaKey = '' } = await ticketOf(consultation);
    const stored = await storedKey(consultation);
    expect(stored?.length).toBeGreaterThan(22);
    expect(stored?.includes(mediaKey)).toBe(false);
    expect(stored?.includes(Buffer.from(mediaKey, 'base64url'))).toBe(false);
    const written = await sql('select details from audit_event');
    expect(JSON.stringify(written)).not.toContain(mediaKey);
    expect(JSON.stringify(await get(consultation))).not.toContain(mediaKey);
  });

  it('forgets its key when it is over, and stays on record as encrypted', async () => {
    const ended = done(await people.expert.call('endSession', params(await booked(true))));
    expect(ended.session).toMatchObject({ state: 'ended', isEncrypted: true });
    expect(await storedKey(ended)).toBeNull();
    const signed = await sign(people.expert, await booked(true));
    expect(signed.session).toMatchObject({ state: 'ended', isEncrypted: true });
    expect(await storedKey(signed)).toBeNull();
    const called = await booked(true);
    const body = { revision: called.revision, reason: '患者已转院' };
    const cancelled = done(await people.doctor.call('cancelConsultation', { ...params(called), body }));
    expect(cancelled.session).toMatchObject({ state: 'cancelled', isEncrypted: true });
    expect(await storedKey(cancelled)).toBeNull();
  });
});

describe('whether a session is encrypted', () => {
  it('stays as it is when the session is moved, and so does the key', async () => {
    const first = await booked(true);
    const { mediaKey } = await ticketOf(first);
    const moved = done(await book(first));
    expect(moved.session).toMatchObject({ id: first.session?.id, isEncrypted: true });
    expect((await ticketOf(moved)).mediaKey).toBe(mediaKey);
    expect((await ticketOf(done(await book(moved, true)))).mediaKey).toBe(mediaKey);
  });

  it('can be changed while nobody has been in, each time under another key, and is on record', async () => {
    const first = await booked(true);
    const { mediaKey } = await ticketOf(first);
    await runOut(first);
    const open = done(await book(first, false));
    expect(open.session?.isEncrypted).toBe(false);
    expect(await ticketOf(open)).not.toHaveProperty('mediaKey');
    await runOut(first);
    const again = await ticketOf(done(await book(open, true)));
    expect(again.mediaKey).toMatch(/^[\w-]{22}$/);
    expect(again.mediaKey).not.toBe(mediaKey);
    const lines = await sql<{ details: object }>(
      `select details from audit_event where subject_kind = 'session' and subject_id = ? and action = 'change' order by at`,
      [first.session?.id],
    );
    expect(lines.map(({ details }) => details)).toEqual([
      { isEncrypted: true },
      { isEncrypted: false },
      { isEncrypted: true },
    ]);
  });

  it('is not changed under who is just entering, with a ticket of before', async () => {
    for (const enter of [ticketOf, guestOf]) {
      const first = await booked(true);
      await enter(first);
      const refused = await book(await get(first), false);
      expect([refused.status, refused.body.code]).toEqual([409, 'ENCRYPTION_SETTLED']);
      await runOut(first);
      expect(done(await book(await get(first), false)).session?.isEncrypted).toBe(false);
    }
  });

  it('is settled once somebody has been in', async () => {
    const first = await booked(true);
    const { mediaKey } = await ticketOf(first);
    await join(first, first.requestedBy.id);
    await runOut(first);
    const waiting = await waitFor('the doctor waits', async () => {
      const now = await get(first);
      return now.state === 'waiting' && now;
    });
    const refused = await book(waiting, false);
    expect([refused.status, refused.body.code]).toEqual([409, 'ENCRYPTION_SETTLED']);
    const unchanged = await get(first);
    expect(unchanged.session).toEqual(waiting.session);
    const moved = done(await book(unchanged, true));
    expect((await ticketOf(moved)).mediaKey).toBe(mediaKey);
  });

  it('is settled by a guest, who would hold no key', async () => {
    const first = await booked();
    const guest = await guestOf(first);
    await join(first, guest.id);
    await waitFor('the guest is in', async () => {
      const { body } = await people.doctor.call('listGuests', params(first));
      return body.some(({ isPresent }) => isPresent);
    });
    await runOut(first);
    const refused = await book(await get(first), true);
    expect([refused.status, refused.body.code]).toEqual([409, 'ENCRYPTION_SETTLED']);
    expect((await book(await get(first), false)).status).toBe(200);
  });
});
