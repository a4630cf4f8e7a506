// @ts-check
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** @param {string} file */
function read(file) {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** @param {number} pid */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
  // One that has ended but was not waited for yet still takes signals.
  return !/^[ZX]/.test(statField(pid, 3) ?? '');
}

/**
 * Tells a process from a later one that was given the same number.
 * @param {number} pid
 * @returns {string | undefined} undefined when there is no such process
 */
export function identity(pid) {
  if (!isAlive(pid)) return undefined;
  const startTime = statField(pid, 22);
  if (startTime) return `${pid}@${startTime}`;
  return `${pid}@${ps(pid, 'lstart')}`;
}

/** Numbered as in proc(5), from 3. @param {number} pid @param {number} number */
function statField(pid, number) {
  const stat = read(`/proc/${pid}/stat`);
  // The second, the name, may hold spaces and brackets.
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[number - 3];
}

/** @param {number} pid */
export const parentOf = (pid) => Number(statField(pid, 4) ?? ps(pid, 'ppid'));

/** True for `sh -c …`. @param {number} pid */
export const isShellCommand = (pid) => /^\S*sh\s-c\s/.test(commandOf(pid));

/** @param {number} pid */
const commandOf = (pid) => read(`/proc/${pid}/cmdline`)?.replaceAll('\0', ' ') ?? ps(pid, 'command');

/** @param {number} pid @param {string} field */
function ps(pid, field) {
  try {
    return execFileSync('ps', ['-o', `${field}=`, '-p', String(pid)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return '';
  }
}

/**
 * The processes that run a program on a folder, also when a start that was killed left them behind.
 * A pid file alone does not tell: its number may belong to a stranger by now.
 * @param {RegExp} program
 * @param {string} folder
 * @param {string} pidFile read where the system has no /proc
 * @returns {number[]}
 */
export function processesOn(program, folder, pidFile) {
  if (!fs.existsSync('/proc/self/cwd')) {
    const pid = Number.parseInt(read(pidFile) ?? '', 10);
    return pid && program.test(commandOf(pid)) ? [pid] : [];
  }
  const wanted = fs.realpathSync(folder);
  return fs
    .readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .map(Number)
    .filter((pid) => link(`/proc/${pid}/cwd`) === wanted && program.test(commandOf(pid)));
}

/**
 * Asks a process to end, insists after a while, and waits until it is gone.
 * @param {number} pid @param {NodeJS.Signals} signal @param {number} graceMs
 */
export async function stopProcess(pid, signal, graceMs) {
  const who = identity(pid);
  if (!who) return;
  const started = performance.now();
  let sent = signalled(pid, signal);
  for (let insisted = false; sent && identity(pid) === who; await sleep(20)) {
    const waited = performance.now() - started;
    if (waited > graceMs && !insisted) {
      insisted = true;
      // A server is started as the leader of a group; what it started itself goes with it.
      sent = signalled(-pid, 'SIGKILL') || signalled(pid, 'SIGKILL');
    }
    if (waited > graceMs + 3000) return;
  }
}

/** @param {number} pid @param {NodeJS.Signals} signal */
function signalled(pid, signal) {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}

/**
 * Who listens on a TCP port, as far as this user may know.
 * @param {number} port
 * @returns {{ pid: number, command: string } | undefined}
 */
export function portHolder(port) {
  const inodes = new Set();
  const LISTEN = '0A';
  for (const table of ['/proc/net/tcp', '/proc/net/tcp6']) {
    for (const line of (read(table) ?? '').split('\n').slice(1)) {
      const fields = line.trim().split(/\s+/);
      const local = parseInt(fields[1]?.split(':')[1] ?? '', 16);
      if (local === port && fields[3] === LISTEN) inodes.add(`socket:[${fields[9]}]`);
    }
  }
  if (!inodes.size) return undefined;
  for (const entry of fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    if (openFiles(entry).some((file) => inodes.has(file))) {
      return { pid: Number(entry), command: read(`/proc/${entry}/comm`)?.trim() ?? '?' };
    }
  }
  return undefined;
}

/** @param {string} pid */
function openFiles(pid) {
  try {
    return fs.readdirSync(`/proc/${pid}/fd`).map((fd) => link(`/proc/${pid}/fd/${fd}`));
  } catch {
    return [];
  }
}

/** @param {string} file */
function link(file) {
  try {
    return fs.readlinkSync(file);
  } catch {
    return '';
  }
}
