import type { TicketClaims } from '@jiedui/contracts';
import { rightsOfRole } from '@jiedui/domain';
import type { ConsultationId, PersonId, SessionId } from '@jiedui/kernel';
import { freePorts, type Relay, signRoomTicket } from '@jiedui/testing';
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pages } from './pages.js';
import { type TestRoom, Visitor } from './visitor.js';

const main = createRequire(import.meta.url).resolve('../../../apps/media/src/main.js');
const secret = 'a secret of at least thirty-two characters';
const bootLimitMs = 60_000;

const isAlive = (port: number) =>
  fetch(`http://127.0.0.1:${port}/health/ready`, { signal: AbortSignal.timeout(500) }).then(
    ({ status }) => status === 200,
    () => false,
  );

/** A media node as it is run, a process, with its media behind the relay. */
class MediaNode {
  readonly nodeId = `node-${randomUUID().slice(0, 8)}`;

  private constructor(
    readonly port: number,
    private readonly child: ChildProcess,
    nodeId: string,
  ) {
    this.nodeId = nodeId;
  }

  static async start(settings: Readonly<Record<string, string>>, rtcPort: number): Promise<MediaNode> {
    const port = await freePorts(1);
    const nodeId = `node-${port}`;
    const child = spawn(process.execPath, [main], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        PATH: process.env.PATH ?? '',
        NODE_ENV: 'production',
        LOG_LEVEL: 'error',
        HOST: '127.0.0.1',
        MEDIA_PORT: String(port),
        MEDIA_PUBLIC_URL: `http://127.0.0.1:${port}`,
        MEDIA_NODE_ID: nodeId,
        MEDIA_SECRET: secret,
        RTC_PORT: String(rtcPort),
        RTC_ANNOUNCED_ADDRESS: '127.0.0.2',
        ...settings,
      },
    });
    const until = performance.now() + bootLimitMs;
    while (!(await isAlive(port))) {
      if (child.exitCode !== null || performance.now() > until)
        throw new Error('the media node did not start');
      await sleep(50);
    }
    return new MediaNode(port, child, nodeId);
  }

  isAlive(): Promise<boolean> {
    return isAlive(this.port);
  }

  /** mediasoup's workers, the node's only children. */
  workers(): number[] {
    return execFileSync('pgrep', ['-P', String(this.child.pid), 'mediasoup'])
      .toString()
      .trim()
      .split('\n')
      .map(Number);
  }

  async kill(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const workers = this.workers();
    this.child.kill('SIGKILL');
    await once(this.child, 'exit');
    // Their end is the node's: they go by themselves when its pipe closes, or are helped to.
    for (const pid of workers) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        continue;
      }
    }
  }
}

interface OurRoomOptions {
  readonly redisUrl: string;
  readonly redisPrefix: string;
  readonly workerBin: string;
  /** Of the media, one for each node. */
  readonly rtcPorts: readonly number[];
}

/** The product's own room; where the api would say which node holds it, this does: the first one alive. */
export class OurRoom implements TestRoom {
  private readonly sessionId = randomUUID() as SessionId;
  private readonly consultationId = randomUUID() as ConsultationId;
  /** The relay's ports before each node's signalling, for each visitor another. */
  private constructor(
    private readonly nodes: readonly MediaNode[],
    private readonly pages: Pages,
    private readonly relay: Relay,
  ) {}

  static async open(pages: Pages, relay: Relay, options: OurRoomOptions): Promise<OurRoom> {
    const settings = {
      REDIS_URL: options.redisUrl,
      REDIS_PREFIX: options.redisPrefix,
      MEDIASOUP_WORKER_BIN: options.workerBin,
      WEB_ORIGINS: pages.origin,
    };
    const nodes = await Promise.all(options.rtcPorts.map((port) => MediaNode.start(settings, port)));
    return new OurRoom(nodes, pages, relay);
  }

  async enter(): Promise<Visitor> {
    const page = await this.pages.open('ours');
    const doors = await Promise.all(this.nodes.map(({ port }) => this.relay.tcp(port)));
    const personId = randomUUID() as PersonId;
    await page.exposeFunction('getTicket', async () => {
      for (const [at, node] of this.nodes.entries()) {
        if (!(await node.isAlive())) continue;
        const claims: TicketClaims = {
          sessionId: this.sessionId,
          consultationId: this.consultationId,
          personId,
          role: 'expert',
          nameZh: '王敏',
          nameEn: 'Wang Min',
          nodeId: node.nodeId,
          mayPublish: ['microphone', 'camera'],
          rights: [...rightsOfRole('expert')],
        };
        return { nodeUrl: `http://127.0.0.2:${doors[at]}`, ticket: await signRoomTicket({ secret, claims }) };
      }
      throw new Error('no node is alive');
    });
    await page.evaluate('window.startSampling(), window.join()');
    return new Visitor(page, this.relay, doors[0]);
  }

  killWorker(): void {
    for (const pid of this.nodes[0]?.workers() ?? []) process.kill(pid, 'SIGKILL');
  }

  async killNode(): Promise<void> {
    await this.nodes[0]?.kill();
  }

  async close(): Promise<void> {
    await this.pages.clear();
    await Promise.all(this.nodes.map((node) => node.kill()));
  }
}
