import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type Consultation,
  controlKeys,
  type MediaCommand,
  type MediaFact,
  type NodeHeartbeat,
} from '@jiedui/contracts';
import { actAsSystem } from '@jiedui/platform';
import { waitFor } from '@jiedui/testing';
import { Redis } from 'ioredis';
import { decodeJwt } from 'jose';
import { randomUUID } from 'node:crypto';
import { ApiHarness } from '../../../test/api-harness.js';
import { heartbeatOf, reportFact } from '../../../test/media-node.js';
import { accept, schedule, sign, signInEveryone, submitted } from '../../../test/consultation-steps.js';
import { NodeDirectory } from '../nodes/index.js';
import { PresenceService } from './presence.service.js';
import { PresenceSweep } from './presence.sweep.js';

let api: ApiHarness;
let redis: Redis;
let people: Awaited<ReturnType<typeof signInEveryone>>;
const nodeId = 'node-under-test';

beforeAll(async () => {
  api = await ApiHarness.start();
  redis = new Redis(api.config.REDIS_URL);
  people = await signInEveryone(api);
  // Long limits, so that each test books in days of its own.
  const limits = { routine: 99_999, urgent: 99_999, emergency: 99_999 };
  await api.orm.em
    .fork()
    .execute('update agreement set answer_limit_minutes = ?::jsonb', [JSON.stringify(limits)]);
});
afterAll(async () => {
  redis.disconnect();
  await api.stop();
});

/** What a media node would say of itself and of its rooms, on the real control link. */
const beat = async (changed: Partial<NodeHeartbeat> = {}) => {
  const heartbeat = heartbeatOf(nodeId, changed);
  const key = controlKeys.heartbeat(api.config.REDIS_PREFIX, heartbeat.nodeId);
  await redis.set(key, JSON.stringify(heartbeat), 'EX', 6);
};

const report = (fact: { type: MediaFact['type']; [field: string]: unknown }) =>
  reportFact(redis, api.config.REDIS_PREFIX, { nodeId, ...fact });

/** Each test in its own hour, since one expert cannot be booked twice at once. */
let hour = 1;
const booked = async (): Promise<Consultation> => {
  const accepted = await accept(people.expert, await submitted(people.doctor));
  hour += 1;
  return schedule(people.expert, accepted, new Date(Date.now() + hour * 3_600_000));
};
const params = ({ id }: Consultation) => ({ params: { consultationId: id } });
const toRoom = (consultation: Consultation, lostNodeId?: string) => ({
  ...params(consultation),
  query: lostNodeId ? { lostNodeId } : {},
});
const get = async (consultation: Consultation) =>
  (await people.doctor.call('getConsultation', params(consultation))).body;

