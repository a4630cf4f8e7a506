import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { build, type Plugin, type Rolldown } from 'vite';

const entry = fileURLToPath(new URL('../src/offline/service-worker.ts', import.meta.url));
const fileName = 'service-worker.js';

/** What a county doctor needs to write a request without a link; every other page is kept once it was opened. */
const shellModules = [
  /src\/app\.tsx$/,
  /features\/home\/home\.page\.tsx$/,
  /features\/consultations\/request\/request\.page\.tsx$/,
  /features\/consultations\/consent\/signature-pad\.tsx$/,
  /features\/consultations\/attachments\/resumable-upload\.ts$/,
  /src\/offline\//,
  /libs\/messages\/src\/(zh-CN|en)\/index\.ts$/,
];

type Bundle = Rolldown.OutputBundle;
type Chunk = Rolldown.OutputChunk & { viteMetadata?: { importedCss: Set<string> } };

const isChunk = (file: Bundle[string] | undefined): file is Chunk => file?.type === 'chunk';
const isShell = ({ isEntry, facadeModuleId, moduleIds }: Chunk) =>
  isEntry ||
  [facadeModuleId ?? '', ...moduleIds].some((id) => shellModules.some((module) => module.test(id)));

/** The files of the shell: its chunks, what they import, and their styles. */
function shellOf(bundle: Bundle): string[] {
  const found = new Set<string>(['index.html']);
  const take = (name: string) => {
    const chunk = bundle[name];
    if (!isChunk(chunk) || found.has(name)) return;
    found.add(name);
    for (const css of chunk.viteMetadata?.importedCss ?? []) found.add(css);
    chunk.imports.forEach(take);
  };
  for (const [name, file] of Object.entries(bundle)) if (isChunk(file) && isShell(file)) take(name);
  return [...found].toSorted();
}

const hashOf = (content: string | Uint8Array) =>
  createHash('sha256').update(content).digest('hex').slice(0, 16);

function revisionOf(bundle: Bundle, name: string): string | null {
  // Built names carry a hash of their content already.
  if (name.startsWith('assets/')) return null;
  const file = bundle[name];
  return file?.type === 'asset' ? hashOf(file.source) : null;
}

/** Builds the service worker beside the app, with the list of what it keeps. */
export function serviceWorker(): Plugin {
  return {
    name: 'service-worker',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
        const files = shellOf(bundle).map((name) => ({
          url: `/${name}`,
          revision: revisionOf(bundle, name),
        }));
        const list = JSON.stringify(files);
        const built = await build({
          configFile: false,
          logLevel: 'warn',
          define: {
            shellFiles: list,
            shellVersion: JSON.stringify(hashOf(list)),
            'process.env.NODE_ENV': '"production"',
          },
          build: {
            write: false,
            target: 'chrome103',
            rolldownOptions: { input: entry, output: { format: 'iife', entryFileNames: fileName } },
          },
        });
        const [output] = [built].flat() as Rolldown.RolldownOutput[];
        const chunk = output?.output.find((file) => file.type === 'chunk');
        if (chunk?.type !== 'chunk') throw new Error('The service worker was not built');
        this.emitFile({ type: 'asset', fileName, source: chunk.code });
      },
    },
  };
}
