import 'reflect-metadata';
import { Redis } from 'ioredis';
import pg from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';
import { endpoints } from '@jiedui/contracts';
import { connectDatabase } from '../../apps/api/src/base/database/orm.js';
import { demoPassword } from '../../apps/api/src/demo/demo.data.js';
import { seedDemo } from '../../apps/api/src/demo/demo.seed.js';
import { entities } from '../../apps/api/src/entities.js';
import { loadRegions } from '../../apps/api/src/features/regions/index.js';
import { accounts, completeRequest } from '../../apps/api/test/consultation-steps.js';
import { Installation } from './installation.js';
import { Sinks } from './sinks.js';

/**
 * Every round tells of one event of a consultation that needs an acknowledgement, through the outbox, and lets its
 * escalation come due; meanwhile one fault is injected, a little later in each round, so that over the rounds it falls
 * before the hand-over to the queue, between it and the fan-out, inside the fan-out, while a mail or a message is with
 * the other end, and after it. Which step was hit is not steered, since the product has no switch for that.
 *
 * An effect is one event told to one person by one channel: a notice in the application (a row), a mail and a text
 * message (at sinks, real servers that take everything), and each step of an escalation with the notices it tells.
 * lost: effects that were due and did not come within the time limit. duplicated: effects that came twice in such a way
 * that the receiver cannot tell. A hand-over that is repeated says the same id, as Message-ID of a mail and as
 * webhook-id of a message; receivers drop it by that, and it is counted apart, on standard error.
 */
const rounds = 24;
const limitMs = 90_000;
const faults = [
  'killJobs',
  'flushRedis',
  'killHttp',
  'killJobs',
  'killJobs',
  'restartPostgres',
  'killJobs',
  'flushRedis',
];
const email = 'expert@top-a.example';

const sinks = await Sinks.open();
const product = new Installation({
  SMTP_URL: sinks.smtpUrl,
  SMS_WEBHOOK_URL: sinks.webhookUrl,
  SMS_WEBHOOK_SECRET: 'a secret of the gateway',
  DATA_MASTER_KEYS: `faults:${'5a'.repeat(32)}`,
  MEDIA_SECRET: 'a secret of at least thirty-two characters',
  SECOND_FACTOR_ROLES: 'none',
  TOLERATE_MISSING: process.env.TOLERATE_MISSING ?? '',
});

