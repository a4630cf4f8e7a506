import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { NotificationChoice } from '@jiedui/contracts';
import { waitFor } from '@jiedui/testing';
import { createHmac } from 'node:crypto';
import { ApiHarness } from '../../../test/api-harness.js';
import { renamed } from '../../../test/account-steps.js';
import { mailsTo } from '../../../test/mailbox.js';
import { accept, accounts, signInEveryone, submitted } from '../../../test/consultation-steps.js';
import { ReceivingGateway } from '../../../test/receiving-gateway.js';

const secret = 'a secret of the gateway';
let gateway: ReceivingGateway;
let api: ApiHarness;
let people: Awaited<ReturnType<typeof signInEveryone>>;

beforeAll(async () => {
  gateway = await ReceivingGateway.start();
  api = await ApiHarness.start({
    SMS_WEBHOOK_URL: `${gateway.url}/sms`,
    SMS_WEBHOOK_SECRET: secret,
  });
  people = await signInEveryone(api);
});
afterAll(async () => {
  await api.stop();
  gateway.stop();
});

const sql = <T extends object = object>(text: string, values: unknown[] = []) =>
  api.orm.em.fork().execute<T[]>(text, values);
const anyTime: NotificationChoice = {
  timeZone: null,
  quietHours: null,
  digestMinute: 17 * 60,
  channels: { emergency: [], soon: ['mail', 'sms'], digestible: ['mail'] },
  phone: '+8613800000000',
  chatAddress: null,
};
const choose = (client: (typeof people)['expert'], choice: Partial<NotificationChoice>) =>
  client.call('saveNotificationSettings', { body: { ...anyTime, ...choice } });
const deliveriesOf = (number: string, email: string) =>
  sql<{
    id: string;
    channel: string;
    state: string;
    attempts: number;
    last_error: string | null;
    due_at: Date;
  }>(
    `select d.* from delivery d join notification n on n.id = d.notification_id join person p on p.id = n.person_id
     where n.consultation_number = ? and p.email = ? order by d.channel, d.id`,
    [number, email],
  );
const settled = (number: string, email: string, state: string, channel = 'sms') =>
  waitFor(`${channel} of ${number} to be ${state}`, async () =>
    (await deliveriesOf(number, email)).find((one) => one.channel === channel && one.state === state),
  );

beforeEach(() => {
  gateway.received.length = 0;
  gateway.answers.clear();
});
afterEach(() => choose(people.expert, {}));

describe('a signed webhook', () => {
  it('carries what happened to which number, signed, and nothing of the patient', async () => {
    await choose(people.expert, {});
    const { number } = await submitted(people.doctor);
    const delivery = await settled(number, accounts.expert, 'delivered');
    const [message] = gateway.received.filter(({ headers }) => headers['webhook-id'] === delivery.id);
    const { 'webhook-timestamp': at, 'webhook-signature': signature } = message?.headers ?? {};
    const body = message?.body.toString() ?? '';
    const expected = createHmac('sha256', secret)
      .update(`${delivery.id}.${String(at)}.${body}`)
      .digest('base64');
    expect(signature).toBe(`v1,${expected}`);
    expect(JSON.parse(body)).toMatchObject({ to: '+8613800000000', kind: 'consultation.submitted', number });
    for (const word of ['63 岁', '男', '胸痛', 'PCI']) expect(body).not.toContain(word);
  });

  it('is tried again with the same id while the gateway is away, and says why in the log', async () => {
    gateway.answers.set('/sms', 503);
    const { number } = await submitted(people.doctor);
    const failed = await settled(number, accounts.expert, 'failed');
    expect(failed.last_error).toBe('HTTP_503');
    gateway.answers.clear();
    await sql('update delivery set due_at = now() where id = ?', [failed.id]);
    const delivered = await settled(number, accounts.expert, 'delivered');
    expect(delivered.attempts).toBe(2);
    const ids = gateway.received.map(({ headers }) => headers['webhook-id']).filter((id) => id === failed.id);
    expect(ids).toHaveLength(2);
  });

  it('follows a gateway nowhere else', async () => {
    gateway.answers.set('/sms', 307);
    const { number } = await submitted(people.doctor);
    const dead = await settled(number, accounts.expert, 'dead');
    expect(dead.last_error).toBe('HTTP_307');
    expect(gateway.at('/elsewhere')).toHaveLength(0);
  });
});

describe('quiet hours', () => {
  const allDayButOneMinute = () => {
    const minute = new Date().getUTCHours() * 60 + new Date().getUTCMinutes();
    return { timeZone: 'UTC', quietHours: { from: (minute + 1_439) % 1_440, until: (minute + 600) % 1_440 } };
  };

  it('hold back what is no emergency until they end, and tell it in the application at once', async () => {
    await choose(people.expert, allDayButOneMinute());
    const { number } = await submitted(people.doctor);
    const waiting = await settled(number, accounts.expert, 'deferred');
    expect(new Date(waiting.due_at).getTime()).toBeGreaterThan(Date.now() + 500 * 60_000);
    const { body } = await people.expert.call('listNotifications', { query: {} });
    expect(
      body.items.some((item) => 'consultationNumber' in item && item.consultationNumber === number),
    ).toBe(true);
    await sql('update delivery set due_at = now() where id = ?', [waiting.id]);
    await settled(number, accounts.expert, 'delivered');
  });

  it('let an emergency through, by every channel there is', async () => {
    await choose(people.expert, allDayButOneMinute());
    const { id, number } = await submitted(people.doctor);
    await sql(`update consultation set urgency = 'emergency' where id = ?`, [id]);
    const [{ person } = { person: '' }] = await sql<{ person: string }>(
      'select id as person from person where email = ?',
      [accounts.expert],
    );
    await sql(`insert into outbox (id, job, payload) values (gen_random_uuid(), 'notification.fanOut', ?)`, [
      JSON.stringify({ eventId: person, consultationId: id, kind: 'consultation.responseOverdue' }),
    ]);
    await waitFor('both channels', async () => {
      const told = await deliveriesOf(number, accounts.expert);
      const urgent = told.filter(({ state }) => state === 'delivered').map(({ channel }) => channel);
      return urgent.includes('mail') && urgent.includes('sms');
    });
  });
});

