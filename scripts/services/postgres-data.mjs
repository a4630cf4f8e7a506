// @ts-check
import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { lastLines, run } from '../system/commands.mjs';
import { Failure } from '../system/failure.mjs';
import { processesOn, stopProcess } from '../system/processes.mjs';
import { isRoot, isWorldReachable, makeReachable, SHARED_FOLDER } from './postgres-binaries.mjs';

/** Of initdb; it only ever connects to create the role and the database. */
export const SUPERUSER = 'postgres';

/** Under a closed folder such as /root the server, no longer root, could not reach its own data. */
export function reachableFolder(/** @type {string} */ dataDir) {
  const wanted = path.resolve(dataDir);
  if (!isRoot || isWorldReachable(path.dirname(wanted))) return wanted;
  const key = createHash('sha256').update(wanted).digest('hex').slice(0, 12);
  const folder = path.join(SHARED_FOLDER, key, path.basename(wanted));
  makeReachable(SHARED_FOLDER);
  makeReachable(path.dirname(folder));
  fs.mkdirSync(path.dirname(wanted), { recursive: true });
  if (!fs.lstatSync(wanted, { throwIfNoEntry: false })) fs.symlinkSync(folder, wanted);
  return folder;
}

/**
 * A start that was killed leaves its server running, or the lock file of one that is gone: its number may
 * belong to a stranger now, whom PostgreSQL would take for another server on this folder.
 */
export async function stopOrphans(/** @type {string} */ folder) {
  const lock = path.join(folder, 'postmaster.pid');
  if (!fs.existsSync(lock)) return;
  const server = Number.parseInt(fs.readFileSync(lock, 'utf8'), 10);
  const orphans = processesOn(/postgres/, folder, lock);
  if (orphans.includes(server)) await stopProcess(server, 'SIGINT', 8000);
  // Without their server the others end by themselves, but not in the middle of a long query.
  else await Promise.all(orphans.map((pid) => stopProcess(pid, 'SIGQUIT', 4000)));
  fs.rmSync(lock, { force: true });
}

/**
 * Makes an empty database cluster.
 * @param {string} initdb
 * @param {string} folder
 * @param {string} password
 * @param {import('../system/commands.mjs').RunOptions} options
 */
export async function initialise(initdb, folder, password, options) {
  // What an interrupted first start left behind is no database yet.
  for (const entry of fs.readdirSync(folder))
    fs.rmSync(path.join(folder, entry), { recursive: true, force: true });
  const passwordFile = path.join(path.dirname(folder), `.pg-${randomBytes(6).toString('hex')}`);
  fs.writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (options.uid !== undefined) fs.chownSync(passwordFile, options.uid, options.gid ?? options.uid);
  try {
    const { code, output } = await run(
      initdb,
      [
        '-D',
        folder,
        '-U',
        SUPERUSER,
        '-E',
        'UTF8',
        '--locale-provider=builtin',
        '--locale=C.UTF-8',
        '--no-sync',
        '-A',
        'scram-sha-256',
        `--pwfile=${passwordFile}`,
      ],
      { ...options, cwd: '/' },
    );
    if (code !== 0) {
      throw new Failure(
        `PostgreSQL could not create its data folder ${folder}.`,
        ['Check free disk space and the rights on that folder.'],
        lastLines(output, 4),
      );
    }
  } finally {
    fs.rmSync(passwordFile, { force: true });
  }
}
