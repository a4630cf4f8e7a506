// @ts-check
import fs from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { run, which } from '../system/commands.mjs';
import { cacheDir, logFile, root } from '../system/paths.mjs';

/** An npm package that carries a whole headless Chromium for Linux on x64, compressed. */
const PACKAGE = '@sparticuz/chromium@153.0.0';
const INTEGRITY =
  'sha512-jiGWqSvPMdu4+P9TilYqAR7yEGPEHINx+lCvE/NqNO/EHYzF/x1hUiI5T6ioVIt7dEy7n88byyT0vk+dnsgQwA==';

const folder = () => path.join(cacheDir(), 'chromium-153.0.0');

/** Where the unpacked browser is, if it is. */
export const packagedChromium = () => path.join(folder(), 'chromium');

/**
 * Unpacks the browser for a user who may not install one.
 * @param {(text: string) => void} progress
 * @returns {Promise<boolean>} false when it cannot be had
 */
export async function unpackChromium(progress) {
  const npm = which('npm');
  if (process.platform !== 'linux' || process.arch !== 'x64' || !npm) return false;
  const part = `${folder()}.${process.pid}`;
  fs.rmSync(part, { recursive: true, force: true });
  fs.mkdirSync(part, { recursive: true });
  try {
    progress(`downloading ${PACKAGE}`);
    const tarball = await pack(npm, part);
    if (!tarball) return false;
    progress('unpacking');
    await run('tar', ['-xzf', tarball, '-C', part, '--strip-components', '2', 'package/bin']);
    await inflate(path.join(part, 'chromium.br'), path.join(part, 'chromium-bin'));
    for (const archive of ['al2023.tar', 'fonts.tar', 'swiftshader.tar']) {
      await inflate(path.join(part, `${archive}.br`), path.join(part, archive));
      await run('tar', ['-xf', archive], { cwd: part });
    }
    for (const name of fs.readdirSync(part))
      if (/\.(br|tar|tgz)$/.test(name)) fs.rmSync(path.join(part, name));
    writeLauncher(part);
    fs.rmSync(folder(), { recursive: true, force: true });
    fs.renameSync(part, folder());
    return true;
  } finally {
    fs.rmSync(part, { recursive: true, force: true });
  }
}

/** @param {string} npm @param {string} target */
async function pack(npm, target) {
  const { code, output } = await run(
    npm,
    ['pack', '--json', '--silent', '--pack-destination', target, PACKAGE],
    {
      cwd: target,
      log: logFile('chromium'),
    },
  );
  // Not in package-lock.json: most machines have no use for it. So its hash is checked here.
  const isExpected = code === 0 && output.includes(INTEGRITY);
  const tarball = fs.readdirSync(target).find((name) => name.endsWith('.tgz'));
  return isExpected && tarball ? path.join(target, tarball) : undefined;
}

/** @param {string} from @param {string} to */
async function inflate(from, to) {
  await pipeline(
    fs.createReadStream(from),
    createBrotliDecompress(),
    fs.createWriteStream(to, { mode: 0o755 }),
  );
}

/** It brings some libraries and a font; Chinese comes from a font of our packages. @param {string} target */
function writeLauncher(target) {
  const chinese = path.join(root, 'node_modules/@embedpdf/fonts-sc/fonts/NotoSansHans-Regular.otf');
  if (fs.existsSync(chinese)) fs.copyFileSync(chinese, path.join(target, 'fonts', path.basename(chinese)));
  const home = folder();
  fs.writeFileSync(
    path.join(target, 'fonts.conf'),
    `<?xml version="1.0"?>
<fontconfig><dir>${home}/fonts</dir><dir>/usr/share/fonts</dir><cachedir>${home}/font-cache</cachedir></fontconfig>
`,
  );
  fs.writeFileSync(
    path.join(target, 'chromium'),
    `#!/bin/sh
export LD_LIBRARY_PATH="${home}/lib\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
export FONTCONFIG_FILE="${home}/fonts.conf"
exec "${home}/chromium-bin" "$@"
`,
    { mode: 0o755 },
  );
}
