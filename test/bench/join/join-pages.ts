import { launchChromium } from '@jiedui/testing';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Browser, BrowserContext } from 'playwright-core';

export type Kind = 'ours' | 'janus';

/** How long a lobby is looked at: its connections stand by then. */
const lobbyMs = 2_500;
const frameLimitMs = 20_000;

const scripts: Record<Kind, string> = {
  ours: 'test/bench/join/our.page.mjs',
  janus: 'test/bench/join/janus.page.mjs',
};

const html = (
  kind: Kind,
  janusUrl: string,
) => `<!doctype html><meta charset="utf-8"><title>join</title><script>
window.janusUrl = '${janusUrl}';
window.firstFrame = new Promise((resolve) => {
  window.play = (track) => {
    const element = document.body.appendChild(document.createElement(track.kind));
    element.autoplay = element.muted = true;
    element.srcObject = new MediaStream([track]);
    if (track.kind === 'video') element.requestVideoFrameCallback(() => resolve(performance.now()));
  };
});
window.enter = async () => {
  const clickedAt = performance.now();
  void window.join(window.media);
  return (await window.firstFrame) - clickedAt;
};
navigator.mediaDevices.getUserMedia({ audio: true, video: { width: 640, height: 480 } })
  .then((media) => (window.media = media));
</script><body></body><script type="module">
${kind === 'ours' ? "window.RoomClient = (await import('/ours.js')).RoomClient;" : ''}
await import('/${kind}.page.js');
</script>`;

interface Answers {
  /** What our api would say to who asks for a ticket. */
  readonly ticket: () => Promise<object>;
  readonly janusUrl: string;
}

/** The pages of both rooms, and the browser that opens them. */
export class JoinPages {
  private constructor(
    readonly port: number,
    private readonly server: Server,
    private readonly browser: Browser,
  ) {}

  static async start({ ticket, janusUrl }: Answers): Promise<JoinPages> {
    const sources = new Map([['/ours.js', await bundledClient()]]);
    for (const [kind, file] of Object.entries(scripts))
      sources.set(`/${kind}.page.js`, await readFile(path.resolve(file), 'utf8'));
    const server = createServer((request, response) => {
      const script = sources.get(request.url ?? '');
      if (request.url === '/ticket') return void ticket().then((one) => response.end(JSON.stringify(one)));
      response.setHeader('content-type', script ? 'text/javascript' : 'text/html');
      return void response.end(script ?? html(request.url === '/?janus' ? 'janus' : 'ours', janusUrl));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new JoinPages((server.address() as AddressInfo).port, server, await launchChromium());
  }

  /** A page whose devices are open, in the lobby for a while or not at all before the click. */
  async visit(origin: string, kind: Kind, isPrepared: boolean): Promise<Visit> {
    const context = await this.browser.newContext({ permissions: ['camera', 'microphone'] });
    const page = await context.newPage();
    await page.goto(`${origin}/?${kind}`);
    await page.waitForFunction('window.media && window.join');
    if (isPrepared) await page.evaluate('window.prepare()');
    await page.waitForTimeout(lobbyMs);
    return {
      join: () => page.evaluate('void window.join(window.media)'),
      measure: () =>
        page.evaluate<number | null>(
          `Promise.race([window.enter(), new Promise((resolve) => setTimeout(resolve, ${frameLimitMs}, null))])`,
        ),
      context,
    };
  }

  async close(): Promise<void> {
    await this.browser.close();
    this.server.close();
  }
}

export interface Visit {
  /** Without waiting for anybody's picture. */
  join(): Promise<void>;
  /** From the click to the first frame of the other, in milliseconds; null where none came. */
  measure(): Promise<number | null>;
  readonly context: BrowserContext;
}

/** Our room client, as the web app's bundler sees it. */
async function bundledClient(): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'jiedui-join-'));
  try {
    const vite = path.resolve('node_modules/vite/bin/vite.js');
    const config = path.resolve('test/faults/live/pages.vite.config.ts');
    const env = {
      ...process.env,
      PAGE_KIND: 'ours',
      PAGE_ENTRY: path.resolve('apps/web/src/room/client/index.ts'),
    };
    await promisify(execFile)(process.execPath, [vite, 'build', '--config', config, '--outDir', folder], {
      env,
    });
    return await readFile(path.join(folder, 'ours.js'), 'utf8');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
