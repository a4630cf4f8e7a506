import { launchChromium, waitFor } from '@jiedui/testing';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright-core';

/** Two cores may have to run two browsers and a media node at once. */
const patienceMs = 60_000;
const repository = fileURLToPath(new URL('../../../', import.meta.url));

/** The page keeps its client and devices where a test can reach them, and plays what it hears and sees. */
const html = `<!doctype html><meta charset="utf-8"><title>room</title><script type="module">
import { Captions, JournalCompanion, Pointers, RecordingCompanion, RoomClient, TrackLevel, voiceNote, VoiceNotes, VoiceRecorder } from '/room-client.js';
const journal = {
  listen: (line) => window.room.journal?.listen(line),
  joined: (line) => window.room.journal?.joined(line),
};
const connections = [];
window.RTCPeerConnection = class extends RTCPeerConnection {
  constructor(...args) { super(...args); connections.push(this); }
};
// Turns each sound into the same word.
const captions = new Captions(async () => ({
  start(track, { language, onText }) {
    const level = new TrackLevel(track);
    let count = 0;
    const timer = setInterval(() => level.read() > 0.001 && onText(language + ' sound ' + (count += 1)), 200);
    return () => { clearInterval(timer); level.close(); };
  },
}));
const devices = await navigator.mediaDevices.getUserMedia({ audio: true, video: { width: 640, height: 480 } });
const recording = new RecordingCompanion();
const pointers = new Pointers();
const pointed = [];
pointers.onPointed((pointing) => pointed.push(pointing));
const lines = { listen() {}, joined: (_line, channels) => (window.room.channels = channels) };
const client = new RoomClient({
  getTicket: (lostNodeId) => window.getTicket(lostNodeId),
  companions: [journal, recording, pointers, captions, lines],
});
const phases = [client.state.phase];
const playing = new Map();
client.subscribe(() => {
  if (phases.at(-1) !== client.state.phase) phases.push(client.state.phase);
  for (const { audioTrack, videoTrack, screenTrack } of client.state.peers) {
    for (const track of [audioTrack, videoTrack, screenTrack]) {
      if (!track || playing.has(track.id)) continue;
      const element = document.body.appendChild(document.createElement(track.kind));
      element.autoplay = true;
      element.srcObject = new MediaStream([track]);
      playing.set(track.id, element);
    }
  }
});
window.room = { client, recording, pointers, pointed, captions, JournalCompanion, voiceNote, VoiceNotes, VoiceRecorder, devices, phases, connections, join: () => client.join({
  audio: devices.getAudioTracks()[0], video: devices.getVideoTracks()[0] }) };
</script>`;

/** In a process of its own: the bundler's native part does not work inside a test's sandbox. */
async function bundleRoomClient(): Promise<ReadonlyMap<string, string>> {
  const outDir = await mkdtemp(join(tmpdir(), 'jiedui-room-page-'));
  try {
    const vite = join(repository, 'node_modules/vite/bin/vite.js');
    const config = join(repository, 'apps/media/src/room-page.vite.config.ts');
    await promisify(execFile)(process.execPath, [vite, 'build', '--config', config, '--outDir', outDir]);
    const files = await readdir(outDir, { recursive: true, withFileTypes: true });
    const scripts = files
      .filter((file) => file.isFile())
      .map(({ parentPath, name }) => join(parentPath, name));
    const read = scripts.map(
      async (file) => [`/${relative(outDir, file)}`, await readFile(file, 'utf8')] as const,
    );
    return new Map(await Promise.all(read));
  } finally {
    await rm(outDir, { recursive: true, force: true });
  }
}

/** What the room client shows, as far as tests look. */
interface ShownState {
  readonly phase: string;
  readonly closedReason?: string;
  readonly error?: string;
  readonly selfPeerId?: string;
  readonly linkTest?: {
    readonly status: string;
    readonly figures?: {
      readonly roundTripMs: number;
      readonly upBps: number;
      readonly downBps: number;
      readonly protocol?: string;
    };
  };
  readonly isMicrophoneMuted: boolean;
  readonly isCameraOff: boolean;
  readonly isSharing: boolean;
  readonly shareError?: string;
  readonly level: string;
  readonly receivedLevel: string;
  readonly speakingPeerIds: readonly string[];
  readonly isEncrypted: boolean;
  readonly peers: readonly {
    readonly peerId: string;
    readonly isUnreadable: boolean;
    readonly nameEn: string;
    readonly isMicrophoneMuted: boolean;
    readonly isCameraOff: boolean;
    readonly level: string;
    readonly audioTrack?: object;
    readonly videoTrack?: object;
    readonly screenTrack?: object;
    readonly stillUrl?: string;
  }[];
}

