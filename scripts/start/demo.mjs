// @ts-check
import fs from 'node:fs';
import { lastLines, run } from '../system/commands.mjs';
import { Failure } from '../system/failure.mjs';
import { logFile, root } from '../system/paths.mjs';
import { paint } from '../system/terminal.mjs';

/** @typedef {{ role: string, email: string, password: string, name: string, hospital: string }} Account */

const CLI = 'dist/apps/api/src/cli';
const COLUMNS = /** @type {const} */ (['role', 'email', 'password', 'name', 'hospital']);

/** Brings the database to this version. @param {NodeJS.ProcessEnv} env */
export async function migrate(env) {
  await runCli('migrate', env, 'The database could not be brought up to date.');
}

/** Adds the demonstration data where it is not there yet. @param {NodeJS.ProcessEnv} env @returns {Promise<Account[]>} */
export async function seed(env) {
  const output = await runCli('seed', env, 'The demonstration data could not be added.');
  const line = output.split('\n').find((text) => text.startsWith('{"accounts"'));
  return line ? JSON.parse(line).accounts : [];
}

/** @param {string} name @param {NodeJS.ProcessEnv} env @param {string} failure */
async function runCli(name, env, failure) {
  const log = logFile(name);
  fs.rmSync(log, { force: true });
  const { code, output } = await run(process.execPath, [`${CLI}/${name}.js`], {
    cwd: root,
    env,
    log,
    ownGroup: true,
  });
  if (code !== 0) throw new Failure(failure, `The whole output is in ${log}`, lastLines(output, 12));
  return output;
}

/** One account of each role. @param {Account[]} accounts */
export function accountTable(accounts) {
  const roles = new Set();
  const shown = accounts.filter(({ role }) => !roles.has(role) && roles.add(role));
  const widths = COLUMNS.map((column) =>
    Math.max(column.length, ...shown.map((account) => width(account[column]))),
  );
  const row = (/** @type {string[]} */ cells) =>
    cells
      .map((cell, index) => cell + ' '.repeat(widths[index] - width(cell)))
      .join('  ')
      .trimEnd();
  return [
    paint.dim(row([...COLUMNS])),
    ...shown.map((account) => row(COLUMNS.map((column) => account[column] ?? ''))),
  ].join('\n');
}

/** Chinese characters take two columns. */
const width = (text = '') =>
  [...text].reduce((sum, character) => sum + (/[\u1100-\u115f\u2e80-\uffdc]/.test(character) ? 2 : 1), 0);
