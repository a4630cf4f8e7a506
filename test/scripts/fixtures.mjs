// @ts-check
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/**
 * A folder that goes with the test.
 * @param {import('node:test').TestContext} t
 */
export function temporaryFolder(t) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'jiedui-scripts-'));
  // The database server is another user when the tests run as root.
  fs.chmodSync(folder, 0o755);
  t.after(() => fs.rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/**
 * Puts programs that do as told in front of the real ones, for one test.
 * @param {import('node:test').TestContext} t
 * @param {Record<string, string>} programs shell scripts by name
 * @param {{ isAlone?: boolean }} [options] isAlone: nothing but these and the basic tools is there
 */
export function fakePrograms(t, programs, { isAlone = false } = {}) {
  const folder = temporaryFolder(t);
  for (const [name, script] of Object.entries(programs)) {
    fs.writeFileSync(path.join(folder, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  }
  const before = process.env.PATH;
  if (isAlone) {
    for (const name of ['sh', 'bash', 'env', 'dirname', 'cat', 'true']) link(folder, name, before ?? '');
  }
  process.env.PATH = isAlone ? folder : `${folder}:${before}`;
  t.after(() => {
    process.env.PATH = before;
  });
}

/** @param {string} folder @param {string} name @param {string} PATH */
function link(folder, name, PATH) {
  const from = PATH.split(':')
    .map((at) => path.join(at, name))
    .find((file) => fs.existsSync(file));
  if (from) fs.symlinkSync(from, path.join(folder, name));
}

/**
 * The same on every machine, whoever runs the tests.
 * @param {import('node:test').TestContext} t
 * @param {number} uid
 */
export function asUser(t, uid) {
  t.mock.method(/** @type {{ getuid: () => number }} */ (process), 'getuid', () => uid);
}

/** What a failure would tell the person at the keyboard. @param {Promise<unknown>} work */
export async function told(work) {
  try {
    await work;
  } catch (error) {
    const { message, remedy = [], details = [] } = /** @type {any} */ (error);
    return [message, ...details, ...remedy].join('\n');
  }
  throw new Error('it did not fail');
}
