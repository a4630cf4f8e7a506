// @ts-check
import fs from 'node:fs';
import { logFile } from '../system/paths.mjs';
import { paint } from '../system/terminal.mjs';

const MAX_LOG_BYTES = 50 * 1024 * 1024;
const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'];
/** Of a log line, what is shown in another way or says nothing on a console. */
const LEFT_OUT = new Set([
  'level',
  'time',
  'message',
  'msg',
  'service',
  'pid',
  'hostname',
  'requestId',
  'context',
]);

/**
 * A log file per process, the previous one kept beside it; the console gets what an operator must see.
 * @param {string} name
 * @param {{ isVerbose: boolean }} options
 * @returns {(text: string) => void}
 */
export function logOutput(name, { isVerbose }) {
  const file = logFile(name);
  let bytes = 0;
  let rest = '';
  keepPrevious(file);
  const least = LEVELS.indexOf(isVerbose ? 'debug' : 'warn');
  return (text) => {
    fs.appendFileSync(file, text);
    bytes += Buffer.byteLength(text);
    if (bytes > MAX_LOG_BYTES) {
      bytes = 0;
      keepPrevious(file);
    }
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const readable = readableLine(line, least);
      if (readable) console.log(`${paint.cyan(name.padEnd(5))} ${readable}`);
    }
  };
}

/** @param {string} file */
function keepPrevious(file) {
  if (fs.existsSync(file)) fs.renameSync(file, `${file}.1`);
}

/** @param {string} line @param {number} least */
function readableLine(line, least) {
  if (!line.startsWith('{')) return line.trimEnd();
  let entry;
  try {
    entry = JSON.parse(line);
  } catch {
    return line;
  }
  const level = typeof entry.level === 'number' ? LEVELS[Math.round(entry.level / 10) - 1] : entry.level;
  if (LEVELS.indexOf(level) < least) return undefined;
  const colour = level === 'warn' ? paint.yellow : LEVELS.indexOf(level) > 3 ? paint.red : paint.dim;
  const rest = Object.entries(entry).filter(([key]) => !LEFT_OUT.has(key));
  const details = rest
    .map(([key, value]) => `${key}=${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(' ');
  return `${colour(level)} ${entry.message ?? entry.msg ?? ''} ${paint.dim(details)}`.trimEnd();
}
