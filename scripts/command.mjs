// @ts-check
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { setup } from './setup/setup.mjs';
import { masterKeys, readSecrets } from './start/secrets.mjs';
import { Failure, runMain } from './system/failure.mjs';
import { readLock } from './system/lock.mjs';
import { dataDir, root } from './system/paths.mjs';

// node scripts/command.mjs NAME …: a command of the api as the owner of the database, for the installation that
// runs in this folder, or for the one that DATABASE_OWNER_URL and DATA_MASTER_KEYS name.
await runMain(async () => {
  const [name = '', ...args] = process.argv.slice(2);
  const file = `dist/apps/api/src/cli/${name}.js`;
  // Standard output is for what the command says.
  console.log = console.error;
  await setup({ needs: ['disk', 'packages', 'build'] });
  if (!/^[a-z-]+$/.test(name) || !fs.existsSync(path.join(root, file))) {
    throw new Failure(`There is no command "${name}".`, ['See docs/operations.md for those there are.']);
  }
  const child = spawn(process.execPath, ['--enable-source-maps', file, ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...ownInstallation(), ...process.env },
  });
  return new Promise((resolve) => child.once('close', (code) => resolve(code ?? 1)));
});

/** @returns {Record<string, string>} */
function ownInstallation() {
  if (process.env.DATABASE_OWNER_URL) return {};
  const run = readLock(path.join(dataDir, 'run.json'));
  if (!run?.databaseOwnerUrl) {
    throw new Failure('Jiedui does not run in this folder.', [
      'Start it with npm start, or set DATABASE_OWNER_URL and DATA_MASTER_KEYS to those of the installation.',
    ]);
  }
  return {
    DATABASE_OWNER_URL: String(run.databaseOwnerUrl),
    DATA_DIR: dataDir,
    DATA_MASTER_KEYS: masterKeys(readSecrets()),
  };
}
