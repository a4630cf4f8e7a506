import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type Consultation,
  controlKeys,
  type GuestInvitation,
  type MediaCommand,
  type MediaFact,
} from '@jiedui/contracts';
import { waitFor } from '@jiedui/testing';
import { Redis } from 'ioredis';
import { decodeJwt } from 'jose';
import { randomUUID } from 'node:crypto';
import { ApiClient, ApiHarness } from '../../../../test/api-harness.js';
import { heartbeatOf, reportFact } from '../../../../test/media-node.js';
import { accept, schedule, signInEveryone, submitted } from '../../../../test/consultation-steps.js';

let api: ApiHarness;
let redis: Redis;
let people: Awaited<ReturnType<typeof signInEveryone>>;
let hour = 1;
const nodeId = 'node-of-guests';
const relative: GuestInvitation = { role: 'relative', name: '李女士（女儿）', language: 'zh-CN' };

beforeAll(async () => {
  api = await ApiHarness.start();
  redis = new Redis(api.config.REDIS_URL);
  people = await signInEveryone(api);
  await beat(nodeId);
});
afterAll(async () => {
  redis.disconnect();
  await api.stop();
});

const heartbeatKey = (ofNode: string) => controlKeys.heartbeat(api.config.REDIS_PREFIX, ofNode);
async function beat(ofNode: string): Promise<void> {
  // A minute ahead, so that it counts as alive for as long as these tests may take.
  const at = new Date(Date.now() + 60_000).toISOString();
  await redis.set(heartbeatKey(ofNode), JSON.stringify(heartbeatOf(ofNode, { at })));
}

const params = ({ id }: Consultation) => ({ params: { consultationId: id } });
const booked = async (): Promise<Consultation> => {
  const accepted = await accept(people.expert, await submitted(people.doctor));
  hour += 1;
  return schedule(people.expert, accepted, new Date(Date.now() + hour * 3_600_000));
};
const invite = async (consultation: Consultation, by = people.doctor) => {
  const { status, body } = await by.call('inviteGuest', { ...params(consultation), body: relative });
  expect(status).toBe(200);
  return { guest: body.guest, token: body.link.split('#')[1] ?? '', link: body.link };
};
const browser = () => new ApiClient(api.app);
const redeem = (client: ApiClient, token: string) => client.call('redeemGuestLink', { body: { token } });
const list = async (consultation: Consultation) =>
  (await people.doctor.call('listGuests', params(consultation))).body;

describe('the link of a guest', () => {
  it('opens in one browser, again and again, and in no other', async () => {
    const { token } = await invite(await booked());
    const own = browser();
    const opened = await redeem(own, token);
    expect(opened.body).toMatchObject({ ...relative, invitedBy: expect.anything() });
    expect((await redeem(own, token)).status).toBe(200);
    expect((await own.call('getGuestVisit', {})).body.name).toBe(relative.name);
    const second = await redeem(browser(), token);
    expect([second.status, second.body.code]).toEqual([409, 'GUEST_LINK_USED']);
    expect((await browser().call('issueGuestTicket', { query: {} })).body.code).toBe('GUEST_LINK_INVALID');
  });

  it('keeps its secret behind the #, and of secret and name nothing readable', async () => {
    const { link, token } = await invite(await booked());
    expect(new URL(link).pathname).toBe('/guest');
    expect(new URL(link).search).toBe('');
    await redeem(browser(), token);
    const rows = await api.orm.em
      .fork()
      .execute<object[]>(
        "select encode(link_sha256, 'escape') l, encode(display_name, 'escape') n from session_guest",
      );
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(JSON.stringify(rows)).not.toContain('李女士');
    const audit = await api.orm.em.fork().execute<object[]>('select * from audit_event');
    expect(JSON.stringify(audit)).not.toContain('李女士');
    expect(JSON.stringify(audit)).not.toContain(token);
  });

  it('gives a ticket to the door with a guest’s rights and nothing of the case', async () => {
    const consultation = await booked();
    const { guest, token } = await invite(consultation);
    const own = browser();
    const visit = await redeem(own, token);
    expect(JSON.stringify(visit.body)).not.toContain(consultation.number);
    const { status, body } = await own.call('issueGuestTicket', { query: {} });
    expect(status).toBe(200);
    expect(decodeJwt(body.ticket)).toMatchObject({
      personId: guest.id,
      sessionId: consultation.session?.id,
      role: 'relative',
      rights: ['speak', 'showCamera', 'raiseHand'],
      nameZh: relative.name,
    });
    expect((await own.call('getConsultation', params(consultation))).status).toBe(401);
  });

  it('is renewed for another device: the old one is out', async () => {
    const consultation = await booked();
    const { guest, token } = await invite(consultation);
    const old = browser();
    await redeem(old, token);
    const { body } = await people.doctor.call('renewGuestLink', {
      params: { consultationId: consultation.id, guestId: guest.id },
    });
    expect((await old.call('getGuestVisit', {})).body.code).toBe('GUEST_LINK_INVALID');
    expect((await redeem(browser(), token)).body.code).toBe('GUEST_LINK_INVALID');
    expect((await redeem(browser(), body.link.split('#')[1] ?? '')).status).toBe(200);
  });

  it('stops working when it is withdrawn, and the guest is sent out of the room', async () => {
    const consultation = await booked();
    const { guest, token } = await invite(consultation);
    const own = browser();
    await redeem(own, token);
    await own.call('issueGuestTicket', { query: {} });
    const answer = await people.doctor.call('revokeGuest', {
      params: { consultationId: consultation.id, guestId: guest.id },
    });
    expect(answer.status).toBe(204);
    expect((await own.call('issueGuestTicket', { query: {} })).body.code).toBe('GUEST_LINK_INVALID');
    expect(await list(consultation)).toEqual([]);
    const command = await waitFor('the command', async () => {
      const key = controlKeys.commands(api.config.REDIS_PREFIX, nodeId);
      const found = (await redis.xrange(key, '-', '+')).map(
        ([, fields]) => JSON.parse(fields[1] ?? '{}') as MediaCommand,
      );
      return found.find(({ type }) => type === 'room.remove');
    });
    expect(command).toMatchObject({ sessionId: consultation.session?.id, personId: guest.id });
  });

  it('ends with its session', async () => {
    const consultation = await booked();
    const { token } = await invite(consultation);
    await people.doctor.call('cancelConsultation', {
      ...params(consultation),
      body: { revision: consultation.revision, reason: 'The patient cannot come' },
    });
    expect((await redeem(browser(), token)).body.code).toBe('GUEST_LINK_INVALID');
  });
});