interface CountedStats {
  readonly framesDecoded: number;
  readonly framesSent: number;
  readonly packetsReceived: number;
  readonly audioLevel: number;
  readonly joinMs?: Readonly<Record<'ticket' | 'signalling' | 'connected' | 'firstFrame', number>>;
}

/** One visitor: a page with a camera, a microphone and a room client. */
export class RoomPage {
  constructor(readonly page: Page) {}

  state(): Promise<ShownState> {
    return this.page.evaluate('room.client.state');
  }

  stats(): Promise<CountedStats> {
    return this.page.evaluate('room.client.stats()');
  }

  join(): Promise<void> {
    return this.page.evaluate('room.join()');
  }

  /** What the node calls this browser's connections. */
  fragments(): Promise<string[]> {
    return this.page.evaluate(`room.connections.flatMap(({ remoteDescription }) =>
      remoteDescription?.sdp.match(/ice-ufrag:(\\S+)/)?.[1] ?? [])`);
  }

  /** A drawing that changes, as large as a screen. */
  shareScreen(): Promise<void> {
    return this.page.evaluate(`(async () => {
      const canvas = document.createElement('canvas');
      Object.assign(canvas, { width: 1280, height: 720 });
      const paint = canvas.getContext('2d');
      let at = 0;
      setInterval(() => {
        paint.fillStyle = (at += 1) % 2 ? 'white' : 'navy';
        paint.fillRect(0, 0, 1280, 720);
      }, 200);
      const [track] = canvas.captureStream(10).getVideoTracks();
      track.contentHint = 'detail';
      await room.client.setScreen(track);
    })()`);
  }

  run<T>(script: string): Promise<T> {
    return this.page.evaluate(script);
  }

  shows(what: string, fits: (state: ShownState) => boolean): Promise<ShownState> {
    return waitFor(
      what,
      async () => {
        const state = await this.state();
        return fits(state) && state;
      },
      patienceMs,
    );
  }

  /** Waits until so many more frames were decoded than now. */
  async seesMoving(frames = 10): Promise<boolean> {
    const before = (await this.stats()).framesDecoded;
    const isMoving = async () => (await this.stats()).framesDecoded >= before + frames;
    try {
      return await waitFor(`${frames} frames`, isMoving, patienceMs);
    } catch (cause) {
      const { phase, level, receivedLevel, peers } = await this.state();
      const states = await this.run('room.connections.map(({ connectionState }) => connectionState)');
      const shown = JSON.stringify({ phase, level, receivedLevel, states, peers });
      throw new Error(`No ${frames} frames came: ${shown}`, { cause });
    }
  }
}

/** A web server with nothing but the room client, and a browser that visits it. */
export class RoomPages {
  private constructor(
    readonly origin: string,
    private readonly server: ReturnType<typeof createServer>,
    private readonly browser: Browser,
  ) {}

  static async start(browserArgs: readonly string[] = []): Promise<RoomPages> {
    const scripts = await bundleRoomClient();
    const server = createServer((request, response) => {
      const script = scripts.get(request.url ?? '');
      response.setHeader('content-type', script ? 'text/javascript' : 'text/html');
      response.end(script ?? html);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    return new RoomPages(`http://127.0.0.1:${port}`, server, await launchChromium(browserArgs));
  }

  async stop(): Promise<void> {
    await this.browser.close();
    this.server.close();
  }

  /** A page whose client has its devices and is ready to join with the tickets it is given. */
  async open(getTicket: (lostNodeId?: string) => Promise<unknown>): Promise<RoomPage> {
    const context = await this.browser.newContext();
    const page = await context.newPage();
    await page.exposeFunction('getTicket', getTicket);
    await page.goto(this.origin);
    await page.waitForFunction('window.room');
    return new RoomPage(page);
  }
}