describe('the daily mail', () => {
  it('collects what can wait, and goes out once', async () => {
    const first = await submitted(people.doctor);
    const second = await submitted(people.doctor);
    const address = await renamed(api, accounts.countyCoordinator);
    for (const consultation of [first, second]) await accept(people.expert, consultation);
    const digestible = () =>
      sql<{ id: string; state: string; digest_id: string | null }>(
        `select d.* from delivery d join notification n on n.id = d.notification_id join person p on p.id = n.person_id
         where p.email = ? and n.kind = 'consultation.accepted'`,
        [address],
      );
    await waitFor('both to wait', async () => (await digestible()).length === 2);
    await sql(
      `update delivery set due_at = now() where id in (?, ?)`,
      (await digestible()).map(({ id }) => id),
    );
    const mails = await waitFor('the digest', async () => {
      const found = await mailsTo(address);
      return found.length > 0 && found;
    });
    expect(mails).toHaveLength(1);
    for (const { number } of [first, second]) expect(mails[0]?.text).toContain(number);
    await waitFor('both to be noted', async () =>
      (await digestible()).every(({ state }) => state === 'delivered'),
    );
  });
});

describe('a notice that needs an acknowledgement', () => {
  const overdue = async () => {
    const { id, number } = await submitted(people.doctor);
    const [{ event } = { event: '' }] = await sql<{ event: string }>('select gen_random_uuid() as event');
    await sql(`insert into outbox (id, job, payload) values (gen_random_uuid(), 'notification.fanOut', ?)`, [
      JSON.stringify({ eventId: event, consultationId: id, kind: 'consultation.responseOverdue' }),
    ]);
    const steps = () =>
      sql<{ id: string; step: number; state: string }>(
        'select * from notice_escalation where event_id = ? order by step',
        [event],
      );
    await waitFor('the first clock', async () => (await steps()).length === 1);
    const expire = () =>
      sql(`update notice_escalation set due_at = now() where event_id = ? and state = 'waiting'`, [event]);
    return { number, event, steps, expire };
  };
  const mineOf = async (client: (typeof people)['expert'], number: string, kind: string) => {
    const { body } = await client.call('listNotifications', { query: { limit: 100 } });
    return body.items.filter(
      (item) => 'consultationNumber' in item && item.consultationNumber === number && item.kind === kind,
    );
  };

  it('goes one step further each time, once, until the steps are used up', async () => {
    const { number, steps, expire } = await overdue();
    await expire();
    await waitFor('the second clock', async () => (await steps()).length === 2);
    await expire();
    await waitFor('the end', async () => (await steps()).every(({ state }) => state === 'raised'));
    const told = () => mineOf(people.coordinator, number, 'consultation.unacknowledged');
    await waitFor('both steps', async () => (await told()).length === 2);
    expect(await mineOf(people.countyCoordinator, number, 'consultation.unacknowledged')).toHaveLength(1);
  });

  it('goes no further once one of those told has acknowledged it', async () => {
    const { number, steps, expire } = await overdue();
    const [mine] = await waitFor('the notice', async () => {
      const found = await mineOf(people.coordinator, number, 'consultation.responseOverdue');
      return found.length > 0 && found;
    });
    expect(mine?.needsAcknowledgement).toBe(true);
    const params = { notificationId: mine?.id as never };
    expect((await people.doctor.call('acknowledgeNotification', { params })).status).toBe(404);
    expect((await people.coordinator.call('acknowledgeNotification', { params })).status).toBe(200);
    await expire();
    await waitFor('the clock to stop', async () => (await steps())[0]?.state === 'settled');
    expect(await steps()).toHaveLength(1);
  });
});

describe('what the queue loses', () => {
  it('is handed over again from the table, and done once', async () => {
    const { number } = await submitted(people.doctor);
    await settled(number, accounts.expert, 'delivered');
    const [lost] = await sql<{ id: string }>(
      `update outbox set done_at = null, published_at = now() - interval '1 minute', id = gen_random_uuid()
       where job = 'notification.fanOut' and done_at is not null
       and payload->>'kind' = 'consultation.submitted' returning id`,
    );
    const idsOf = async () => (await deliveriesOf(number, accounts.expert)).map(({ id }) => id);
    const before = await idsOf();
    await waitFor('it to be done', async () => {
      const [entry] = await sql<{ done_at: Date | null }>('select done_at from outbox where id = ?', [
        lost?.id,
      ]);
      return Boolean(entry?.done_at);
    });
    expect(await idsOf()).toEqual(before);
  });
});
