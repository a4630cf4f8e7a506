// @ts-check
import path from 'node:path';
import { isExecutable, run, which } from '../system/commands.mjs';
import { hasApt, installCommand, unpack } from '../system/debian.mjs';
import { cacheDir } from '../system/paths.mjs';
import { libraryFolders, makeFolder, writeShellScript } from '../system/unpacked.mjs';

const PACKAGES = ['coturn'];

const folder = () => path.join(cacheDir(), 'coturn');
const unpacked = () => path.join(folder(), 'turnserver');

/**
 * A TURN server for the tests of restricted networks. Unpacked, not installed: the package would start a service.
 * @type {import('./setup.mjs').Step}
 */
export const coturn = {
  name: 'coturn',
  check: find,
  async run(progress) {
    if (hasApt()) {
      await makeFolder(folder(), async (part) => {
        if (!(await unpack(PACKAGES, part, progress))) return false;
        const libraries = libraryFolders(part).map((at) => path.join(folder(), path.relative(part, at)));
        const program = path.join(folder(), 'usr/bin/turnserver');
        writeShellScript(
          path.join(part, 'turnserver'),
          `LD_LIBRARY_PATH='${libraries.join(':')}' exec '${program}' "$@"`,
        );
        return true;
      });
    }
    const found = await find();
    if (!found)
      console.log(`  What needs a TURN server is left out. To have it: ${installCommand(PACKAGES)}`);
    return found ?? {};
  },
};

async function find() {
  const program = process.env.TURNSERVER_BIN || which('turnserver') || unpacked();
  if (!isExecutable(program)) return undefined;
  return (await run(program, ['--version'], { timeoutMs: 20_000 })).code === 0
    ? { TURNSERVER_BIN: program }
    : undefined;
}
