// @ts-check
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

if (!import.meta.dirname) {
  console.error(`Node.js 20.11 or later is needed, this is ${process.versions.node}.`);
  process.exit(1);
}

export const root = path.resolve(import.meta.dirname, '../..');

/** Everything this clone writes at run time: database, mail, files, logs. */
export const dataDir = path.resolve(root, process.env.DATA_DIR || '.data');

/** Downloads and build results that are the same for every clone, and outlive `node_modules`. */
export function cacheDir() {
  if (process.env.JIEDUI_CACHE_DIR) return path.resolve(process.env.JIEDUI_CACHE_DIR);
  const home = path.join(process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache'), 'jiedui');
  return isWritable(home) ? home : path.join(dataDir, 'cache');
}

/** @param {string} folder */
function isWritable(folder) {
  try {
    fs.mkdirSync(folder, { recursive: true });
    fs.accessSync(folder, fs.constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** @param {string} name */
export function logFile(name) {
  const folder = path.join(dataDir, 'logs');
  fs.mkdirSync(folder, { recursive: true });
  return path.join(folder, `${name}.log`);
}
