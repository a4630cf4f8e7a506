import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Consultation, controlKeys, type JournalRecord, type MediaFact } from '@jiedui/contracts';
import { JournalSeal } from '@jiedui/platform';
import { waitFor } from '@jiedui/testing';
import { Redis } from 'ioredis';
import { randomBytes, randomUUID } from 'node:crypto';
import { ApiHarness } from '../../../test/api-harness.js';
import { reportFact } from '../../../test/media-node.js';
import { accept, schedule, signInEveryone, submitted } from '../../../test/consultation-steps.js';

let api: ApiHarness;
let redis: Redis;
let people: Awaited<ReturnType<typeof signInEveryone>>;
let consultation: Consultation;

beforeAll(async () => {
  api = await ApiHarness.start();
  redis = new Redis(api.config.REDIS_URL);
  people = await signInEveryone(api);
  const accepted = await accept(people.expert, await submitted(people.doctor));
  consultation = await schedule(people.expert, accepted, new Date(Date.now() + 3_600_000));
});
afterAll(async () => {
  redis.disconnect();
  await api.stop();
});

const sessionId = () => consultation.session?.id ?? '';
const journal = () => controlKeys.journal(api.config.REDIS_PREFIX, sessionId());
const writer = randomUUID();

/** What a media node would have in the journal. */
const stored = (seq: number, text: string) => storedEntry(seq, { kind: 'chat', text });
async function storedEntry(seq: number, entry: JournalRecord['entry'], data?: string): Promise<void> {
  const record: JournalRecord = {
    author: consultation.requestedBy.id,
    nameZh: '李',
    nameEn: 'Li',
    writer,
    seq,
    at: new Date(Date.now() - 60_000).toISOString(),
    entry,
    data,
  };
  const sealed = await new JournalSeal(api.config.MEDIA_SECRET, sessionId()).seal(record);
  await redis.xadd(journal(), '*', 'entry', sealed);
}
const report = (type: Extract<MediaFact['type'], 'journal.grew' | 'room.closed'>) =>
  reportFact(redis, api.config.REDIS_PREFIX, { nodeId: 'node', type, sessionId: sessionId() });
const params = () => ({ params: { consultationId: consultation.id } });
const told = async (query: { after?: number; limit?: number } = {}) =>
  (await people.expert.call('getTranscript', { ...params(), query })).body;
const texts = async () =>
  (await told()).items.flatMap(({ entry }) => (entry.kind === 'chat' ? [entry.text] : []));
const tells = (expected: readonly string[]) =>
  waitFor(`the transcript: ${expected.join()}`, async () => (await texts()).join() === expected.join());

describe('what is said in a session', () => {
  it('is kept in the order of the room, once, however often it is reported', async () => {
    await stored(1, 'one');
    await stored(2, 'two');
    await report('journal.grew');
    await tells(['one', 'two']);
    await stored(3, 'three');
    await report('journal.grew');
    await report('journal.grew');
    await report('room.closed');
    await tells(['one', 'two', 'three']);
    // Begun again after a loss: the same entries, at other positions.
    await redis.del(journal());
    await stored(2, 'two');
    await stored(3, 'three');
    await stored(4, 'four');
    await report('room.closed');
    await tells(['one', 'two', 'three', 'four']);
    const { items } = await told();
    expect(items[0]?.author.id).toBe(consultation.requestedBy.id);
  });

  it('is told in pages', async () => {
    const first = await told({ limit: 3 });
    expect([first.items.length, first.hasMore]).toEqual([3, true]);
    const after = first.items.at(-1)?.ordinal ?? 0;
    const rest = await told({ after, limit: 3 });
    expect(rest).toMatchObject({ items: [{ entry: { text: 'four' } }], hasMore: false });
  });

  it('is passed over where it does not open, and the rest is kept', async () => {
    await redis.xadd(journal(), '*', 'entry', 'not a sealed entry');
    await stored(5, 'five');
    await report('journal.grew');
    await tells(['one', 'two', 'three', 'four', 'five']);
    expect((await told()).hasMore).toBe(false);
  });

  it('lies sealed in the database', async () => {
    const rows = await api.orm.em.fork().execute<{ content: Buffer }[]>('select content from session_entry');
    expect(rows).toHaveLength(5);
    expect(Buffer.concat(rows.map(({ content }) => content)).includes('three')).toBe(false);
  });

  it('is for those who may read the consultation', async () => {
    const status = async (who: keyof typeof people) =>
      (await people[who].call('getTranscript', { ...params(), query: {} })).status;
    expect(await status('doctor')).toBe(200);
    expect(await status('otherExpert')).toBe(404);
    expect(await status('otherDoctor')).toBe(404);
  });
});

describe('a voice note', () => {
  const sound = randomBytes(9_000);
  const noteId = randomUUID();
  const pieces = [sound.subarray(0, 4_096), sound.subarray(4_096, 8_192), sound.subarray(8_192)];
  const said = (index: number) =>
    storedEntry(
      100 + index,
      index === 0
        ? { kind: 'voice', noteId, count: 3, index, mimeType: 'audio/webm', durationMs: 6_000 }
        : { kind: 'voice.part', noteId, count: 3, index },
      pieces[index]?.toString('base64'),
    );
  const line = () =>
    waitFor('the note in the transcript', async () =>
      (await told()).items.find(({ entry }) => entry.kind === 'voice'),
    );
  const play = async (who: keyof typeof people) => {
    const entryId = (await line()).id;
    return people[who].call('getVoiceNote', { params: { consultationId: consultation.id, entryId } });
  };

  it('is one line, and tells that it is not whole while pieces are under way', async () => {
    await said(0);
    await said(2);
    await report('journal.grew');
    const { entry } = await line();
    expect(entry).toMatchObject({ kind: 'voice', durationMs: 6_000 });
    const { status, body } = await play('expert');
    expect([status, body]).toMatchObject([409, { code: 'VOICE_NOTE_INCOMPLETE' }]);
  });

  it('plays whole once all of it is there, whichever piece came last', async () => {
    await said(1);
    await report('journal.grew');
    const { body } = await waitFor('the whole note', async () => {
      const answer = await play('doctor');
      return answer.status === 200 && answer;
    });
    expect(body).toMatchObject({ mimeType: 'audio/webm', durationMs: 6_000 });
    expect(Buffer.from(body.data, 'base64').equals(sound)).toBe(true);
    expect((await told()).items.filter(({ entry }) => entry.kind !== 'chat')).toHaveLength(1);
  });

  it('is for those who may read the consultation, and who heard it is on record', async () => {
    expect((await play('otherExpert')).status).toBe(404);
    expect((await play('otherDoctor')).status).toBe(404);
    const rows = await api.orm.em
      .fork()
      .execute<{ details: object }[]>("select details from audit_event where details->>'part' = 'voiceNote'");
    expect(rows.length).toBeGreaterThan(0);
  });
});
