import type { Journaled, PersonEntry } from '@jiedui/contracts';
import { controlKeys } from '@jiedui/contracts';
import { connectRedis } from '@jiedui/platform';
import { BreakableLink, type SignallingClient, waitFor } from '@jiedui/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Redis } from 'ioredis';
import { randomUUID } from 'node:crypto';
import { MediaNodeFixture, newPersonId, newSessionId } from '../media-node.fixture.js';
import { RoomRegistry } from '../rooms/room.registry.js';

const shared = { REDIS_PREFIX: `test-${randomUUID()}`, MEDIA_SECRET: randomUUID() };
let link: BreakableLink;
let redis: Redis;
let near: MediaNodeFixture;
/** Reaches the same Redis over a link that can be cut. */
let far: MediaNodeFixture;
let sessionId = newSessionId();

beforeAll(async () => {
  const url = process.env.TEST_REDIS_URL ?? '';
  redis = connectRedis(url);
  link = await BreakableLink.to(new URL(url));
  near = await MediaNodeFixture.start({ ...shared, MEDIA_NODE_ID: 'near' });
  far = await MediaNodeFixture.start({
    ...shared,
    MEDIA_NODE_ID: 'far',
    REDIS_URL: `redis://127.0.0.1:${link.port}`,
  });
});

beforeEach(() => {
  sessionId = newSessionId();
});

afterAll(async () => {
  await Promise.all([near.stop(), far.stop()]);
  link.close();
  redis.disconnect();
});

const chat = (text: string): PersonEntry => ({ kind: 'chat', text });
/** What people wrote, without what the node says of their coming and going. */
const written = (entries: readonly Journaled[]) => entries.filter(({ author: by }) => by !== 'node');
const wordsOf = (entries: readonly Journaled[]) =>
  entries.flatMap(({ entry }) => (entry.kind === 'chat' ? entry.text : []));

const voice: PersonEntry = {
  kind: 'voice',
  noteId: randomUUID(),
  count: 1,
  index: 0,
  mimeType: 'audio/webm',
  durationMs: 1_000,
};

/** One browser's counting. */
function author(peer: SignallingClient) {
  const writer = randomUUID();
  let seq = 0;
  return {
    say: (text: string) =>
      peer.ask('journal.append', { writer, seq: (seq += 1), ageMs: 0, entry: chat(text) }),
    speak: (data: string) =>
      peer.ask('journal.append', { writer, seq: (seq += 1), ageMs: 0, entry: voice, data }),
  };
}

async function readAll(peer: SignallingClient): Promise<Journaled[]> {
  const entries: Journaled[] = [];
  for (;;) {
    const answer = await peer.ask('journal.read', { after: entries.at(-1)?.position });
    if (!answer.ok) throw new Error(answer.error.code);
    entries.push(...answer.value.entries);
    if (!answer.value.hasMore) return entries;
  }
}

const heard = (peer: SignallingClient, text: string) =>
  peer.told('journal.appended', ({ entries }) => wordsOf(entries).includes(text));

