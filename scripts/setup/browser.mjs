// @ts-check
import { run, which } from '../system/commands.mjs';
import { install, installCommand } from '../system/debian.mjs';
import { Failure } from '../system/failure.mjs';
import { unpackChromium, unpackedChromium } from './browser-unpacked.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
/** The font shows Chinese in screenshots. */
const PACKAGES = ['chromium', 'fonts-noto-cjk'];

/** @type {import('./setup.mjs').Step} */
export const browser = {
  name: 'browser',
  async check() {
    const own = process.env.CHROMIUM_BIN;
    if (!own) return find();
    if (await starts(own)) return { CHROMIUM_BIN: own };
    throw new Failure(
      `CHROMIUM_BIN=${own} is no browser that starts.`,
      'Point it to a Chromium or Chrome, or leave it out.',
    );
  },
  async run(progress) {
    if (!(await install(PACKAGES, progress))) await unpackChromium(progress);
    const found = await find();
    if (found) return found;
    throw new Failure('There is no Chromium on this machine, and this user cannot install one.', [
      `Install it: ${installCommand(PACKAGES)}`,
      'or set CHROMIUM_BIN to a Chromium or Chrome of your own.',
    ]);
  },
};

async function find() {
  const installed = NAMES.map((name) => which(name)).filter((file) => file !== undefined);
  for (const file of [...installed, unpackedChromium()]) {
    if (await starts(file)) return { CHROMIUM_BIN: file };
  }
  return undefined;
}

/** @param {string} file */
async function starts(file) {
  return (await run(file, ['--version'], { timeoutMs: 20_000 })).code === 0;
}
