import react from '@vitejs/plugin-react';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';
import { serviceWorker } from './build/service-worker.ts';

const root = fileURLToPath(new URL('.', import.meta.url));
const libs = fileURLToPath(new URL('../../libs', import.meta.url));
const apiUrl = process.env.API_URL ?? 'http://127.0.0.1:3000';

/** The api serves files as they lie there: compressed once here, as small as it gets, instead of per request. */
function compressed(): Plugin {
  let outDir = '';
  return {
    name: 'compressed',
    apply: 'build',
    configResolved: (config) => void (outDir = path.resolve(config.root, config.build.outDir)),
    async closeBundle() {
      const files = await readdir(outDir, { recursive: true });
      for (const file of files.filter((name) => /\.(js|css|html|svg)$/.test(name))) {
        const target = path.join(outDir, file);
        const content = await readFile(target);
        await writeFile(`${target}.br`, await promisify(brotliCompress)(content));
        await writeFile(`${target}.gz`, await promisify(gzip)(content));
      }
    },
  };
}

export default defineConfig({
  root,
  plugins: [react(), serviceWorker(), compressed()],
  resolve: { alias: [{ find: /^@jiedui\/([a-z]+)$/, replacement: `${libs}/$1/src/index.ts` }] },
  server: {
    host: '127.0.0.1',
    // The sources of libs/ and the packages lie above the app.
    fs: { allow: [fileURLToPath(new URL('../..', import.meta.url))] },
    proxy: { '/api': { target: apiUrl, ws: true } },
  },
  build: {
    outDir: `${root}dist`,
    emptyOutDir: true,
    // County hospitals keep old PCs: browsers of the last four years.
    target: ['chrome103', 'edge103', 'firefox102', 'safari15.6'],
    rolldownOptions: {
      output: {
        codeSplitting: {
          // One chunk, in the order of import: zod is told what the page forbids before it makes a schema.
          groups: [{ name: 'zod', test: /zod-without-eval|[\\/]zod[\\/]/ }],
        },
      },
      treeshake: {
        // The packages below antd have no side effects but do not say so; without this all of each is kept.
        moduleSideEffects: [
          { test: /node_modules[\\/]@rc-component[\\/]/, sideEffects: false },
          // The sign-in page takes a few words of each language; the catalogue comes when it is fetched.
          { test: /libs[\\/]messages[\\/]/, sideEffects: false },
          // Rules are pure: a page takes those that it asks.
          { test: /libs[\\/]domain[\\/]/, sideEffects: false },
          // A page takes the schemas that it checks its own fields by.
          { test: /libs[\\/]contracts[\\/]/, sideEffects: false },
        ],
      },
    },
  },
});
