// @ts-check
import { redisBinary, unpackedFolder } from '../services/redis-binary.mjs';
import { run } from '../system/commands.mjs';
import { install, installCommand, unpack } from '../system/debian.mjs';
import { Failure } from '../system/failure.mjs';
import { makeFolder } from '../system/unpacked.mjs';

/** redis-tools holds the server too; redis-server would add a system service that starts by itself. */
const PACKAGES = ['redis-tools'];

/** @type {import('./setup.mjs').Step} */
export const redis = {
  name: 'redis',
  async check() {
    if (process.env.REDIS_URL) return {};
    return (await works()) ? {} : undefined;
  },
  async run(progress) {
    if (await install(PACKAGES, progress)) {
      if (await works()) return {};
    } else {
      await makeFolder(unpackedFolder(), (part) => unpack(PACKAGES, part, progress));
      if (await works()) return {};
    }
    throw new Failure('There is no Redis server on this machine, and this user cannot install one.', [
      `Install it: ${installCommand(PACKAGES)}`,
      'or set REDIS_URL to a Redis 6.2 or later (or Valkey) of your own.',
    ]);
  },
};

async function works() {
  const binary = redisBinary();
  if (!binary) return false;
  const { argv0, env } = binary;
  return (await run(binary.command, ['--version'], { argv0, env: { ...process.env, ...env } })).code === 0;
}
