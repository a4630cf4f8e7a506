// @ts-check
import path from 'node:path';
import { isExecutable, which } from '../system/commands.mjs';
import { cacheDir } from '../system/paths.mjs';
import { libraryFolders } from '../system/unpacked.mjs';

const FOLDERS = ['/usr/bin', '/usr/local/bin', '/opt/homebrew/bin'];

/** Where Debian's packages are unpacked for a user who may not install them. */
export const unpackedFolder = () => path.join(cacheDir(), 'redis');

/**
 * A Redis (or Valkey) server on this machine, if there is one.
 * @returns {{ command: string, argv0: string, env: Record<string, string> } | undefined}
 */
export function redisBinary() {
  const server = which('redis-server', FOLDERS) ?? which('valkey-server', FOLDERS);
  if (server) return { command: server, argv0: server, env: {} };
  // In Debian the server and redis-check-rdb of redis-tools are one program, which looks at its name.
  const check = which('redis-check-rdb', FOLDERS);
  if (check) return { command: check, argv0: 'redis-server', env: {} };
  const unpacked = path.join(unpackedFolder(), 'usr/bin/redis-check-rdb');
  if (!isExecutable(unpacked)) return undefined;
  return {
    command: unpacked,
    argv0: 'redis-server',
    env: { LD_LIBRARY_PATH: libraryFolders(unpackedFolder()).join(':') },
  };
}
