import path from 'node:path';
import { defineConfig } from 'vite';

const { PAGE_KIND: kind = '', PAGE_ENTRY: entry = '' } = process.env;

/** One of the two room clients, as the web app's bundler sees it. */
export default defineConfig({
  root: process.cwd(),
  publicDir: false,
  logLevel: 'error',
  resolve: {
    alias: [{ find: /^@jiedui\/([a-z]+)$/, replacement: `${path.resolve('libs')}/$1/src/index.ts` }],
  },
  build: { target: 'chrome103', lib: { entry, formats: ['es'], fileName: () => `${kind}.js` } },
});
