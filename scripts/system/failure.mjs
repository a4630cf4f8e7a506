// @ts-check
import fs from 'node:fs';
import os from 'node:os';
import { logFile } from './paths.mjs';
import { paint } from './terminal.mjs';

/** Something the person at the keyboard can act on: what failed, and what to do about it. */
export class Failure extends Error {
  /**
   * @param {string} what
   * @param {string | string[]} remedy
   * @param {string[]} [details] what the failing program itself said
   */
  constructor(what, remedy, details = []) {
    super(what);
    this.remedy = [remedy].flat();
    this.details = details;
  }
}

/**
 * Runs a command's main function; a failure becomes a message and exit code 1, never a stack trace.
 * @param {() => Promise<number | void>} main
 */
export async function runMain(main) {
  // A closed pipe (npm start | head) is no reason to leave processes behind.
  process.stdout.on('error', () => {});
  process.stderr.on('error', () => {});
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.once(signal, () => {
      if (process.listenerCount(signal) === 0) process.exit(128 + os.constants.signals[signal]);
    });
  }
  try {
    process.exitCode = (await main()) ?? process.exitCode ?? 0;
  } catch (error) {
    explain(error);
    process.exit(1);
  }
}

/** @param {unknown} error */
export function explain(error) {
  if (error instanceof Failure) {
    console.error(`\n${paint.red('✗')} ${error.message}`);
    for (const line of error.details) console.error(paint.dim(`    ${line}`));
    for (const line of error.remedy) console.error(`  ${paint.bold('→')} ${line}`);
    return;
  }
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  const file = logFile('unexpected-error');
  fs.writeFileSync(file, `${new Date().toISOString()} ${process.argv.join(' ')}\n${stack}\n`);
  console.error(`\n${paint.red('✗')} Unexpected: ${message}`);
  console.error(`  ${paint.bold('→')} Details are in ${file}`);
}
