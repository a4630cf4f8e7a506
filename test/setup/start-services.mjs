import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startMailbox } from '../../scripts/services/mailbox.mjs';
import { freePort } from '../../scripts/services/ports.mjs';
import { startPostgres } from '../../scripts/services/postgres.mjs';
import { startRedis } from '../../scripts/services/redis.mjs';

/** Starts a PostgreSQL, a Redis and a mail server for one test run, and tells the tests where they are. */
export default async function startServices() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'jiedui-test-'));
  fs.chmodSync(folder, 0o755);
  const [postgres, redis, mailbox] = await Promise.all([
    startPostgres({ dataDir: path.join(folder, 'postgres'), port: await freePort(), durable: false }),
    startRedis({ dataDir: path.join(folder, 'redis'), port: await freePort(), durable: false }),
    startMailbox({
      dataDir: path.join(folder, 'mail'),
      smtpPort: await freePort(),
      webPort: await freePort(),
    }),
  ]);
  process.env.TEST_DATABASE_URL = postgres.ownerUrl;
  process.env.TEST_APPLICATION_URL = postgres.url;
  process.env.TEST_REDIS_URL = redis.url;
  process.env.TEST_SMTP_URL = mailbox.smtpUrl;
  process.env.TEST_MAILBOX_URL = mailbox.webUrl;
  globalThis.testServices = {
    folder,
    stop: () => Promise.all([postgres.stop(), redis.stop(), mailbox.stop()]),
  };
}