describe('booking', () => {
  it('gives one hour of an expert to one of many who try at once', async () => {
    const accepted: Consultation[] = [];
    for (let at = 0; at < 4; at += 1)
      accepted.push(await accept(people.expert, await submitted(people.doctor)));
    const startsAt = new Date(Date.now() + 30 * 24 * 3_600_000);
    const endsAt = new Date(startsAt.getTime() + 20 * 60_000);
    const answers = await Promise.all(
      accepted.map((one) =>
        people.expert.call('scheduleConsultation', {
          ...params(one),
          body: { revision: one.revision, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() },
        }),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const refused = answers.filter(({ status }) => status !== 200);
    expect(refused.map(({ status, body }) => [status, body.code])).toEqual(
      Array.from({ length: 3 }, () => [409, 'EXPERT_DOUBLE_BOOKED']),
    );
    const span = { from: new Date(startsAt.getTime() - 1).toISOString(), to: endsAt.toISOString() };
    expect((await people.expert.call('listAppointments', { query: span })).body).toHaveLength(1);
  });

  it('moves an appointment and frees the time it held', async () => {
    const first = await booked();
    const startsAt = new Date(first.session?.startsAt ?? 0);
    const moved = await schedule(people.expert, first, new Date(startsAt.getTime() + 15 * 24 * 3_600_000));
    expect(moved.session?.id).toBe(first.session?.id);
    const other = await accept(people.expert, await submitted(people.doctor));
    expect((await schedule(people.expert, other, startsAt)).state).toBe('scheduled');
  });
});

describe('a room ticket', () => {
  it('is refused while no media node is alive', async () => {
    const answer = await people.doctor.call('issueRoomTicket', toRoom(await booked()));
    expect([answer.status, answer.body.code]).toEqual([503, 'MEDIA_UNAVAILABLE']);
  });

  it('names session, person, role and node, and is short-lived', async () => {
    await beat();
    const consultation = await booked();
    const { body } = await people.doctor.call('issueRoomTicket', toRoom(consultation));
    expect(body.nodeUrl).toBe('http://127.0.0.1:3999');
    const claims = decodeJwt(body.ticket);
    expect(claims).toMatchObject({
      aud: nodeId,
      iss: 'jiedui-api',
      sessionId: consultation.session?.id,
      role: 'countyDoctor',
    });
    expect((claims.exp ?? 0) * 1_000 - Date.now()).toBeLessThan(61_000);
  });

  it('is for the two who meet and for coordinators, not for strangers', async () => {
    await beat();
    const consultation = await booked();
    const ask = async (who: keyof typeof people) =>
      (await people[who].call('issueRoomTicket', toRoom(consultation))).status;
    expect(await ask('expert')).toBe(200);
    expect(await ask('coordinator')).toBe(200);
    expect(await ask('otherExpert')).toBe(404);
    expect(await ask('otherDoctor')).toBe(404);
  });

  it('leads elsewhere when the node has died, for both sides alike', async () => {
    await beat();
    const consultation = await booked();
    await people.doctor.call('issueRoomTicket', toRoom(consultation));
    await redis.del(controlKeys.heartbeat(api.config.REDIS_PREFIX, nodeId));
    await beat({ nodeId: 'another-node', publicUrl: 'http://127.0.0.1:3998' });
    const { body } = await people.expert.call('issueRoomTicket', toRoom(consultation));
    expect(body.nodeUrl).toBe('http://127.0.0.1:3998');
    await beat();
    const again = await people.doctor.call('issueRoomTicket', toRoom(consultation));
    expect(again.body.nodeUrl).toBe('http://127.0.0.1:3998');
    await redis.del(controlKeys.heartbeat(api.config.REDIS_PREFIX, 'another-node'));
  });
});

describe('who has lost a node', () => {
  const another = { nodeId: 'another-node', publicUrl: 'http://127.0.0.1:3998' };
  const ask = async (consultation: Consultation, lostNodeId?: string) =>
    (await people.doctor.call('issueRoomTicket', toRoom(consultation, lostNodeId))).body.nodeId;
  /** A node that hears when it is asked for a sign of life. */
  const listening = async (onAsked: () => unknown) => {
    const node = redis.duplicate();
    node.on('message', onAsked);
    await node.subscribe(controlKeys.beatWanted(api.config.REDIS_PREFIX, nodeId));
    return node;
  };
  const placedHere = async () => {
    await beat();
    const consultation = await booked();
    expect(await ask(consultation)).toBe(nodeId);
    await beat(another);
    return consultation;
  };
  afterEach(() => redis.del(controlKeys.heartbeat(api.config.REDIS_PREFIX, another.nodeId)));

  it('is led elsewhere at once where its process is gone, and so is everybody else', async () => {
    const consultation = await placedHere();
    const askedAt = performance.now();
    expect(await ask(consultation, nodeId)).toBe(another.nodeId);
    expect(performance.now() - askedAt).toBeLessThan(3_000);
    expect(await redis.exists(controlKeys.heartbeat(api.config.REDIS_PREFIX, nodeId))).toBe(0);
    expect(await ask(consultation)).toBe(another.nodeId);
  });

  it('comes back to it where only their own link was lost', async () => {
    const node = await listening(() => void beat());
    expect(await ask(await placedHere(), nodeId)).toBe(nodeId);
    node.disconnect();
  });

  it('is led elsewhere where it gives no answer', async () => {
    const deaf = await listening(() => undefined);
    expect(await ask(await placedHere(), nodeId)).toBe(another.nodeId);
    deaf.disconnect();
  });

  it('comes back to it where it only takes no new sessions', async () => {
    const draining = await listening(() => void beat({ isDraining: true }));
    expect(await ask(await placedHere(), nodeId)).toBe(nodeId);
    draining.disconnect();
  });

  it('is led elsewhere where it is stopping', async () => {
    const stopping = await listening(() => void beat({ isDraining: true, isStopping: true }));
    expect(await ask(await placedHere(), nodeId)).toBe(another.nodeId);
    stopping.disconnect();
  });
});

describe('what a node reports', () => {
  const inSession = async () => {
    await beat();
    const consultation = await booked();
    await people.doctor.call('issueRoomTicket', toRoom(consultation));
    const sessionId = consultation.session?.id;
    const doctorId = consultation.requestedBy.id;
    const expertId = consultation.expert?.id;
    const move = (type: 'participant.joined' | 'participant.left', personId: string | undefined) =>
      report({ type, sessionId, personId });
    return { consultation, sessionId, doctorId, expertId, move };
  };
  const reaches = (consultation: Consultation, session: string, state: string) =>
    waitFor(`${session} and ${state}`, async () => {
      const now = await get(consultation);
      return now.session?.state === session && now.state === state && now;
    });

  it('makes the session wait for the second, and starts the consultation when both are there', async () => {
    const { consultation, doctorId, expertId, move } = await inSession();
    await move('participant.joined', doctorId);
    const waiting = await reaches(consultation, 'waiting', 'waiting');
    expect(waiting.session?.presentPersonIds).toEqual([doctorId]);
    await move('participant.joined', expertId);
    await reaches(consultation, 'live', 'inSession');
    await move('participant.left', doctorId);
    await reaches(consultation, 'waiting', 'inSession');
    await move('participant.joined', doctorId);
    await reaches(consultation, 'live', 'inSession');
  });

  it('changes nothing when it comes twice, late, or makes no sense', async () => {
    const { consultation, doctorId, expertId, move, sessionId } = await inSession();
    await move('participant.joined', doctorId);
    await move('participant.joined', doctorId);
    await report({ type: 'participant.joined', sessionId: 'nonsense' });
    await redis.xadd(controlKeys.facts(api.config.REDIS_PREFIX), '*', 'something', 'else');
    await report({ type: 'participant.joined', sessionId: randomUUID(), personId: doctorId });
    await report({ type: 'participant.left', sessionId, personId: doctorId, at: '2020-01-01T00:00:00.000Z' });
    await move('participant.joined', expertId);
    const live = await reaches(consultation, 'live', 'inSession');
    expect(live.session?.presentPersonIds).toHaveLength(2);
  });

  it('is not taken for a return when the coming is told again after the leaving', async () => {
    const { consultation, doctorId, sessionId } = await inSession();
    const joined = {
      type: 'participant.joined',
      sessionId,
      personId: doctorId,
      at: new Date(Date.now() - 9_000).toISOString(),
    } as const;
    await report(joined);
    await reaches(consultation, 'waiting', 'waiting');
    await report({ type: 'participant.left', sessionId, personId: doctorId });
    await waitFor(
      'an empty room',
      async () => (await get(consultation)).session?.presentPersonIds.length === 0,
    );
    await report(joined);
    const last = await inSession();
    await last.move('participant.joined', last.expertId);
    await reaches(last.consultation, 'waiting', 'waiting');
    expect((await get(consultation)).session?.presentPersonIds).toEqual([]);
  });

  it('empties the room when the node starts anew', async () => {
    const { consultation, doctorId, move } = await inSession();
    await move('participant.joined', doctorId);
    await reaches(consultation, 'waiting', 'waiting');
    await report({ type: 'node.started' });
    await waitFor(
      'an empty room',
      async () => (await get(consultation)).session?.presentPersonIds.length === 0,
    );
  });

  it('is not needed to know that the people of a node that is lost for good are gone', async () => {
    const { consultation, doctorId, sessionId } = await inSession();
    await report({ type: 'participant.joined', sessionId, personId: doctorId });
    await reaches(consultation, 'waiting', 'waiting');
    const present = async () => (await get(consultation)).session?.presentPersonIds.length;
    const came = Date.now();
    let minutes = 0;
    // One of its own: the api's has its own times.
    const sweeper = new PresenceSweep(
      { now: () => new Date(came + minutes * 60_000) },
      api.app.get(NodeDirectory, { strict: false }),
      api.app.get(PresenceService, { strict: false }),
    );
    const presentAfter = async (afterMinutes: number) => {
      minutes = afterMinutes;
      await actAsSystem(() => sweeper.sweep());
      return present();
    };
    const fallSilent = () => redis.del(controlKeys.heartbeat(api.config.REDIS_PREFIX, nodeId));
    await beat();
    expect(await presentAfter(1)).toBe(1);
    await fallSilent();
    expect(await presentAfter(2)).toBe(1);
    await beat();
    expect(await presentAfter(3)).toBe(1);
    await fallSilent();
    expect(await presentAfter(4)).toBe(1);
    expect(await presentAfter(5)).toBe(1);
    expect(await presentAfter(6)).toBe(0);
    // Taken for lost, and back: it tells who is there, and a stay begins.
    await beat();
    const at = new Date(came + 7 * 60_000).toISOString();
    await report({ type: 'participant.joined', sessionId, personId: doctorId, at });
    await waitFor('the doctor again', async () => (await present()) === 1);
  });

  it('is answered with a closed room once the opinion is signed', async () => {
    const { consultation, sessionId } = await inSession();
    const signed = await sign(people.expert, consultation);
    expect(signed.session?.state).toBe('ended');
    const commands = await waitFor('the command', async () => {
      const found = await redis.xrange(controlKeys.commands(api.config.REDIS_PREFIX, nodeId), '-', '+');
      const parsed = found.map(([, fields]) => JSON.parse(fields[1] ?? '{}') as MediaCommand);
      return parsed.some((command) => 'sessionId' in command && command.sessionId === sessionId) && parsed;
    });
    expect(commands.at(-1)).toEqual({ type: 'room.close', sessionId, reason: 'ended' });
    const answer = await people.doctor.call('issueRoomTicket', toRoom(consultation));
    expect(answer.body.code).toBe('SESSION_NOT_OPEN');
  });

  it('lets a second session be booked when the first is over, and not before', async () => {
    const { consultation, doctorId, expertId, move } = await inSession();
    await move('participant.joined', doctorId);
    await move('participant.joined', expertId);
    const meeting = await reaches(consultation, 'live', 'inSession');
    hour += 1;
    const startsAt = new Date(Date.now() + hour * 3_600_000);
    await expect(schedule(people.expert, meeting, startsAt)).rejects.toThrow('SESSION_STILL_OPEN');
    const ended = await people.expert.call('endSession', params(consultation));
    const [line] = await api.orm.em
      .fork()
      .execute<object[]>(
        "select why, consultation_id from audit_event where subject_kind = 'session' and subject_id = ? and action = 'transition'",
        [meeting.session?.id],
      );
    expect(line).toEqual({ why: 'assignedExpert', consultation_id: consultation.id });
    const again = await schedule(people.expert, ended.body, startsAt);
    expect(again).toMatchObject({ state: 'scheduled', session: { state: 'booked' } });
    expect(again.session?.id).not.toBe(meeting.session?.id);
  });
});
