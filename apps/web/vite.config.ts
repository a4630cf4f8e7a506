import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const root = fileURLToPath(new URL('.', import.meta.url));
const libs = fileURLToPath(new URL('../../libs', import.meta.url));
const apiUrl = process.env.API_URL ?? 'http://127.0.0.1:3000';

export default defineConfig({
  root,
  plugins: [react()],
  resolve: { alias: [{ find: /^@jiedui\/([a-z]+)$/, replacement: `${libs}/$1/src/index.ts` }] },
  server: {
    host: '127.0.0.1',
    proxy: { '/api': { target: apiUrl, ws: true } },
  },
  build: {
    outDir: `${root}dist`,
    emptyOutDir: true,
    // County hospitals keep old PCs: browsers of the last four years.
    target: ['chrome103', 'edge103', 'firefox102', 'safari15.6'],
  },
});