describe('what is appended to a journal', () => {
  it('is told on every node that holds the room, with its author, in one order', async () => {
    const personId = newPersonId();
    const doctor = await near.join({ sessionId, personId, nameEn: 'Doctor' });
    const expert = await far.join({ sessionId });
    expect(await author(doctor).say('one')).toMatchObject({ ok: true });
    const { entries } = await heard(expert, 'one');
    expect(written(entries)).toMatchObject([{ author: personId, nameEn: 'Doctor', isKept: true, seq: 1 }]);
    await Promise.all([
      ...[1, 2, 3].map((n) => author(doctor).say(`doctor ${n}`)),
      ...[1, 2, 3].map((n) => author(expert).say(`expert ${n}`)),
    ]);
    const seen = await waitFor('all on both nodes', async () => {
      const [here, there] = [written(await readAll(doctor)), written(await readAll(expert))];
      return here.length === 7 && there.length === 7 && { here, there };
    });
    expect(seen.there).toEqual(seen.here);
  });

  it('happens once, however often and wherever it is repeated', async () => {
    const personId = newPersonId();
    const doctor = await near.join({ sessionId, personId });
    const expert = await far.join({ sessionId });
    const writer = randomUUID();
    const append = { writer, seq: 4, ageMs: 0, entry: chat('once') };
    const answers = await Promise.all([1, 2, 3].map(() => doctor.ask('journal.append', append)));
    await heard(expert, 'once');
    // The same person, meanwhile on the other node.
    const moved = await far.join({ sessionId, personId });
    answers.push(await moved.ask('journal.append', append));
    const positions = answers.map((answer) => (answer.ok ? answer.value.position : answer.error.code));
    expect(new Set(positions).size).toBe(1);
    expect(wordsOf(await readAll(expert))).toEqual(['once']);
    // Another person's number is another entry.
    expect(await expert.ask('journal.append', append)).toMatchObject({ ok: true });
    expect(wordsOf(await readAll(expert))).toEqual(['once', 'once']);
  });

  it('outlives the node that took it', async () => {
    const lone = await MediaNodeFixture.start({ ...shared, MEDIA_NODE_ID: 'lone' });
    const doctor = await lone.join({ sessionId });
    const texts = Array.from({ length: 120 }, (_, at) => `line ${at}`);
    const { say } = author(doctor);
    // No faster than a node takes requests from one browser.
    for (const text of texts.slice(0, 40)) await say(text);
    const journal = lone.app.get(RoomRegistry).open[0]?.journal;
    for (const [at, text] of texts.slice(40).entries())
      await journal?.append({
        personId: newPersonId(),
        nameZh: '',
        nameEn: '',
        writer: randomUUID(),
        seq: at,
        ageMs: 0,
        entry: chat(text),
      });
    await lone.stop();
    expect(wordsOf(await readAll(await near.join({ sessionId })))).toEqual(texts);
  });

  it('lies sealed in Redis, for a time', async () => {
    const doctor = await near.join({ sessionId });
    await author(doctor).say('the patient coughs');
    const key = controlKeys.journal(shared.REDIS_PREFIX, sessionId);
    const stored = await redis.xrange(key, '-', '+');
    expect(stored.length).toBeGreaterThan(0);
    expect(JSON.stringify(stored)).not.toContain('coughs');
    expect(await redis.pttl(key)).toBeGreaterThan(23 * 3_600_000);
  });

  it('brings its heavy part only to who asks', async () => {
    const [doctor, expert] = [await near.join({ sessionId }), await far.join({ sessionId })];
    const data = Buffer.from('heavy').toString('base64');
    await author(doctor).speak(data);
    const told = await expert.told('journal.appended', ({ entries }) => written(entries).length > 0);
    const entries = written(told.entries);
    expect(entries).toMatchObject([{ hasData: true }]);
    expect(JSON.stringify(entries)).not.toContain(data);
    const { position } = entries[0] ?? { position: '' };
    expect(await expert.ask('journal.data', { position })).toEqual({ ok: true, value: { data } });
  });

  it('is refused from who has not joined, and when nothing is said', async () => {
    const waiting = await near.enter({ sessionId });
    expect(await author(waiting).say('x')).toMatchObject({ error: { code: 'SIGNALLING_OUT_OF_ORDER' } });
    const doctor = await near.join({ sessionId });
    expect(await author(doctor).say('  ')).toMatchObject({ error: { code: 'REQUEST_INVALID' } });
  });
});

describe('while Redis is away', () => {
  it('a room talks on, and afterwards everybody has everything once, in one order', async () => {
    const [doctor, nurse] = [await far.join({ sessionId }), await far.join({ sessionId })];
    const expert = await near.join({ sessionId });
    const said = author(doctor);
    await said.say('before');
    await heard(expert, 'before');
    link.cut();
    const meanwhile = [said.say('during 1'), said.say('during 2')];
    const { entries } = await heard(nurse, 'during 2');
    expect(entries.every(({ isKept }) => !isKept)).toBe(true);
    await author(expert).say('from elsewhere');
    link.mend();
    for (const answer of await Promise.all(meanwhile)) expect(answer).toMatchObject({ ok: true });
    await heard(expert, 'during 2');
    const seen = await waitFor('the same on both nodes', async () => {
      const [here, there] = [written(await readAll(expert)), written(await readAll(nurse))];
      return here.length === 4 && there.length === 4 && { here, there };
    });
    expect(seen.here).toEqual(seen.there);
    expect(wordsOf(seen.here).filter((words) => words.startsWith('during'))).toEqual([
      'during 1',
      'during 2',
    ]);
  });

  it('and has lost all, nodes put back what they know', async () => {
    const doctor = await far.join({ sessionId });
    const said = author(doctor);
    await said.say('one');
    await said.say('two');
    const { REDIS_PREFIX } = shared;
    link.cut();
    await redis.del(
      controlKeys.journal(REDIS_PREFIX, sessionId),
      controlKeys.journalIndex(REDIS_PREFIX, sessionId),
    );
    link.mend();
    const expert = await near.join({ sessionId });
    const restored = await waitFor('the entries and a mark', async () => {
      const entries = await readAll(expert);
      return entries.some(({ entry }) => entry.kind === 'journal.restored') && entries;
    });
    expect(wordsOf(restored)).toEqual(['one', 'two']);
    // Whoever was there is told to read again.
    const { journalId } = await doctor.told('journal.appended', ({ entries }) =>
      entries.some(({ entry }) => entry.kind === 'journal.restored'),
    );
    expect(await doctor.ask('journal.read', {})).toMatchObject({ value: { journalId } });
  });
});

it('A node reports that a journal has grown, and says nothing of what it holds', async () => {
  const doctor = await near.join({ sessionId });
  await author(doctor).say('the patient coughs');
  const fact = await waitFor('the report', async () =>
    (await near.facts()).find((one) => one.type === 'journal.grew' && one.sessionId === sessionId),
  );
  expect(Object.keys(fact).toSorted()).toEqual(['at', 'id', 'nodeId', 'sessionId', 'type']);
});
