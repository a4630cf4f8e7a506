import type { TicketClaims } from '@jiedui/contracts';
import { rightsOfRole } from '@jiedui/domain';
import type { ConsultationId, PersonId, SessionId } from '@jiedui/kernel';
import { type Relay, signRoomTicket } from '@jiedui/testing';
import { randomUUID } from 'node:crypto';
import { MediaNode, nodeSecret } from './media-node.js';
import type { Pages } from './pages.js';
import type { TurnServer } from './turn.js';
import { type TestRoom, Visitor } from './visitor.js';

interface OurRoomOptions {
  readonly redisUrl: string;
  readonly redisPrefix: string;
  readonly workerBin: string;
  /** Of the media, one for each node. */
  readonly rtcPorts: readonly number[];
  /** Where visitors may be relayed. */
  readonly iceServers?: TurnServer['iceServers'];
}

/** The product's own room; where the api would say which node holds it, this does: the first one alive. */
export class OurRoom implements TestRoom {
  private readonly sessionId = randomUUID() as SessionId;
  private readonly consultationId = randomUUID() as ConsultationId;

  private constructor(
    private readonly nodes: readonly MediaNode[],
    private readonly pages: Pages,
    private readonly relay: Relay,
    private readonly iceServers: OurRoomOptions['iceServers'],
  ) {}

  static async open(pages: Pages, relay: Relay, options: OurRoomOptions): Promise<OurRoom> {
    const settings = {
      REDIS_URL: options.redisUrl,
      REDIS_PREFIX: options.redisPrefix,
      MEDIASOUP_WORKER_BIN: options.workerBin,
      WEB_ORIGINS: pages.origin,
    };
    const nodes = await Promise.all(options.rtcPorts.map((port) => MediaNode.start(settings, port)));
    return new OurRoom(nodes, pages, relay, options.iceServers);
  }

  async enter(): Promise<Visitor> {
    const personId = randomUUID() as PersonId;
    const page = await this.pages.open('ours', personId);
    // A port of the relay before each node's signalling, for each visitor another.
    const doors = await Promise.all(this.nodes.map(({ port }) => this.relay.tcp(port)));
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
        const ticket = await signRoomTicket({ secret: nodeSecret, claims });
        return { nodeUrl: `http://127.0.0.2:${doors[at]}`, ticket, iceServers: this.iceServers };
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
