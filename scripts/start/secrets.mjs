// @ts-check
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { dataDir } from '../system/paths.mjs';

/** @typedef {{ mediaSecret: string, postgresPassword: string, applicationPassword: string, redisPassword: string, dataMasterKey: string, setupCode: string }} Secrets */

const NAMES = /** @type {const} */ ([
  'mediaSecret',
  'postgresPassword',
  'applicationPassword',
  'redisPassword',
  'dataMasterKey',
  'setupCode',
]);

/** As the applications read them. @param {Secrets} secrets */
export const masterKeys = ({ dataMasterKey }) => `first:${dataMasterKey}`;

/** The secrets of this installation, made once. @returns {Secrets} */
export function readSecrets() {
  const file = path.join(dataDir, 'secrets.json');
  const kept = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : {};
  const missing = NAMES.filter((name) => !kept[name]);
  for (const name of missing) kept[name] = randomBytes(32).toString('hex');
  if (missing.length) {
    fs.mkdirSync(dataDir, { recursive: true });
    fs.writeFileSync(`${file}.new`, `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600 });
    fs.renameSync(`${file}.new`, file);
  }
  return kept;
}
