// @ts-check
import fs from 'node:fs';
import path from 'node:path';
import { run } from '../system/commands.mjs';
import { unpack } from '../system/debian.mjs';
import { libraryFolders, linkLibraries, writeShellScript } from '../system/unpacked.mjs';

/**
 * A compiler with all it needs, for a user who may not install one.
 * @typedef {object} Toolchain
 * @property {NodeJS.ProcessEnv} env for a build
 * @property {(program: string, target: string) => Promise<void>} bundle puts a program that was built with it
 *   into a folder, with the libraries that the system lacks
 */

/** Loaded by name at run time, which ldd does not show: the ciphers of libsrtp2. */
const LOADED_BY_NAME = /^lib(softokn3|freebl3|freeblpriv3)\./;

/**
 * Unpacks Debian packages and all they depend on into a folder, about 360 MB, as a system of its own.
 * @param {string[]} packages
 * @param {string} work
 * @param {(text: string) => void} progress
 * @returns {Promise<Toolchain | undefined>} undefined when the packages cannot be had
 */
export async function unpackToolchain(packages, work, progress) {
  const system = path.join(work, 'system');
  if (!(await unpack(packages, system, progress, { isComplete: true }))) return undefined;
  const libraries = path.join(work, 'libraries');
  linkLibraries(system, libraries);
  const tools = path.join(work, 'tools');
  fs.mkdirSync(tools);
  // Its first line names the system's Python.
  writeShellScript(
    path.join(tools, 'meson'),
    `exec "${system}/usr/bin/python3" "${system}/usr/bin/meson" "$@"`,
  );
  const folders = libraryFolders(system);
  return {
    env: {
      PATH: [tools, `${system}/usr/bin`, `${system}/bin`, process.env.PATH].join(':'),
      LD_LIBRARY_PATH: libraries,
      CC: `${system}/usr/bin/gcc --sysroot=${system}`,
      CXX: `${system}/usr/bin/g++ --sysroot=${system}`,
      PKG_CONFIG: `${system}/usr/bin/pkgconf`,
      PKG_CONFIG_SYSROOT_DIR: system,
      PKG_CONFIG_LIBDIR: [...folders, `${system}/usr/share`].map((at) => `${at}/pkgconfig`).join(':'),
    },
    bundle: (program, target) => bundle(program, target, libraries),
  };
}

/** @param {string} program @param {string} target @param {string} libraries */
async function bundle(program, target, libraries) {
  const loaded = fs.readdirSync(libraries).filter((name) => LOADED_BY_NAME.test(name));
  const all = [program, ...loaded.map((name) => path.join(libraries, name))];
  const { output } = await run('ldd', all, { env: { ...process.env, LD_LIBRARY_PATH: libraries } });
  const used = [...output.matchAll(/=> (\S+) \(/g)].map(([, file]) => file);
  const needed = fs
    .readdirSync(libraries)
    .filter((name) => loaded.includes(name) || used.includes(path.join(libraries, name)));
  fs.mkdirSync(path.join(target, 'lib'), { recursive: true });
  for (const name of needed) fs.copyFileSync(path.join(libraries, name), path.join(target, 'lib', name));
  const name = path.basename(program);
  fs.copyFileSync(program, path.join(target, 'lib', name));
  writeShellScript(
    path.join(target, name),
    `here=\${0%/*}\nLD_LIBRARY_PATH="$here/lib" exec "$here/lib/${name}" "$@"`,
  );
}
