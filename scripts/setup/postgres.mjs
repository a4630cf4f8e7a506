// @ts-check
import { postgresBinaries, serverUser } from '../services/postgres-binaries.mjs';
import { lastLines, run } from '../system/commands.mjs';
import { Failure } from '../system/failure.mjs';

/** @type {import('./setup.mjs').Step} */
export const postgres = {
  name: 'postgres',
  async check() {
    if (process.env.DATABASE_URL) return {};
    // Comes with the packages; this only makes ready what npm cannot carry, and tells early when it does not run.
    const { postgres: program } = postgresBinaries();
    const { code, output } = await run(program, ['--version'], { ...serverUser(), cwd: '/' });
    if (code === 0) return {};
    throw new Failure(
      `PostgreSQL (${program}) does not run on this machine.`,
      [
        'Install PostgreSQL 15 or later and remove that npm package, or set DATABASE_URL to a database of your own.',
      ],
      lastLines(output, 3),
    );
  },
  run: async () => ({}),
};
