// @ts-check
import os from 'node:os';
import path from 'node:path';
import { masterKeys } from './secrets.mjs';
import { dataDir, root } from '../system/paths.mjs';

/**
 * The environment of both applications. What the user sets wins; an empty variable counts as unset.
 * @param {object} options
 * @param {(wish: import('../services/ports.mjs').Wish) => Promise<number>} options.port
 * @param {Record<string, string>} options.services
 * @param {Record<string, string>} options.setup
 * @param {import('./secrets.mjs').Secrets} options.secrets
 * @param {boolean} options.isWatching
 */
export async function appEnvironment({ port, services, setup, secrets, isWatching }) {
  const host = process.env.HOST || '127.0.0.1';
  const apiPort = await port({ name: 'the API and web app', variable: 'PORT', preferred: 3000, host });
  const mediaPort = await port({ name: 'the media node', variable: 'MEDIA_PORT', preferred: 3001, host });
  const webPort = isWatching
    ? await port({ name: 'the web app', variable: 'WEB_PORT', preferred: 5173 })
    : apiPort;
  const count = Number(process.env.MEDIA_WORKERS) || os.availableParallelism();
  const rtcPort = await port({
    name: 'audio and video',
    variable: 'RTC_PORT',
    preferred: 40_000,
    host,
    count,
  });
  const local = (/** @type {number} */ at) => `http://${isEverywhere(host) ? '127.0.0.1' : host}:${at}`;
  const url = isWatching ? `http://127.0.0.1:${webPort}` : local(apiPort);
  const publicUrl = process.env.PUBLIC_URL || url;
  const defaults = {
    ...services,
    ...setup,
    NODE_ENV: isWatching ? 'development' : 'production',
    HOST: host,
    PORT: String(apiPort),
    PUBLIC_URL: publicUrl,
    REDIS_PREFIX: 'jiedui',
    MAIL_FROM: 'Jiedui <no-reply@jiedui.invalid>',
    WEB_ROOT: path.join(root, 'apps/web/dist'),
    MEDIA_SECRET: secrets.mediaSecret,
    DATA_MASTER_KEYS: masterKeys(secrets),
    // The demo's accounts are published; an installation of one's own asks administrators for a second factor.
    ...(isDemo ? { SECOND_FACTOR_ROLES: 'none' } : { SETUP_CODE: secrets.setupCode }),
    MEDIA_PORT: String(mediaPort),
    MEDIA_PUBLIC_URL: local(mediaPort),
    MEDIA_NODE_ID: 'node-1',
    RTC_LISTEN_IP: host,
    RTC_ANNOUNCED_ADDRESS: announcedAddress(host),
    RTC_PORT: String(rtcPort),
    MEDIA_WORKERS: String(count),
    WEB_ORIGINS: publicUrl,
  };
  const own = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value));
  /** @type {Record<string, string | undefined>} */
  const env = { ...defaults, ...own, DATA_DIR: dataDir };
  const addresses = { api: local(apiPort), media: local(mediaPort) };
  return { env, url, addresses, webPort };
}

/** With DEMO=no the installation begins empty, and asks for its first administrator. */
export const isDemo = process.env.DEMO !== 'no';

/** @param {string} host */
const isEverywhere = (host) => host === '0.0.0.0' || host === '::';

/** Where browsers send audio and video: an address of this machine, when it listens on all of them. */
function announcedAddress(/** @type {string} */ host) {
  if (!isEverywhere(host)) return host;
  const addresses = Object.values(os.networkInterfaces()).flatMap((list) => list ?? []);
  return addresses.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? '127.0.0.1';
}
