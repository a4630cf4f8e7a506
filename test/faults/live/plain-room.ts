import type { Relay } from '@jiedui/testing';
import { createWorker } from 'mediasoup';
import type {
  Consumer,
  DtlsParameters,
  MediaKind,
  Router,
  RtpCapabilities,
  RtpParameters,
  WebRtcServer,
  WebRtcTransport,
  Worker,
} from 'mediasoup/types';
import { randomUUID } from 'node:crypto';
import { mediaCodecs } from '../../../apps/media/src/rooms/media-codecs.js';
import type { Pages } from './pages.js';
import { type TestRoom, Visitor } from './visitor.js';

class Guest {
  readonly id = randomUUID();
  readonly producers = new Map<string, MediaKind>();
  readonly consumers = new Map<string, Consumer>();

  constructor(
    readonly send: WebRtcTransport,
    readonly receive: WebRtcTransport,
  ) {}
}

const describe = ({ id, iceParameters, iceCandidates, dtlsParameters }: WebRtcTransport) => ({
  id,
  iceParameters,
  iceCandidates,
  dtlsParameters,
});

/** mediasoup as its documentation uses it, with the same worker program, beside which ours is measured. */
export class PlainRoom implements TestRoom {
  private readonly guests: Guest[] = [];

  private constructor(
    private readonly worker: Worker,
    private readonly router: Router,
    private readonly server: WebRtcServer,
    private readonly pages: Pages,
    private readonly relay: Relay,
  ) {}

  static async open(pages: Pages, relay: Relay, port: number): Promise<PlainRoom> {
    const workerBin = process.env.MEDIASOUP_WORKER_BIN;
    const worker = await createWorker(workerBin ? { workerBin } : {});
    const address = { ip: '127.0.0.1', port, announcedAddress: '127.0.0.2' };
    const server = await worker.createWebRtcServer({
      listenInfos: [
        { protocol: 'udp', ...address },
        { protocol: 'tcp', ...address },
      ],
    });
    return new PlainRoom(worker, await worker.createRouter({ mediaCodecs }), server, pages, relay);
  }

  async enter(): Promise<Visitor> {
    const page = await this.pages.open('plain');
    const options = { webRtcServer: this.server, enableUdp: true, enableTcp: true, preferUdp: true };
    const [send, receive] = [
      await this.router.createWebRtcTransport(options),
      await this.router.createWebRtcTransport(options),
    ];
    const guest = new Guest(send, receive);
    await page.exposeFunction('ask', (what: string, payload: never) => this.answer(guest, what, payload));
    await page.evaluate('window.startSampling(), window.join(window.ask)');
    this.guests.push(guest);
    return new Visitor(page, this.relay, undefined);
  }

  killWorker(): void {
    process.kill(this.worker.pid, 'SIGKILL');
  }

  async close(): Promise<void> {
    this.worker.close();
    await this.pages.clear();
  }

  private async answer(
    guest: Guest,
    what: string,
    asked: {
      readonly id: string;
      readonly kind: MediaKind;
      readonly dtlsParameters: DtlsParameters;
      readonly rtpParameters: RtpParameters;
      readonly rtpCapabilities: RtpCapabilities;
      readonly taken: readonly string[];
    },
  ): Promise<unknown> {
    switch (what) {
      case 'enter':
        return {
          rtpCapabilities: this.router.rtpCapabilities,
          send: describe(guest.send),
          receive: describe(guest.receive),
        };
      case 'connect': {
        const transport = asked.id === guest.send.id ? guest.send : guest.receive;
        return transport.connect({ dtlsParameters: asked.dtlsParameters });
      }
      case 'produce': {
        const { id } = await guest.send.produce({ kind: asked.kind, rtpParameters: asked.rtpParameters });
        guest.producers.set(id, asked.kind);
        return { id };
      }
      case 'consume':
        return this.offer(guest, asked.rtpCapabilities, asked.taken);
      default:
        return guest.consumers.get(asked.id)?.resume();
    }
  }

  private async offer(
    guest: Guest,
    rtpCapabilities: RtpCapabilities,
    taken: readonly string[],
  ): Promise<unknown> {
    const others = this.guests.filter((other) => other !== guest);
    const wanted = others
      .flatMap(({ producers }) => [...producers.keys()])
      .filter((id) => !taken.includes(id));
    return Promise.all(
      wanted.map(async (producerId) => {
        const consumer = await guest.receive.consume({ producerId, rtpCapabilities, paused: true });
        guest.consumers.set(consumer.id, consumer);
        const { id, kind, rtpParameters } = consumer;
        return { id, producerId, kind, rtpParameters };
      }),
    );
  }
}
