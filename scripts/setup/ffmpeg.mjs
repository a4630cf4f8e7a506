// @ts-check
import path from 'node:path';
import { run, which } from '../system/commands.mjs';
import { hasApt, install, installCommand } from '../system/debian.mjs';

const PACKAGES = ['ffmpeg'];

/**
 * Records and composes sessions. Optional: without it recording is refused with a reason and all else works.
 * @type {import('./setup.mjs').Step}
 */
export const ffmpeg = {
  name: 'ffmpeg',
  check: find,
  async run(progress) {
    if (hasApt()) await install(PACKAGES, progress).catch(() => false);
    const found = await find();
    if (!found)
      console.log(`  Sessions cannot be recorded here. To record, install it: ${installCommand(PACKAGES)}`);
    return found ?? {};
  },
};

/** Both programs must be there: one writes, the other checks what was written. */
async function find() {
  const program = process.env.FFMPEG_BIN || which('ffmpeg');
  if (!program) return undefined;
  const probe = path.join(path.dirname(program), path.basename(program).replace(/^ffmpeg/, 'ffprobe'));
  for (const file of [program, probe]) {
    if ((await run(file, ['-version'], { timeoutMs: 20_000 })).code !== 0) return undefined;
  }
  return { FFMPEG_BIN: program };
}
