// @ts-check
import fs from 'node:fs';
import path from 'node:path';
import { run } from '../system/commands.mjs';
import { unpack } from '../system/debian.mjs';

/**
 * A compiler with all it needs, for a user who may not install one.
 * @typedef {object} Toolchain
 * @property {NodeJS.ProcessEnv} env for a build
 * @property {(program: string, target: string) => Promise<void>} bundle puts a program that was built with it
 *   into a folder, with the libraries that the system lacks
 */

/** Of the C library, which must be the system's own: its loader goes with no other. */
const C_LIBRARY =
  /^(ld-linux.*|lib(c|m|mvec|dl|rt|pthread|util|anl|resolv|nsl|nss_\w+|thread_db|BrokenLocale))\.so/;
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
  writeScript(path.join(tools, 'meson'), `exec "${system}/usr/bin/python3" "${system}/usr/bin/meson" "$@"`);
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

/** @param {string} system */
function libraryFolders(system) {
  const roots = [path.join(system, 'usr/lib'), path.join(system, 'lib')].filter((at) => fs.existsSync(at));
  return roots.flatMap((at) => [
    ...fs.readdirSync(at).flatMap((name) => (name.endsWith('-linux-gnu') ? [path.join(at, name)] : [])),
    at,
  ]);
}

/** @param {string} system @param {string} target */
function linkLibraries(system, target) {
  fs.mkdirSync(target);
  for (const folder of libraryFolders(system)) {
    for (const name of fs.readdirSync(folder)) {
      const at = path.join(target, name);
      if (!/\.so(\.|$)/.test(name) || C_LIBRARY.test(name) || fs.existsSync(at)) continue;
      fs.symlinkSync(path.join(folder, name), at);
    }
  }
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
  writeScript(
    path.join(target, name),
    `here=\${0%/*}\nLD_LIBRARY_PATH="$here/lib" exec "$here/lib/${name}" "$@"`,
  );
}

/** @param {string} file @param {string} body */
function writeScript(file, body) {
  fs.writeFileSync(file, `#!/bin/sh\n${body}\n`, { mode: 0o755 });
}
