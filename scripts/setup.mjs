// @ts-check
import { setup } from './setup/setup.mjs';
import { runMain } from './system/failure.mjs';

const EVERYTHING = ['disk', 'packages', 'postgres', 'redis', 'worker', 'ffmpeg', 'browser', 'build'];

// npm run setup [-- STEP…]
await runMain(async () => {
  const wished = process.argv.slice(2);
  await setup({ needs: wished.length ? wished : EVERYTHING });
});
