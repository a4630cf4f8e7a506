// @ts-check
import fs from 'node:fs';
import path from 'node:path';

/** Of the C library, which must be the system's own: its loader goes with no other. */
const C_LIBRARY =
  /^(ld-linux.*|lib(c|m|mvec|dl|rt|pthread|util|anl|resolv|nsl|nss_\w+|thread_db|BrokenLocale))\.so/;

/**
 * Gathers the libraries of unpacked Debian packages in one folder, for LD_LIBRARY_PATH.
 * @param {string} system where the packages are unpacked
 * @param {string} target
 */
export function linkLibraries(system, target) {
  fs.mkdirSync(target);
  const folders = ['usr/lib', 'lib'].map((name) => path.join(system, name)).filter((at) => fs.existsSync(at));
  for (const folder of folders) {
    for (const entry of fs.readdirSync(folder, { recursive: true, withFileTypes: true })) {
      const at = path.join(target, entry.name);
      if (entry.isDirectory() || !/^(lib|ld-).*\.so(\.|$)/.test(entry.name)) continue;
      if (C_LIBRARY.test(entry.name) || fs.lstatSync(at, { throwIfNoEntry: false })) continue;
      // Relative: the whole is moved to its place when it is complete.
      fs.symlinkSync(path.relative(target, path.join(entry.parentPath, entry.name)), at);
    }
  }
}

/** The folders that Debian keeps libraries in, below a root. @param {string} system */
export function libraryFolders(system) {
  const roots = ['usr/lib', 'lib'].map((name) => path.join(system, name)).filter((at) => fs.existsSync(at));
  return roots.flatMap((at) => [
    ...fs.readdirSync(at).flatMap((name) => (name.endsWith('-linux-gnu') ? [path.join(at, name)] : [])),
    at,
  ]);
}

/** @param {string} file @param {string} body */
export function writeShellScript(file, body) {
  fs.writeFileSync(file, `#!/bin/sh\n${body}\n`, { mode: 0o755 });
}

/**
 * Makes a folder as a whole or not at all.
 * @param {string} folder
 * @param {(part: string) => Promise<boolean>} fill false when it cannot be made
 */
export async function makeFolder(folder, fill) {
  const part = `${folder}.${process.pid}`;
  fs.rmSync(part, { recursive: true, force: true });
  fs.mkdirSync(part, { recursive: true });
  try {
    if (!(await fill(part))) return false;
    fs.rmSync(folder, { recursive: true, force: true });
    fs.renameSync(part, folder);
    return true;
  } finally {
    fs.rmSync(part, { recursive: true, force: true });
  }
}
