// @ts-check
import fs from 'node:fs';
import path from 'node:path';
import { lastLines, run, which } from './commands.mjs';
import { Failure } from './failure.mjs';
import { logFile } from './paths.mjs';

const NONINTERACTIVE = 'DEBIAN_FRONTEND=noninteractive';

/** True where packages come from apt: Debian and what is made from it. */
export const hasApt = () => Boolean(which('apt-get') && which('dpkg-query'));

/** The command line that installs these by hand. @param {string[]} packages */
export const installCommand = (packages) =>
  `sudo apt-get install -y --no-install-recommends ${packages.join(' ')}`;

/** @param {string[]} packages */
export async function missingPackages(packages) {
  const states = await Promise.all(
    packages.map(async (name) => {
      const { output } = await run('dpkg-query', ['-W', '-f', '${db:Status-Status}', name]);
      return output.trim() === 'installed';
    }),
  );
  return packages.filter((_, index) => !states[index]);
}

/** What runs a command as root without asking: nothing more, `sudo -n`, or undefined. */
async function privilege() {
  if (process.getuid?.() === 0) return ['env'];
  if (which('sudo') && (await run('sudo', ['-n', 'true'], { timeoutMs: 5000 })).code === 0)
    return ['sudo', '-n', 'env'];
  return undefined;
}

/**
 * Installs Debian packages when that is possible without asking anybody.
 * @param {string[]} packages
 * @param {(text: string) => void} progress
 * @returns {Promise<boolean>} false when this user may not install packages
 */
export async function install(packages, progress) {
  const as = hasApt() ? await privilege() : undefined;
  if (!as) return false;
  const log = logFile('apt');
  const [command, ...before] = as;
  const apt = (/** @type {string[]} */ args) =>
    run(command, [...before, NONINTERACTIVE, 'apt-get', '-q', '-o', 'DPkg::Lock::Timeout=600', ...args], {
      log,
      onLine: (line) => /^(Get:|Unpacking|Setting up)/.test(line) && progress(line.replace(/ \.\.\.$/, '')),
    });
  progress('apt-get update');
  // A foreign source that does not answer must not stand in the way: what counts is the installation.
  await apt(['update']);
  const { code, output } = await apt(['install', '-y', '--no-install-recommends', ...packages]);
  if (code !== 0) {
    throw new Failure(
      `apt-get could not install ${packages.join(' ')}.`,
      [
        'Check that a Debian mirror can be reached (apt-get update), then run the command again.',
        `The whole output is in ${log}`,
      ],
      lastLines(output, 4),
    );
  }
  return true;
}

/**
 * Unpacks Debian packages with what they depend on into a folder: needs no root.
 * @param {string[]} packages
 * @param {string} target
 * @param {(text: string) => void} progress
 * @param {{ isComplete?: boolean }} [options] isComplete: also what this system already has
 * @returns {Promise<boolean>} false when the packages cannot be had
 */
export async function unpack(packages, target, progress, { isComplete = false } = {}) {
  if (!hasApt() || !which('dpkg')) return false;
  const folder = `${target}.debs`;
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  try {
    progress(`downloading ${packages.join(' ')}`);
    if (!(await download(packages, folder, isComplete, progress))) return false;
    const debs = fs.readdirSync(folder).filter((name) => name.endsWith('.deb'));
    for (const [index, deb] of debs.entries()) {
      progress(`unpacking ${index + 1}/${debs.length} packages`);
      const { code } = await run('dpkg', ['-x', path.join(folder, deb), target], { log: logFile('apt') });
      if (code !== 0) return false;
    }
    return true;
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string[]} packages
 * @param {string} folder
 * @param {boolean} isComplete
 * @param {(text: string) => void} progress
 */
async function download(packages, folder, isComplete, progress) {
  const status = path.join(folder, 'status');
  fs.writeFileSync(status, '');
  const always = ['-q', ...(isComplete ? ['-o', `Dir::State::status=${status}`] : [])];
  const apt = (/** @type {string[]} */ args) =>
    run('apt-get', [...always, ...args], { cwd: folder, log: logFile('apt') });
  if (await downloadWith(apt, packages)) return true;
  // A fresh image has no package lists, and only root may fetch them to their place: keep our own.
  const lists = path.join(folder, 'lists');
  fs.mkdirSync(path.join(lists, 'partial'), { recursive: true });
  const own = ['-o', `Dir::State::Lists=${lists}`, '-o', `Dir::Cache=${folder}`, '-o', 'Debug::NoLocking=1'];
  progress('apt-get update (own lists)');
  await apt([...own, 'update']);
  return downloadWith((args) => apt([...own, ...args]), packages);
}

/**
 * @param {(args: string[]) => Promise<{ code: number, output: string }>} apt
 * @param {string[]} packages
 */
async function downloadWith(apt, packages) {
  const { code, output } = await apt(['install', '--simulate', '--no-install-recommends', ...packages]);
  if (code !== 0) return false;
  const all = [...output.matchAll(/^Inst (\S+)/gm)].map(([, name]) => name);
  return (await apt(['download', ...all])).code === 0;
}
