import { freePorts } from '@jiedui/testing';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const bootLimitMs = 20_000;

const videoRoom = `
room-1: {
  description = "bench"
  publishers = 100
  bitrate = 0
  fir_freq = 0
  audiocodec = "opus"
  videocodec = "vp8"
  audiolevel_event = false
  notify_joining = false
}
`;

interface JanusWishes {
  /** Janus takes no loopback interface: an address of this machine beside it. */
  readonly address: string;
  /** Where its media ports must lie; any without. */
  readonly rtpPorts?: readonly [from: number, to: number];
}

const modules = [
  ['plugins', 'libjanus_videoroom.so'],
  ['transports', 'libjanus_websockets.so'],
] as const;

const configuration = (folder: string, port: number, { address, rtpPorts }: JanusWishes) => ({
  janus: `
general: {
  configs_folder = "${folder}"
  plugins_folder = "${folder}/plugins"
  transports_folder = "${folder}/transports"
  debug_level = 2
  session_timeout = 0
}
nat: { ice_enforce_list = "${address}" }
media: { ${rtpPorts ? `rtp_port_range = "${rtpPorts.join('-')}"` : ''} }
`,
  'janus.plugin.videoroom': videoRoom,
  'janus.transport.websockets': `general: { ws = true, ws_port = ${port}, ws_ip = "127.0.0.1" }\n`,
});

const isListening = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(true));
    socket.once('error', () => resolve(false)).once('connect', () => socket.destroy());
  });

/** Janus with its VideoRoom plugin, WebSockets, and nothing else. */
export class JanusServer {
  private constructor(
    private readonly child: ChildProcess,
    private readonly folder: string,
    readonly port: number,
  ) {}

  /** @throws Error with the reason where there is none on this machine */
  static async start(wishes: JanusWishes): Promise<JanusServer> {
    const { JANUS_BIN, JANUS_MODULES, JANUS_MISSING } = process.env;
    if (!JANUS_BIN || !JANUS_MODULES) throw new Error(JANUS_MISSING ?? 'JANUS_BIN is not set');
    const folder = mkdtempSync(path.join(os.tmpdir(), 'jiedui-janus-'));
    const port = await freePorts(1);
    // Nothing else of it is loaded.
    for (const [kind, name] of modules) {
      mkdirSync(path.join(folder, kind));
      symlinkSync(path.join(JANUS_MODULES, kind, name), path.join(folder, kind, name));
    }
    for (const [name, text] of Object.entries(configuration(folder, port, wishes)))
      writeFileSync(path.join(folder, `${name}.jcfg`), text);
    const child = spawn(JANUS_BIN, ['-F', folder], { stdio: ['ignore', 'ignore', 'inherit'] });
    const server = new JanusServer(child, folder, port);
    const until = performance.now() + bootLimitMs;
    while (!(await isListening(port))) {
      if (child.exitCode !== null || performance.now() > until) throw new Error('Janus did not start');
      await sleep(50);
    }
    return server;
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  async close(): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      this.child.kill('SIGKILL');
      await once(this.child, 'exit');
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}
