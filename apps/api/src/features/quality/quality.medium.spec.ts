import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type Consultation,
  controlKeys,
  type MediaFact,
  type QualityFact,
  type QualityMinuteTold,
} from '@jiedui/contracts';
import { goodSample, waitFor } from '@jiedui/testing';
import { actAsSystem } from '@jiedui/platform';
import { Redis } from 'ioredis';
import { randomUUID } from 'node:crypto';
import { type ApiClient, ApiHarness } from '../../../test/api-harness.js';
import { heartbeatOf, reportFact } from '../../../test/media-node.js';
import { accept, schedule, signInEveryone, submitted } from '../../../test/consultation-steps.js';
import { QualityAlarm } from './quality.alarm.js';

const nodeId = 'node-that-measures';
let api: ApiHarness;
let redis: Redis;
let people: Awaited<ReturnType<typeof signInEveryone>>;
let supervisor: ApiClient;
let administrator: ApiClient;

beforeAll(async () => {
  api = await ApiHarness.start();
  redis = new Redis(api.config.REDIS_URL);
  people = await signInEveryone(api);
  [supervisor, administrator] = await Promise.all([
    api.signIn('supervisor@yunnan.example'),
    api.signIn('administrator@county-a.example'),
  ]);
  const limits = { routine: 99_999, urgent: 99_999, emergency: 99_999 };
  await api.orm.em
    .fork()
    .execute('update agreement set answer_limit_minutes = ?::jsonb', [JSON.stringify(limits)]);
});
afterAll(async () => {
  redis.disconnect();
  await api.stop();
});

const params = ({ id }: Pick<Consultation, 'id'>) => ({ params: { consultationId: id } });
const beat = async () => {
  const key = controlKeys.heartbeat(api.config.REDIS_PREFIX, nodeId);
  await redis.set(key, JSON.stringify(heartbeatOf(nodeId)), 'EX', 60);
};
const stamp = () => ({ id: randomUUID(), at: new Date().toISOString(), nodeId });
const report = (fact: { type: MediaFact['type']; [field: string]: unknown }) =>
  reportFact(redis, api.config.REDIS_PREFIX, { nodeId, ...fact });
const measure = (fact: Pick<QualityFact, 'sessionId' | 'minutes'> | object) =>
  redis.xadd(
    controlKeys.quality(api.config.REDIS_PREFIX),
    '*',
    'fact',
    JSON.stringify({ type: 'quality.sampled', ...stamp(), ...fact }),
  );

/** A whole minute, so many minutes ago, as a node tells it. */
function minute(personId: string, minutesAgo: number, changed: Partial<QualityMinuteTold> = {}) {
  const { intervalMs: _, ...figures } = goodSample;
  const minuteAt = new Date((Math.floor(Date.now() / 60_000) - minutesAgo) * 60_000).toISOString();
  return {
    ...figures,
    personId,
    minuteAt,
    coveredMs: 60_000,
    level: 'fullVideo',
    levelMs: { fullVideo: 60_000 },
    uplinkScore: 10,
    downlinkScore: 9,
    ...changed,
  };
}

let hour = 1;
/** Booked, and both in the room. */
async function inRoom() {
  await beat();
  const accepted = await accept(people.expert, await submitted(people.doctor));
  hour += 1;
  const consultation = await schedule(people.expert, accepted, new Date(Date.now() + hour * 3_600_000));
  await people.doctor.call('issueRoomTicket', { ...params(consultation), query: {} });
  const sessionId = consultation.session?.id ?? '';
  const [doctorId, expertId] = [consultation.requestedBy.id, consultation.expert?.id ?? ''];
  for (const personId of [doctorId, expertId])
    await report({ type: 'participant.joined', sessionId, personId });
  return { consultation, sessionId, doctorId, expertId };
}

const roomOf = async (client: ApiClient, { id }: Consultation) => {
  const { body } = await client.call('listLiveRooms', {});
  return body.find((room) => room.consultationId === id);
};

