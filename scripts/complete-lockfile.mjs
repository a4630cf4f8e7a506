// @ts-check
import fs from 'node:fs';
import path from 'node:path';
import { root } from './system/paths.mjs';

// npm run lock:complete, after each change of dependencies.
//
// npm drops an optional package of another platform from package-lock.json when the registry it asked did
// not have it, and then "npm ci" fails everywhere with "Missing: <package> from lock file". This puts such
// entries back. They name version, os and cpu, so they do nothing on the platforms they are not for.

const FILE = path.join(root, 'package-lock.json');
const OS = {
  darwin: 'darwin',
  linux: 'linux',
  win32: 'win32',
  windows: 'win32',
  win: 'win32',
  freebsd: 'freebsd',
  openbsd: 'openbsd',
  netbsd: 'netbsd',
  sunos: 'sunos',
  aix: 'aix',
  android: 'android',
  openharmony: 'openharmony',
};
const CPU = {
  x64: 'x64',
  arm64: 'arm64',
  ia32: 'ia32',
  arm: 'arm',
  armv7: 'arm',
  ppc64: 'ppc64',
  ppc64le: 'ppc64',
  s390x: 's390x',
  riscv64: 'riscv64',
  loong64: 'loong64',
  mips64el: 'mips64el',
  wasm32: 'wasm32',
};
const LIBC = { gnu: 'glibc', glibc: 'glibc', gnueabihf: 'glibc', musl: 'musl', musleabihf: 'musl' };

/** @typedef {{ version: string, dev?: boolean, optionalDependencies?: Record<string, string> }} Entry */

/** @type {{ packages: Record<string, Entry> }} */
const lock = JSON.parse(fs.readFileSync(FILE, 'utf8'));
const added = [];
for (const [at, entry] of Object.entries(lock.packages)) {
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    if (isResolved(at, name)) continue;
    const version = range.replace(/^[\^~=v]+/, '');
    if (!/^\d+\.\d+\.\d+/.test(version)) {
      console.error(`left out ${name}@${range}: no exact version`);
      continue;
    }
    lock.packages[`node_modules/${name}`] = platformEntry(name, version, entry);
    added.push(`${name}@${version}`);
  }
}
const sorted = Object.entries(lock.packages).toSorted(([a], [b]) => (a < b ? -1 : 1));
fs.writeFileSync(FILE, `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`);
console.log(added.length ? `Added ${added.length}: ${added.join(' ')}` : 'Nothing was missing.');

/** Looks where Node would: beside the package, then in each folder above. @param {string} at @param {string} name */
function isResolved(at, name) {
  for (
    let folder = at;
    ;
    folder = folder.includes('/node_modules/') ? folder.slice(0, folder.lastIndexOf('/node_modules/')) : ''
  ) {
    if (lock.packages[`${folder ? `${folder}/` : ''}node_modules/${name}`]) return true;
    if (!folder) return false;
  }
}

/** What the name of a platform package tells of its platform. @param {string} name @param {string} version @param {Entry} owner */
function platformEntry(name, version, owner) {
  const words = name.split(/[-/@]/);
  const pick = (/** @type {Record<string, string>} */ map) => words.map((word) => map[word]).find(Boolean);
  const [os, cpu, libc] = [pick(OS), pick(CPU), pick(LIBC)];
  return {
    version,
    ...(cpu ? { cpu: [cpu] } : {}),
    ...(owner.dev ? { dev: true } : {}),
    ...(libc && os === 'linux' ? { libc: [libc] } : {}),
    optional: true,
    ...(os ? { os: [os] } : {}),
  };
}