async function sql<T extends object>(text: string, values: unknown[] = []): Promise<T[]> {
  for (;;) {
    const client = new pg.Client({ connectionString: product.postgres.ownerUrl });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return (await client.query(text, values)).rows as T[];
    } catch (error) {
      // PostgreSQL is on its way back; anything else is a mistake of this file.
      if (!/ECONNREFUSED|57P0|terminated/.test(String((error as { code?: string }).code ?? error)))
        throw error;
      await sleep(100);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}

async function prepare(): Promise<string> {
  await product.startServices();
  const orm = await connectDatabase(product.postgres.ownerUrl, entities);
  await orm.migrator.up();
  await orm.em.fork().transactional(async (em) => {
    await loadRegions(em);
    await seedDemo(em);
  });
  await orm.close();
  await Promise.all([product.start('http'), product.start('jobs')]);
  await givePhone();
  return ask();
}

async function signIn(who: string) {
  const send = async <T>(method: string, route: string, body?: object, cookie = '') => {
    const answer = await fetch(`${product.url}/api${route}`, {
      method,
      headers: { cookie, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (!answer.ok) throw new Error(`${method} ${route}: ${answer.status} ${await answer.text()}`);
    return { cookies: answer.headers.getSetCookie(), body: (await answer.json()) as T };
  };
  const { cookies } = await send('POST', '/sign-in', { email: who, password: demoPassword });
  const [cookie] = (cookies.find((one) => one.startsWith('jiedui_session=')) ?? '').split(';');
  return async <T>(method: string, route: string, body?: object) =>
    (await send<T>(method, route, body, cookie)).body;
}

/** Through the API: the number is sealed by the application. */
async function givePhone(): Promise<void> {
  const call = await signIn(email);
  await call('PUT', endpoints.saveNotificationSettings.path, {
    timeZone: null,
    quietHours: null,
    digestMinute: 1_020,
    channels: { emergency: [], soon: ['mail', 'sms'], digestible: [] },
    phone: '+8613800000000',
    chatAddress: null,
  });
}

/** A question that lies open with the invited hospital. @returns its id */
async function ask(): Promise<string> {
  const call = await signIn(accounts.doctor);
  const [pair] = await call<{ hospital: { id: string } }[]>('GET', endpoints.listPairedHospitals.path);
  type Draft = { id: string; revision: number };
  const body = { ...completeRequest, invitedHospitalId: pair?.hospital.id };
  const { id, revision } = await call<Draft>('POST', endpoints.draftConsultation.path, body);
  const submit = endpoints.submitConsultation.path.replace('{consultationId}', id);
  await call('POST', submit, { revision });
  return id;
}

/** Which of them are told: read from the posts, not from what the product wrote. */
const toldSql = `
select distinct p.email, p.id from post o join person p on p.id = o.person_id
join consultation c on c.id = $1
where o.valid_until is null and p.disabled_at is null and (
  (o.role = 'coordinator' and o.hospital_id in (c.inviting_hospital_id, c.invited_hospital_id))
  or (o.role = 'expert' and o.hospital_id = c.invited_hospital_id and c.specialty = any(o.specialties)))`;

async function inject(fault: string): Promise<void> {
  switch (fault) {
    case 'killJobs':
      await product.kill('jobs');
      return product.start('jobs');
    case 'killHttp':
      await product.kill('http');
      return product.start('http');
    case 'flushRedis': {
      const redis = new Redis(product.redisUrl);
      await redis.flushall();
      redis.disconnect();
      return;
    }
    default:
      return product.restartPostgres();
  }
}

async function round(at: number, consultationId: string): Promise<string> {
  const eventId = crypto.randomUUID();
  await sql(`insert into outbox (id, job, payload) values (gen_random_uuid(), 'notification.fanOut', $1)`, [
    JSON.stringify({ eventId, consultationId, kind: 'consultation.responseOverdue' }),
  ]);
  const isEscalation = at % 2 === 1;
  if (isEscalation) {
    // The notice first; the fault then meets the step that it takes.
    for (let tries = 0; tries < 200; tries += 1) {
      const due = await sql(
        `update notice_escalation set due_at = now() where event_id = $1 and state = 'waiting' returning 1`,
        [eventId],
      );
      if (due.length > 0) break;
      await sleep(50);
    }
  }
  // The sweep of escalations comes every two seconds, the rest within some tens of milliseconds.
  await sleep(isEscalation ? (at / rounds) * 2_200 : ((at * 7) % rounds) * 6);
  await inject(faults[at % faults.length] ?? 'killJobs');
  return eventId;
}

/** Brings every clock of the escalations forward, until each has used up its steps and nothing is open. */
async function settle(events: readonly string[]): Promise<void> {
  const until = performance.now() + limitMs;
  for (; performance.now() < until; await sleep(500)) {
    await sql(`update notice_escalation set due_at = now() where state = 'waiting' and event_id = any($1)`, [
      events,
    ]);
    await sql(`update delivery set due_at = now() where state = 'failed'`);
    const [open] = await sql<{ count: number }>(
      `select (select count(*) from outbox where done_at is null)::int
       + (select count(*) from delivery where state in ('pending', 'failed'))::int
       + (select count(*) from unnest($1::uuid[]) e (id) where 2 > (select count(*) from notice_escalation n
          where n.event_id = e.id and n.state = 'raised'))::int as count`,
      [events],
    );
    if (open?.count === 0) return;
  }
}

interface Told {
  readonly event: string;
  readonly email: string;
  readonly delivery: string | null;
  readonly channel: 'mail' | 'sms' | null;
}

async function account(events: readonly string[], consultationId: string) {
  const expected = await sql<{ email: string }>(toldSql, [consultationId]);
  const steps = await sql<{ id: string; event_id: string; step: number }>(
    `select id, event_id, step from notice_escalation where state = 'raised' and event_id = any($1)`,
    [events],
  );
  const told = await sql<Told>(
    `select n.event_id as event, p.email, d.id as delivery, d.channel
     from notification n join person p on p.id = n.person_id left join delivery d on d.notification_id = n.id
     where n.event_id = any($1)`,
    [[...events, ...steps.map(({ id }) => id)]],
  );
  const cameTo = ({ channel, delivery }: Told) =>
    delivery !== null && (channel === 'mail' ? sinks.mails : sinks.messages).has(delivery);
  const came = (event: string, person: string, channel: 'mail' | 'sms') =>
    told.filter(
      (one) => one.event === event && one.email === person && one.channel === channel && cameTo(one),
    ).length;
  const due = events.flatMap((event) => [
    ...expected.map((person) => came(event, person.email, 'mail')),
    came(event, email, 'sms'),
  ]);
  const raised = events.flatMap((event) =>
    [1, 2].map((step) => steps.filter((one) => one.event_id === event && one.step === step).length),
  );
  const ofSteps = steps.flatMap(({ id, step }) =>
    expected
      .filter(
        (person) => person.email.startsWith('coordinator@') && (step === 2 || person.email.includes('@top-')),
      )
      .map((person) => came(id, person.email, 'mail')),
  );
  const all = [...due, ...raised, ...ofSteps];
  const known = new Set((await sql<{ id: string }>('select id from delivery')).map(({ id }) => id));
  const unknown = [...sinks.mails.keys(), ...sinks.messages.keys()].filter((id) => !known.has(id)).length;
  return {
    effects: all.length,
    lost: all.filter((times) => times === 0).length,
    duplicated: all.filter((times) => times > 1).length + unknown,
  };
}

try {
  const consultationId = await prepare();
  const events: string[] = [];
  for (let at = 0; at < rounds; at += 1) events.push(await round(at, consultationId));
  await settle(events);
  const { effects, lost, duplicated } = await account(events, consultationId);
  console.error(`${effects} effects were due; ${sinks.repeats} hand-overs were repeated under the same id`);
  console.log(JSON.stringify({ injected: rounds, lost, duplicated }));
} finally {
  await product.stop();
  sinks.close();
}
