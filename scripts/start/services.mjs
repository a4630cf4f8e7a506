// @ts-check
import path from 'node:path';
import { startMailbox } from '../services/mailbox.mjs';
import { startPostgres } from '../services/postgres.mjs';
import { startRedis } from '../services/redis.mjs';
import { dataDir } from '../system/paths.mjs';
import { keepRunning } from './supervision.mjs';

/** @typedef {{ name: string, pid?: () => number, stop: () => Promise<void> }} Part */

/**
 * Starts those of PostgreSQL, Redis and the mailbox that the environment does not name.
 * @param {object} options
 * @param {import('./secrets.mjs').Secrets} options.secrets
 * @param {(wish: import('../services/ports.mjs').Wish) => Promise<number>} options.port
 * @param {(part: Part) => void} options.onStarted
 * @param {() => void} options.onChange
 * @returns {Promise<Record<string, string>>} their addresses, as environment variables
 */
export async function startServices({ secrets, port, onStarted, onChange }) {
  const started = await Promise.all([
    process.env.DATABASE_URL ? {} : postgres(),
    process.env.REDIS_URL ? {} : redis(),
    process.env.SMTP_URL ? {} : mailbox(),
  ]);
  return Object.assign({}, ...started);

  async function postgres() {
    const at = await port({ name: 'PostgreSQL', variable: 'POSTGRES_PORT', preferred: 54329 });
    const options = {
      dataDir: path.join(dataDir, 'postgres'),
      port: at,
      password: secrets.postgresPassword,
      applicationPassword: secrets.applicationPassword,
    };
    const kept = await keepRunning('PostgreSQL', () => startPostgres(options), onChange);
    onStarted({ name: 'postgres', pid: () => kept.current.pid, stop: kept.stop });
    return { DATABASE_URL: kept.current.url, DATABASE_OWNER_URL: kept.current.ownerUrl };
  }

  async function redis() {
    const at = await port({ name: 'Redis', variable: 'REDIS_PORT', preferred: 63799 });
    const options = { dataDir: path.join(dataDir, 'redis'), port: at, password: secrets.redisPassword };
    const kept = await keepRunning('Redis', () => startRedis(options), onChange);
    onStarted({ name: 'redis', pid: () => kept.current.pid, stop: kept.stop });
    return { REDIS_URL: kept.current.url };
  }

  async function mailbox() {
    const smtpPort = await port({ name: 'mail', variable: 'SMTP_PORT', preferred: 3025 });
    const webPort = await port({ name: 'the mailbox', variable: 'MAILBOX_PORT', preferred: 3080 });
    const mail = await startMailbox({ dataDir: path.join(dataDir, 'mail'), smtpPort, webPort });
    onStarted({ name: 'mailbox', stop: mail.stop });
    return { SMTP_URL: mail.smtpUrl, MAILBOX_URL: mail.webUrl };
  }
}
