import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const repository = fileURLToPath(new URL('../../../', import.meta.url));

/** The room client alone, as the web app's bundler sees it. */
export default defineConfig({
  root: repository,
  publicDir: false,
  logLevel: 'error',
  resolve: { alias: [{ find: /^@jiedui\/([a-z]+)$/, replacement: `${repository}libs/$1/src/index.ts` }] },
  build: {
    target: 'chrome103',
    lib: {
      entry: `${repository}apps/web/src/room/client/index.ts`,
      formats: ['es'],
      fileName: () => 'room-client.js',
    },
  },
});
