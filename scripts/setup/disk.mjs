// @ts-check
import fs from 'node:fs';
import path from 'node:path';
import { Failure } from '../system/failure.mjs';
import { cacheDir, root } from '../system/paths.mjs';

const GIGABYTE = 1024 ** 3;
const FIRST_RUN_BYTES = 2 * GIGABYTE;
const LATER_RUN_BYTES = 0.2 * GIGABYTE;

/** @type {import('./setup.mjs').Step} */
export const disk = {
  name: 'disk',
  async check() {
    const isFirst = !fs.existsSync(path.join(root, 'node_modules/.package-lock.json'));
    const needed = isFirst ? FIRST_RUN_BYTES : LATER_RUN_BYTES;
    for (const folder of new Set([root, cacheDir()])) {
      const { bavail, bsize } = fs.statfsSync(folder);
      if (bavail * bsize >= needed) continue;
      throw new Failure(
        `Too little disk space in ${folder}: ${gigabytes(bavail * bsize)} free, ${gigabytes(needed)} needed.`,
        [
          'Free some space there, or move the clone to another disk.',
          'JIEDUI_CACHE_DIR moves what is kept between clones, DATA_DIR the data.',
        ],
      );
    }
    return {};
  },
  run: async () => ({}),
};

/** @param {number} bytes */
const gigabytes = (bytes) => `${(bytes / GIGABYTE).toFixed(1)} GB`;
