// @ts-check
import dgram from 'node:dgram';
import net from 'node:net';
import { Failure } from '../system/failure.mjs';
import { portHolder } from '../system/processes.mjs';

/** A port that is free now, chosen by the system. @returns {Promise<number>} */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = /** @type {net.AddressInfo} */ (server.address());
      server.close(() => resolve(address.port));
    });
  });
}

/** @param {number} port @param {string} [host] @returns {Promise<boolean>} */
export function isFree(port, host = '127.0.0.1') {
  return new Promise((resolve) => {
    const server = net.createServer().once('error', () => resolve(false));
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
}

/** @param {number} port @param {string} host @returns {Promise<boolean>} */
function isUdpFree(port, host) {
  return new Promise((resolve) => {
    const socket = dgram.createSocket('udp4').once('error', () => resolve(false));
    socket.bind(port, host, () => socket.close(() => resolve(true)));
  });
}

/** @param {number} port @param {string} [host] @returns {Promise<boolean>} */
export function canConnect(port, host = '127.0.0.1') {
  return new Promise((resolve) => {
    const socket = net.connect({ port, host }, () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
    socket.setTimeout(1000, () => {
      socket.destroy();
      resolve(false);
    });
  });
}

/**
 * @typedef {object} Wish
 * @property {string} name what the port is for, in words
 * @property {string} variable the environment variable that sets it
 * @property {number} preferred
 * @property {string} [host]
 * @property {number} [count] consecutive ports, TCP and UDP both; 1 TCP port when absent
 */

/**
 * Gives out ports: the one the user set or a failure, else the preferred one or the next that is free.
 * @param {(text: string) => void} say
 */
export function portAllocator(say) {
  const given = new Set();
  /** @param {Wish} wish @returns {Promise<number>} */
  return async ({ name, variable, preferred, host = '127.0.0.1', count }) => {
    const isRangeFree = async (/** @type {number} */ first) => {
      for (let port = first; port < first + (count ?? 1); port++) {
        if (given.has(port) || !(await isFree(port, host))) return false;
        if (count && !(await isUdpFree(port, host))) return false;
      }
      return true;
    };
    const wished = process.env[variable];
    let port = wished ? readPort(variable, wished) : preferred;
    if (wished && !(await isRangeFree(port))) throw taken(name, variable, port, given.has(port));
    while (!(await isRangeFree(port))) {
      port += count ?? 1;
      if (port > 65_000) throw new Failure(`No free port for ${name}.`, `Set ${variable} to a free port.`);
    }
    if (port !== Number(wished ?? preferred))
      say(`Port ${preferred} is taken, ${name} uses ${port} (${variable} sets it)`);
    for (let at = port; at < port + (count ?? 1); at++) given.add(at);
    return port;
  };
}

/** @param {string} variable @param {string} value */
function readPort(variable, value) {
  const port = Number(value);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Failure(
    `${variable}=${value} is not a port.`,
    `Set ${variable} to a number from 1 to 65535, or leave it out.`,
  );
}

/** @param {string} name @param {string} variable @param {number} port @param {boolean} isOurs */
function taken(name, variable, port, isOurs) {
  const holder = isOurs ? undefined : portHolder(port);
  const by = isOurs
    ? ' by another part of this start'
    : holder
      ? ` by ${holder.command} (pid ${holder.pid})`
      : '';
  return new Failure(`Port ${port} for ${name} (${variable}) is already taken${by}.`, [
    'Stop that program, or choose another port:',
    `${variable}=${port + 1} npm start`,
  ]);
}
