import 'reflect-metadata';
import { Redis } from 'ioredis';
import { setTimeout as sleep } from 'node:timers/promises';
import { connectDatabase } from '../../apps/api/src/base/database/orm.js';
import { seedDemo } from '../../apps/api/src/demo/demo.seed.js';
import { entities } from '../../apps/api/src/entities.js';
import { loadRegions } from '../../apps/api/src/features/regions/index.js';
import { accountOf } from './account.js';
import { ask, givePhone, sqlOf } from './asking.js';
import { Installation } from './installation.js';
import { Sinks } from './sinks.js';

/**
 * Every round sets off one of three: an event of a consultation that needs an acknowledgement, told through the outbox;
 * the same, whose escalation comes due; an emergency nobody takes, whose next page comes due. Meanwhile one fault is
 * injected, a little later in each round, so that over the rounds it falls before the hand-over to the queue, between it
 * and the fan-out, inside the fan-out, while a mail or a message is with the other end, and after it. Which step was hit
 * is not steered, since the product has no switch for that.
 *
 * An effect is one event told to one person by one channel: a notice in the application (a row), a mail and a text
 * message (at sinks, real servers that take everything), each step of an escalation with the notices it tells, and each
 * page of an emergency with its notice, up to those who asked.
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
const triggers = ['notice', 'escalation', 'ladder'] as const;
/** The sweeps come every two seconds, the rest within some tens of milliseconds. */
const sweepMs = 2_200;
const withPhone = 'expert@top-a.example';

const sinks = await Sinks.open();
const product = new Installation({
  SMTP_URL: sinks.smtpUrl,
  SMS_WEBHOOK_URL: sinks.webhookUrl,
  SMS_WEBHOOK_SECRET: 'a secret of the gateway',
  DATA_MASTER_KEYS: `faults:${'5a'.repeat(32)}`,
  MEDIA_SECRET: 'a secret of at least thirty-two characters',
  SECOND_FACTOR_ROLES: 'none',
});
const sql = sqlOf(product);
const events: string[] = [];
const emergencies: string[] = [];

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
  await givePhone(product, withPhone);
  return ask(product, 'urgent');
}

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

async function tell(consultationId: string): Promise<string> {
  const eventId = crypto.randomUUID();
  await sql(`insert into outbox (id, job, payload) values (gen_random_uuid(), 'notification.fanOut', $1)`, [
    JSON.stringify({ eventId, consultationId, kind: 'consultation.responseOverdue' }),
  ]);
  events.push(eventId);
  return eventId;
}

/** The notice first; the fault then meets the step that it takes. */
async function tellAndEscalate(consultationId: string): Promise<void> {
  const eventId = await tell(consultationId);
  for (let tries = 0; tries < 200; tries += 1) {
    const due = await sql(
      `update notice_escalation set due_at = now() where event_id = $1 and state = 'waiting' returning 1`,
      [eventId],
    );
    if (due.length > 0) return;
    await sleep(50);
  }
}

/** Nobody who is paged answers: their time is over at once. */
const passPages = () =>
  sql(
    `update on_call_page set due_at = now() where outcome is null and due_at is not null
       and consultation_id = any($1)`,
    [emergencies],
  );

async function round(at: number, consultationId: string): Promise<void> {
  const trigger = triggers[at % triggers.length];
  switch (trigger) {
    case 'escalation':
      await tellAndEscalate(consultationId);
      break;
    case 'ladder':
      emergencies.push(await ask(product, 'emergency'));
      await passPages();
      break;
    default:
      await tell(consultationId);
  }
  await sleep(trigger === 'notice' ? ((at * 7) % rounds) * 6 : (at / rounds) * sweepMs);
  await inject(faults[at % faults.length] ?? 'killJobs');
}

/** Brings every clock forward, until each escalation and each ladder has used up its steps and nothing is open. */
async function settle(): Promise<void> {
  const until = performance.now() + limitMs;
  for (; performance.now() < until; await sleep(500)) {
    await passPages();
    await sql(`update notice_escalation set due_at = now() where state = 'waiting' and event_id = any($1)`, [
      events,
    ]);
    await sql(`update delivery set due_at = now() where state = 'failed'`);
    const [open] = await sql<{ count: number }>(
      `select (select count(*) from outbox where done_at is null)::int
       + (select count(*) from delivery where state in ('pending', 'failed'))::int
       + (select count(*) from unnest($1::uuid[]) e (id) where 2 > (select count(*) from notice_escalation n
          where n.event_id = e.id and n.state = 'raised'))::int
       + (select count(*) from unnest($2::uuid[]) c (id) where not exists (select from on_call_page g
          where g.consultation_id = c.id and g.rung = 'asker'))::int as count`,
      [events, emergencies],
    );
    if (open?.count === 0) return;
  }
}

try {
  const consultationId = await prepare();
  for (let at = 0; at < rounds; at += 1) await round(at, consultationId);
  await settle();
  const setOff = { consultationId, events, emergencies, withPhone };
  const { effects, lost, duplicated } = await accountOf(sql, sinks, setOff);
  console.error(`${effects} effects were due; ${sinks.repeats} hand-overs were repeated under the same id`);
  console.log(JSON.stringify({ injected: rounds, lost, duplicated }));
} finally {
  await product.stop();
  sinks.close();
}
