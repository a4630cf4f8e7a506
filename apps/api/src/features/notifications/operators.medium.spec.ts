import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { apiPrefix, queueBoardPath } from '@jiedui/contracts';
import { waitFor } from '@jiedui/testing';
import { type ApiClient, ApiHarness } from '../../../test/api-harness.js';
import { accounts, submitted } from '../../../test/consultation-steps.js';
import { ReceivingGateway } from '../../../test/receiving-gateway.js';

const board = `${apiPrefix}${queueBoardPath}`;
let gateway: ReceivingGateway;
let api: ApiHarness;
let operator: ApiClient;
let doctor: ApiClient;
let expert: ApiClient;

beforeAll(async () => {
  gateway = await ReceivingGateway.start();
  gateway.answers.set('/chat', 400);
  api = await ApiHarness.start({
    CHAT_WEBHOOK_URL: `${gateway.url}/chat`,
    CHAT_WEBHOOK_SECRET: 'a secret of the gateway',
  });
  [operator, doctor, expert] = (await Promise.all(
    ['admin@jiedui.example', accounts.doctor, accounts.expert].map((email) => api.signIn(email)),
  )) as [ApiClient, ApiClient, ApiClient];
});
afterAll(async () => {
  await api.stop();
  gateway.stop();
});

const sql = <T extends object>(text: string, values: unknown[] = []) =>
  api.orm.em.fork().execute<T[]>(text, values);

describe('the log of deliveries', () => {
  it('shows what died and why, and drives it again with a line in the trail', async () => {
    const { body: settings } = await expert.call('getNotificationSettings', {});
    const { timeZone, quietHours, digestMinute, channels } = settings;
    await expert.call('saveNotificationSettings', {
      body: {
        timeZone,
        quietHours,
        digestMinute,
        channels: { ...channels, soon: ['chat'] },
        phone: null,
        chatAddress: 'li.expert',
      },
    });
    const { number } = await submitted(doctor);
    const find = async (state: 'dead' | 'delivered') =>
      (await operator.call('listDeliveries', { query: { search: number.slice(-5), state, channel: 'chat' } }))
        .body;
    const { items, counts } = await waitFor('it to die', async () => {
      const page = await find('dead');
      return page.items.length > 0 && page;
    });
    expect([items[0]?.consultationNumber, items[0]?.lastError, counts.dead]).toEqual([number, 'HTTP_400', 1]);
    const params = { deliveryId: items[0]?.id ?? '' };
    const { body: detail } = await operator.call('getDelivery', { params });
    expect(detail.tries.map(({ error }) => error)).toEqual(['HTTP_400']);
    gateway.answers.clear();
    const { body } = await operator.call('redriveDeliveries', { body: { ids: [params.deliveryId] } });
    expect(body.redriven).toBe(1);
    await waitFor('it to arrive', async () => (await find('delivered')).items.length === 1);
    expect(
      (await operator.call('redriveDeliveries', { body: { ids: [params.deliveryId] } })).body.redriven,
    ).toBe(0);
    const trail = await sql<{ details: object }>(
      `select details from audit_event where subject_kind = 'delivery' and subject_id = ?`,
      [params.deliveryId],
    );
    expect(trail.map(({ details }) => details)).toEqual([
      { what: 'redrive', channel: 'chat', error: 'HTTP_400' },
    ]);
  });

  it('is nobody else’s', async () => {
    for (const client of [doctor, expert]) {
      expect((await client.call('listDeliveries', { query: {} })).body.code).toBe('ACTION_NOT_ALLOWED');
      const ids = [(await sql<{ id: string }>('select id from delivery limit 1'))[0]?.id ?? ''];
      expect((await client.call('redriveDeliveries', { body: { ids } })).body.code).toBe(
        'ACTION_NOT_ALLOWED',
      );
    }
  });
});

describe('the board of the queue', () => {
  const html = { headers: { accept: 'text/html' } };

  it('opens for platform administrators alone, and says so in the trail', async () => {
    const { status, headers } = await operator.send('GET', board, html);
    expect([status, String(headers['content-security-policy'])]).toEqual([
      200,
      expect.stringContaining("base-uri 'self'"),
    ]);
    expect((await operator.send('GET', `${board}/api/queues`, {})).status).toBe(200);
    const trail = await sql("select 1 from audit_event where subject_kind = 'queue' and action = 'read'");
    expect(trail).toHaveLength(1);
  });

  it('is not there for anybody else, whichever of its addresses they ask', async () => {
    for (const path of [board, `${board}/`, `${board}/api/queues`, `${board}/static/js/main.js`]) {
      expect((await doctor.send('GET', path, html)).status).toBe(404);
      expect((await api.stranger.send('GET', path, html)).status).toBe(401);
    }
    expect((await doctor.send('PUT', `${board}/api/queues/jobs/pause`, {})).status).toBe(404);
  });

  it('takes no change from another site', async () => {
    const foreign = { headers: { origin: 'https://elsewhere.example' } };
    expect((await operator.send('PUT', `${board}/api/queues/jobs/pause`, foreign)).status).toBe(403);
  });
});
