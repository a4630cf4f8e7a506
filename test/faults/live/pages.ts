import { launchChromium } from '@jiedui/testing';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { samplerScript } from './measuring.js';
import { writeSpeech } from './speech.js';

export type RoomKind = 'ours' | 'plain';

const entries: Record<RoomKind, string> = {
  ours: 'apps/web/src/room/client/index.ts',
  plain: 'test/faults/live/plain.page.mjs',
};

const ours = `
import { JournalCompanion, RoomClient } from '/ours.js';
const shelf = { load: async () => [], put: async () => undefined, remove: async () => undefined };
window.journal = new JournalCompanion({ personId: await window.personId(), shelf });
const client = new RoomClient({ getTicket: () => window.getTicket(), companions: [window.journal] });
const playing = new Set();
client.subscribe(() => {
  for (const { audioTrack, videoTrack } of client.state.peers) {
    for (const track of [audioTrack, videoTrack]) {
      if (!track || playing.has(track.id)) continue;
      playing.add(track.id);
      const element = document.body.appendChild(document.createElement(track.kind));
      element.autoplay = true;
      element.srcObject = new MediaStream([track]);
    }
  }
});
window.client = client;
window.levels = [];
client.subscribe(() => {
  const { level } = client.state;
  if (window.levels.at(-1)?.level !== level) window.levels.push({ level, atMs: Date.now() });
});
window.join = async () => {
  const media = await navigator.mediaDevices.getUserMedia({ audio: true, video: { width: 640, height: 480 } });
  await client.join({ audio: media.getAudioTracks()[0], video: media.getVideoTracks()[0] });
};
window.ready = true;`;
const plain = `import '/plain.js'; window.ready = true;`;
const html = (script: string) =>
  `<!doctype html><meta charset="utf-8"><title>room</title><script>${samplerScript}</script><script type="module">${script}</script>`;

/** Browsers that speak without pauses, and the pages of both rooms. */
export class Pages {
  private readonly contexts: BrowserContext[] = [];

  private constructor(
    readonly origin: string,
    private readonly server: Server,
    private readonly browser: Browser,
    private readonly folder: string,
  ) {}

  static async start(): Promise<Pages> {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'jiedui-live-'));
    const vite = path.resolve('node_modules/vite/bin/vite.js');
    const config = path.resolve('test/faults/live/pages.vite.config.ts');
    for (const [kind, entry] of Object.entries(entries)) {
      await promisify(execFile)(
        process.execPath,
        [vite, 'build', '--config', config, '--outDir', folder, '--emptyOutDir', 'false'],
        {
          env: { ...process.env, PAGE_KIND: kind, PAGE_ENTRY: path.resolve(entry) },
        },
      );
    }
    const scripts = new Map<string, string>(
      await Promise.all(
        Object.keys(entries).map(
          async (kind) => [`/${kind}.js`, await readFile(path.join(folder, `${kind}.js`), 'utf8')] as const,
        ),
      ),
    );
    const server = createServer((request, response) => {
      const script = scripts.get(request.url ?? '');
      response.setHeader('content-type', script ? 'text/javascript' : 'text/html');
      response.end(script ?? html(request.url === '/?plain' ? plain : ours));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const speech = path.join(folder, 'speech.wav');
    writeSpeech(speech);
    const browser = await launchChromium([
      `--use-file-for-fake-audio-capture=${speech}`,
      // The TURN server's certificate is of this run and signed by nobody.
      '--ignore-certificate-errors',
    ]);
    const { port } = server.address() as AddressInfo;
    return new Pages(`http://127.0.0.1:${port}`, server, browser, folder);
  }

  async open(kind: RoomKind, personId = ''): Promise<Page> {
    const context = await this.browser.newContext({ permissions: ['camera', 'microphone'] });
    this.contexts.push(context);
    const page = await context.newPage();
    await page.exposeFunction('personId', () => personId);
    await page.goto(`${this.origin}/?${kind}`);
    await page.waitForFunction('window.ready');
    return page;
  }

  async clear(): Promise<void> {
    await Promise.all(this.contexts.splice(0).map((context) => context.close()));
  }

  async close(): Promise<void> {
    await this.browser.close();
    this.server.close();
    await rm(this.folder, { recursive: true, force: true });
  }
}
