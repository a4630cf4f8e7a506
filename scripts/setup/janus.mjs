// @ts-check
import fs from 'node:fs';
import path from 'node:path';
import { run, which } from '../system/commands.mjs';
import { unpack } from '../system/debian.mjs';
import { cacheDir } from '../system/paths.mjs';
import { libraryFolders, linkLibraries, makeFolder, writeShellScript } from '../system/unpacked.mjs';

/**
 * Janus from Debian, which benches measure ours beside. Unpacked, not installed: its package would start a server of its
 * own. Optional: without it a bench says that this peer was not there.
 * @type {import('./setup.mjs').Step}
 */
export const janus = {
  name: 'janus',
  check: find,
  async run(progress) {
    const home = folder();
    const isThere = await makeFolder(home, async (part) => {
      const system = path.join(part, 'system');
      if (!(await unpack(['janus'], system, progress))) return false;
      linkLibraries(system, path.join(part, 'lib'));
      writeShellScript(
        path.join(part, 'janus'),
        `export LD_LIBRARY_PATH="${home}/lib\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
exec "${home}/system/usr/bin/janus" "$@"`,
      );
      return true;
    }).catch(() => false);
    const found = isThere && (await find());
    if (found) return found;
    return { JANUS_MISSING: 'the Debian package janus could not be fetched with apt-get, or does not start' };
  },
};

const folder = () => path.join(cacheDir(), 'janus');

/** The program, and the folder with its plugins and transports. */
async function find() {
  const unpacked = { file: path.join(folder(), 'janus'), system: path.join(folder(), 'system') };
  for (const { file, system } of [unpacked, { file: which('janus'), system: '/' }]) {
    if (!file || (await run(file, ['--help'], { timeoutMs: 20_000 })).code !== 0) continue;
    const modules = libraryFolders(system)
      .map((at) => path.join(at, 'janus'))
      .find((at) => fs.existsSync(path.join(at, 'plugins')));
    if (modules) return { JANUS_BIN: file, JANUS_MODULES: modules };
  }
  return undefined;
}