describe('rooms that are open', () => {
  it('are seen by the coordinators of both hospitals, with who is in and how their links are', async () => {
    const { consultation, sessionId, doctorId, expertId } = await inRoom();
    const thin = {
      level: 'voice',
      levelMs: { voice: 60_000 },
      uplinkLossShare: 0.2,
      freezeShare: null,
    } as const;
    await measure({ sessionId, minutes: [minute(doctorId, 0, thin), minute(expertId, 0)] });
    for (const client of [people.coordinator, people.countyCoordinator]) {
      const room = await waitFor('the room with its figures', async () => {
        const found = await roomOf(client, consultation);
        return found?.participants.length === 2 && found.participants.every(({ level }) => level) && found;
      });
      expect(room).toMatchObject({ number: consultation.number, invitingHospital: { code: 'COUNTY-A' } });
      expect(room.participants.find(({ person }) => person.id === doctorId)).toMatchObject({
        nodeId,
        level: 'voice',
        uplinkLossShare: 0.2,
        freezeShare: null,
        roundTripMs: goodSample.roundTripMs,
      });
    }
    await report({ type: 'participant.left', sessionId, personId: doctorId });
    await report({ type: 'participant.left', sessionId, personId: expertId });
    await waitFor('an empty room to be gone', async () => !(await roomOf(people.coordinator, consultation)));
  });

  it('are none of the business of doctors, nor of coordinators elsewhere', async () => {
    expect((await people.doctor.call('listLiveRooms', {})).body.code).toBe('ACTION_NOT_ALLOWED');
    const { consultation } = await inRoom();
    await waitFor('the room', () => roomOf(people.coordinator, consultation));
    const elsewhere = await api.signIn('assistance@top-b.example');
    expect(await roomOf(elsewhere, consultation)).toBeUndefined();
  });

  it('are counts to a supervisor', async () => {
    const { consultation, sessionId, doctorId } = await inRoom();
    await waitFor('the room', () => roomOf(people.coordinator, consultation));
    const countOf = async () => (await supervisor.call('getLiveOversight', { query: {} })).body;
    const before = await waitFor('a room below', async () => {
      const found = await countOf();
      return found.figures.rooms > 0 && found;
    });
    expect(before.figures.people).toBeGreaterThanOrEqual(2);
    expect(JSON.stringify(before)).not.toContain(consultation.number);
    const { weak } = before.figures;
    await measure({
      sessionId,
      minutes: [minute(doctorId, 0, { level: 'voice', levelMs: { voice: 60_000 } })],
    });
    await waitFor('a weak one', async () => (await countOf()).figures.weak === weak + 1);
    expect((await people.coordinator.call('getLiveOversight', { query: {} })).body.code).toBe(
      'ACTION_NOT_ALLOWED',
    );
  });
});

describe('a link that gets in the way for minutes', () => {
  it('is told to the coordinators of both hospitals, once, and to nobody else', async () => {
    const { consultation, sessionId, doctorId, expertId } = await inRoom();
    await waitFor(
      'both in the room',
      async () => (await roomOf(people.coordinator, consultation))?.state === 'live',
    );
    const noticesOf = async (client: ApiClient) =>
      (await client.call('listNotifications', { query: { limit: 100 } })).body.items.filter(
        (item) =>
          'consultationId' in item &&
          item.consultationId === consultation.id &&
          item.kind.startsWith('session.'),
      );
    const lossy = { uplinkLossShare: 0.4 };
    const alarm = api.app.get(QualityAlarm, { strict: false });
    const look = () => actAsSystem(() => alarm.look());
    await measure({
      sessionId,
      minutes: [minute(doctorId, 0, { ...lossy, coveredMs: 10_000 }), minute(expertId, 0)],
    });
    await waitFor('a first look', async () =>
      (await roomOf(people.coordinator, consultation))?.participants.every(({ level }) => level),
    );
    await look();
    expect(await noticesOf(people.coordinator)).toEqual([]);
    await measure({ sessionId, minutes: [2, 1, 0].map((ago) => minute(doctorId, ago, lossy)) });
    for (const client of [people.coordinator, people.countyCoordinator]) {
      const [notice] = await waitFor('the notice', async () => {
        await look();
        const found = await noticesOf(client);
        return found.length > 0 && found;
      });
      expect(notice?.kind).toBe('session.loss');
    }
    for (let again = 0; again < 3; again += 1) await look();
    await measure({ sessionId, minutes: [minute(expertId, 1, lossy), minute(expertId, 0, lossy)] });
    await look();
    expect((await noticesOf(people.coordinator)).map(({ kind }) => kind)).toEqual(['session.loss']);
    expect(await noticesOf(people.doctor)).toEqual([]);
  });
});

