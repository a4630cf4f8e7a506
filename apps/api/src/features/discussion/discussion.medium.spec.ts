import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Consultation } from '@jiedui/contracts';
import { randomUUID } from 'node:crypto';
import { type ApiClient, ApiHarness } from '../../../test/api-harness.js';
import { accept, done, signInEveryone, submitted } from '../../../test/consultation-steps.js';

let api: ApiHarness;
let people: Awaited<ReturnType<typeof signInEveryone>>;
let consultation: Consultation;

beforeAll(async () => {
  api = await ApiHarness.start({ ROLES: 'http' });
  people = await signInEveryone(api);
  consultation = await accept(people.expert, await submitted(people.doctor));
});
afterAll(() => api.stop());

const params = () => ({ params: { consultationId: consultation.id } });
const post = (client: ApiClient, body: string, id = randomUUID()) =>
  client.call('postMessage', { ...params(), body: { id, body } });
const thread = async (client: ApiClient) =>
  (await client.call('listMessages', { ...params(), query: {} })).body;

describe('the thread of a consultation', () => {
  it('is written once, however often a message is sent, and read by all who take part', async () => {
    const { doctor, expert, coordinator, countyCoordinator } = people;
    const id = randomUUID();
    const answers = await Promise.all([1, 2, 3].map(() => post(doctor, '心电图已补充', id)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    for (const client of [expert, coordinator, countyCoordinator]) {
      const { items, unread, mayWrite } = await thread(client);
      expect({ bodies: items.map(({ body }) => body), unread, mayWrite }).toEqual({
        bodies: ['心电图已补充'],
        unread: 1,
        mayWrite: true,
      });
    }
    expect((await thread(doctor)).unread).toBe(0);
  });

  it('is hidden from strangers, and nobody takes the id of another', async () => {
    const { doctor, otherDoctor, foreignExpert, otherExpert, expert } = people;
    for (const client of [otherDoctor, foreignExpert, otherExpert]) {
      expect((await client.call('listMessages', { ...params(), query: {} })).status).toBe(404);
      expect((await post(client, '?')).status).toBe(404);
    }
    const id = randomUUID();
    await post(doctor, '原文', id);
    expect((await post(expert, '冒名', id)).body.code).toBe('STATE_CONFLICT');
    expect((await thread(expert)).items.at(-1)?.body).toBe('原文');
  });

  it('marks how far each has read, never back', async () => {
    const { doctor, expert } = people;
    const { body: last } = await post(doctor, '请看第二导联');
    const mark = (position: number) => expert.call('markThreadRead', { ...params(), body: { position } });
    expect((await mark(last.position + 1_000)).body.unread).toBe(0);
    await mark(1);
    const { readings } = await thread(doctor);
    expect(readings.map(({ person, position }) => [person.nameEn, position])).toEqual([
      ['Demo Expert One', last.position],
    ]);
  });

  it('pages back from the newest', async () => {
    for (let at = 1; at <= 5; at += 1) await post(people.doctor, `第 ${at} 条`);
    const query = { limit: '3' };
    const { body: newest } = await people.expert.call('listMessages', { ...params(), query });
    expect(newest).toMatchObject({ hasMore: true });
    expect(newest.items.map(({ body }) => body)).toEqual(['第 3 条', '第 4 条', '第 5 条']);
    const before = String(newest.items[0]?.position);
    const { body: older } = await people.expert.call('listMessages', {
      ...params(),
      query: { ...query, before },
    });
    expect(older.items.at(-1)?.body).toBe('第 2 条');
  });

  it('owes a notice that leaves its author out, and ends with the consultation', async () => {
    const [owed] = await api.orm.em
      .fork()
      .execute<{ payload: { exceptPersonId?: string } }[]>(
        `select payload from outbox where payload ->> 'kind' = 'message.posted' order by created_at limit 1`,
      );
    const { body: me } = await people.doctor.call('getMe', {});
    expect(owed?.payload.exceptPersonId).toBe(me.person.id);
    done(
      await people.doctor.call('cancelConsultation', {
        ...params(),
        body: { revision: consultation.revision, reason: '患者已转院' },
      }),
    );
    expect((await post(people.doctor, '还在吗')).body.code).toBe('STATE_CONFLICT');
    expect((await thread(people.doctor)).mayWrite).toBe(false);
  });
});