describe('inviting', () => {
  it('is for those who run the session, of that consultation alone', async () => {
    const consultation = await booked();
    const asked = async (by: ApiClient) =>
      (await by.call('inviteGuest', { ...params(consultation), body: relative })).status;
    expect(await asked(people.coordinator)).toBe(200);
    expect(await asked(people.otherDoctor)).toBe(404);
    const other = await booked();
    const { guest } = await invite(consultation);
    const foreign = await people.doctor.call('revokeGuest', {
      params: { consultationId: other.id, guestId: guest.id },
    });
    expect(foreign.status).toBe(404);
    const unknown = await people.doctor.call('renewGuestLink', {
      params: { consultationId: consultation.id, guestId: randomUUID() },
    });
    expect(unknown.status).toBe(404);
  });

  it('has an end', async () => {
    const consultation = await booked();
    for (let count = 0; count < 8; count += 1) await invite(consultation);
    const { body } = await people.doctor.call('inviteGuest', { ...params(consultation), body: relative });
    expect(body.code).toBe('GUESTS_TOO_MANY');
  });

  it('waits for a booked session', async () => {
    const accepted = await accept(people.expert, await submitted(people.doctor));
    const { body } = await people.doctor.call('inviteGuest', { ...params(accepted), body: relative });
    expect(body.code).toBe('SESSION_NOT_OPEN');
  });
});

describe('a guest in the room', () => {
  it('is led to another node where theirs is gone; who holds no link has nobody asked after a node', async () => {
    const own = browser();
    await redeem(own, (await invite(await booked())).token);
    const ticket = async (by: ApiClient, lostNodeId?: string) =>
      (await by.call('issueGuestTicket', { query: lostNodeId ? { lostNodeId } : {} })).body;
    expect((await ticket(own)).nodeId).toBe(nodeId);
    await beat('another-node');
    expect((await ticket(browser(), nodeId)).code).toBe('GUEST_LINK_INVALID');
    expect(await redis.exists(heartbeatKey(nodeId))).toBe(1);
    expect((await ticket(own, nodeId)).nodeId).toBe('another-node');
    expect((await ticket(own)).nodeId).toBe('another-node');
    await beat(nodeId);
    await redis.del(heartbeatKey('another-node'));
  });

  it('is known to have been there and when, and does not make the session live', async () => {
    const consultation = await booked();
    const { guest, token } = await invite(consultation);
    const own = browser();
    await redeem(own, token);
    await own.call('issueGuestTicket', { query: {} });
    const sessionId = consultation.session?.id;
    const report = (type: MediaFact['type'], personId: string | undefined) =>
      reportFact(redis, api.config.REDIS_PREFIX, { nodeId, sessionId, type, personId });
    await report('participant.joined', guest.id);
    await waitFor('the guest', async () => (await list(consultation))[0]?.isPresent);
    await report('participant.joined', consultation.requestedBy.id);
    const waiting = await waitFor('the doctor', async () => {
      const { body } = await people.doctor.call('getConsultation', params(consultation));
      return body.session?.state === 'waiting' && body;
    });
    expect(waiting.session?.presentPersonIds).toEqual([consultation.requestedBy.id]);
    await report('participant.left', guest.id);
    const left = await waitFor('the end', async () =>
      (await list(consultation)).find((one) => !one.isPresent),
    );
    expect(left.lastSeenAt).not.toBeNull();
  });
});
