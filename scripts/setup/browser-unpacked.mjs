// @ts-check
import fs from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { run, which } from '../system/commands.mjs';
import { unpack } from '../system/debian.mjs';
import { cacheDir, logFile, root } from '../system/paths.mjs';
import { linkLibraries, makeFolder, writeShellScript } from '../system/unpacked.mjs';

/** An npm package that carries a whole headless Chromium for Linux on x64, compressed. */
const PACKAGE = '@sparticuz/chromium@153.0.0';
/** It is not in package-lock.json, as few machines have a use for it. */
const INTEGRITY =
  'sha512-jiGWqSvPMdu4+P9TilYqAR7yEGPEHINx+lCvE/NqNO/EHYzF/x1hUiI5T6ioVIt7dEy7n88byyT0vk+dnsgQwA==';

const folder = () => path.join(cacheDir(), 'chromium');

/** Where an unpacked browser is, if there is one. */
export const unpackedChromium = () => path.join(folder(), 'chromium');

/**
 * Unpacks a browser for a user who may not install one.
 * @param {(text: string) => void} progress
 * @returns {Promise<boolean>} false when none can be had
 */
export async function unpackChromium(progress) {
  const isThere = await makeFolder(folder(), (part) => fromDebian(part, progress));
  return isThere || makeFolder(folder(), (part) => fromNpm(part, progress));
}

/** @param {string} part @param {(text: string) => void} progress */
async function fromDebian(part, progress) {
  const system = path.join(part, 'system');
  if (!(await unpack(['chromium'], system, progress))) return false;
  linkLibraries(system, path.join(part, 'lib'));
  fs.mkdirSync(path.join(part, 'fonts'));
  writeLauncher(part, 'system/usr/lib/chromium/chromium');
  return true;
}

/** @param {string} part @param {(text: string) => void} progress */
async function fromNpm(part, progress) {
  const npm = which('npm');
  if (process.platform !== 'linux' || process.arch !== 'x64' || !npm) return false;
  progress(`downloading ${PACKAGE}`);
  const tarball = await pack(npm, part);
  if (!tarball) return false;
  progress(`unpacking ${PACKAGE}`);
  await run('tar', ['-xzf', tarball, '-C', part, '--strip-components', '2', 'package/bin']);
  await inflate(path.join(part, 'chromium.br'), path.join(part, 'chromium-bin'));
  for (const archive of ['al2023.tar', 'fonts.tar', 'swiftshader.tar']) {
    await inflate(path.join(part, `${archive}.br`), path.join(part, archive));
    await run('tar', ['-xf', archive], { cwd: part });
  }
  for (const name of fs.readdirSync(part)) {
    if (/\.(br|tar|tgz)$/.test(name)) fs.rmSync(path.join(part, name));
  }
  writeLauncher(part, 'chromium-bin');
  return true;
}

/** @param {string} npm @param {string} target */
async function pack(npm, target) {
  const args = ['pack', '--json', '--silent', '--pack-destination', target, PACKAGE];
  const { code, output } = await run(npm, args, { cwd: target, log: logFile('chromium') });
  const tarball = fs.readdirSync(target).find((name) => name.endsWith('.tgz'));
  return code === 0 && output.includes(INTEGRITY) && tarball ? path.join(target, tarball) : undefined;
}

/** @param {string} from @param {string} to */
async function inflate(from, to) {
  await pipeline(
    fs.createReadStream(from),
    createBrotliDecompress(),
    fs.createWriteStream(to, { mode: 0o755 }),
  );
}

/**
 * It uses the libraries it came with, and for Chinese a font of our packages.
 * @param {string} part
 * @param {string} program below the folder
 */
function writeLauncher(part, program) {
  const chinese = path.join(root, 'node_modules/@embedpdf/fonts-sc/fonts/NotoSansHans-Regular.otf');
  if (fs.existsSync(chinese)) fs.copyFileSync(chinese, path.join(part, 'fonts', path.basename(chinese)));
  const home = folder();
  const folders = ['fonts', 'system/usr/share/fonts'].map((name) => `<dir>${home}/${name}</dir>`).join('');
  fs.writeFileSync(
    path.join(part, 'fonts.conf'),
    `<?xml version="1.0"?>
<fontconfig>${folders}<dir>/usr/share/fonts</dir><cachedir>${home}/font-cache</cachedir></fontconfig>
`,
  );
  writeShellScript(
    path.join(part, 'chromium'),
    `export LD_LIBRARY_PATH="${home}/lib\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
export FONTCONFIG_FILE="${home}/fonts.conf"
exec "${home}/${program}" "$@"`,
  );
}