describe('a session that is over', () => {
  it('is summed up once, whatever comes twice or makes no sense, and shown with its verdict', async () => {
    const { consultation, sessionId, doctorId, expertId } = await inRoom();
    const lossy = { uplinkLossShare: 0.25 };
    const part = minute(doctorId, 3, { ...lossy, coveredMs: 20_000, levelMs: { fullVideo: 20_000 } });
    await measure({ sessionId, minutes: [minute(doctorId, 3, lossy), minute(expertId, 3)] });
    await measure({ sessionId, minutes: [part] }); // an earlier telling of the same minute, late
    await measure({ sessionId, minutes: [minute(doctorId, 2, lossy), minute(randomUUID(), 2)] });
    await measure({ sessionId: randomUUID(), minutes: [minute(doctorId, 2)] });
    await measure({ sessionId: 'nonsense', minutes: 7 });
    await redis.xadd(controlKeys.quality(api.config.REDIS_PREFIX), '*', 'something', 'else');
    await measure({ sessionId, minutes: [minute(expertId, 2)] });
    await waitFor(
      'both in the room',
      async () => (await roomOf(people.coordinator, consultation))?.state === 'live',
    );
    await people.expert.call('endSession', params(consultation));
    const [session] = await waitFor('the summary', async () => {
      const { body } = await people.doctor.call('getSessionQuality', params(consultation));
      return body[0]?.links.length === 2 && body;
    });
    expect(session).toMatchObject({ sessionId, verdict: 'poor' });
    const ofDoctor = session?.links.find(({ person }) => person.id === doctorId);
    expect(ofDoctor).toMatchObject({
      coveredMs: 120_000,
      verdict: 'poor',
      hospital: { code: 'COUNTY-A' },
      faults: [{ reason: 'loss', severity: 'poor' }],
      levelMs: { fullVideo: 120_000 },
      uplinkLoss: { median: 0.25, p95: 0.25 },
    });
    const ofExpert = session?.links.find(({ person }) => person.id === expertId);
    expect(ofExpert).toMatchObject({ verdict: 'good', hospital: { code: 'TOP-A' }, faults: [] });
    expect((await people.otherDoctor.call('getSessionQuality', params(consultation))).status).toBe(404);
  });

  it('goes into the history of each hospital’s link, to its own people alone', async () => {
    const { invitingHospital } = await submitted(people.doctor);
    const history = { params: { hospitalId: invitingHospital.id }, query: { days: 30 as const } };
    for (const client of [people.countyCoordinator, administrator]) {
      const { body } = await client.call('getLinkHistory', history);
      expect(body.all).toMatchObject({ sessions: 1, poor: 1, lossShare: 0.25 });
      expect(body.byDay).toHaveLength(1);
      expect(body.byHour.reduce((sum, { sessions }) => sum + sessions, 0)).toBe(1);
      expect(body.byWeekday.filter(({ sessions }) => sessions > 0)).toHaveLength(1);
      expect(body.reasons).toEqual([{ reason: 'loss', sessions: 1 }]);
    }
    expect((await people.coordinator.call('getLinkHistory', history)).body.code).toBe('ACTION_NOT_ALLOWED');
  });

  it('teaches the room where the next one over that hospital’s link begins', async () => {
    const voice = { level: 'voice', levelMs: { voice: 60_000 } } as const;
    for (let session = 0; session < 3; session += 1) {
      const { consultation, sessionId, doctorId, expertId } = await inRoom();
      const minutes = [4, 3, 2].flatMap((ago) => [minute(doctorId, ago, voice), minute(expertId, ago)]);
      await measure({ sessionId, minutes });
      await waitFor(
        'both in the room',
        async () => (await roomOf(people.coordinator, consultation))?.state === 'live',
      );
      await people.expert.call('endSession', params(consultation));
      await waitFor('the summary', async () => {
        const { body } = await people.doctor.call('getSessionQuality', params(consultation));
        return body[0]?.links.length === 2;
      });
    }
    const { consultation } = await inRoom();
    const ticketOf = async (client: ApiClient) =>
      (await client.call('issueRoomTicket', { ...params(consultation), query: {} })).body;
    expect(await ticketOf(people.doctor)).toMatchObject({ startLevel: 'voice' });
    expect(await ticketOf(people.expert)).toMatchObject({ startLevel: 'fullVideo' });
  });
});
