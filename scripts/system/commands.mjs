// @ts-check
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env]
 * @property {string} [argv0]
 * @property {number} [uid]
 * @property {number} [gid]
 * @property {string} [log] a file that receives the whole output
 * @property {number} [timeoutMs]
 * @property {(line: string) => void} [onLine]
 * @property {boolean} [ownGroup] ends together with all it started when we are told to stop
 */

/** @type {Set<import('node:child_process').ChildProcess>} */
const groups = new Set();
process.once('exit', () => {
  for (const { pid } of groups) {
    try {
      if (pid) process.kill(-pid, 'SIGTERM');
    } catch {
      // It ended by itself meanwhile.
    }
  }
});

const KEPT_OUTPUT = 64 * 1024;

/**
 * Runs a command to its end. Never throws: a command that cannot be started has code 127.
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<{ code: number, output: string }>} output: the last part of stdout and stderr together
 */
export function run(command, args, { log, timeoutMs, onLine, ownGroup, ...options } = {}) {
  return new Promise((resolve) => {
    const file = log ? fs.createWriteStream(log, { flags: 'a' }) : undefined;
    file?.write(`$ ${command} ${args.join(' ')}\n`);
    let output = '';
    let rest = '';
    /** @param {string} text */
    const take = (text) => {
      file?.write(text);
      output = (output + text).slice(-KEPT_OUTPUT);
      if (!onLine) return;
      const lines = (rest + text).split(/\r?\n|\r/);
      rest = lines.pop() ?? '';
      lines.forEach(onLine);
    };
    /** @param {number} code */
    const finish = (code) => {
      groups.delete(child);
      file?.end();
      resolve({ code, output });
    };
    const child = spawn(command, args, {
      ...options,
      timeout: timeoutMs,
      detached: ownGroup,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    if (ownGroup) groups.add(child);
    child.stdout.setEncoding('utf8').on('data', take);
    child.stderr.setEncoding('utf8').on('data', take);
    child.once('error', (error) => {
      take(`${error.message}\n`);
      finish(127);
    });
    child.once('close', (code) => finish(code ?? 1));
  });
}

/**
 * The executable of that name on PATH, or in one of the further folders.
 * @param {string} name
 * @param {string[]} [furtherFolders]
 */
export function which(name, furtherFolders = []) {
  for (const folder of [...(process.env.PATH ?? '').split(path.delimiter), ...furtherFolders]) {
    const file = path.join(folder, name);
    if (folder && isExecutable(file)) return file;
  }
  return undefined;
}

/** @param {string} file */
export function isExecutable(file) {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return fs.statSync(file).isFile();
  } catch {
    return false;
  }
}

/**
 * The last lines that say something, for a message.
 * @param {string} output
 * @param {number} [count]
 */
export function lastLines(output, count = 8) {
  return output
    .split('\n')
    .map((line) => line.trimEnd())
    .filter(Boolean)
    .slice(-count);
}
