import { createWorker } from 'mediasoup';
import type { Router, WebRtcServer, Worker } from 'mediasoup/types';
import { freePorts } from '@jiedui/testing';
import { mediaCodecs } from '../../../apps/media/src/rooms/media-codecs.js';
import { answerTo, dtlsOf, loadCapabilities, offerOf, sentIn } from './sdp.js';
import type { Sfu, Subscription } from './sfu.js';

/** mediasoup as its documentation uses it, with the same worker program as ours. */
export class BareSfu implements Sfu {
  readonly name = 'mediasoup';
  readonly otherPids: readonly number[] = [];
  private readonly producerIds: string[] = [];

  private constructor(
    private readonly worker: Worker,
    private readonly router: Router,
    private readonly webRtcServer: WebRtcServer,
  ) {}

  static async start(address: string, workerBin: string): Promise<BareSfu> {
    const worker = await createWorker({ workerBin });
    const webRtcServer = await worker.createWebRtcServer({
      listenInfos: [{ protocol: 'udp', ip: address, port: await freePorts(1) }],
    });
    return new BareSfu(worker, await worker.createRouter({ mediaCodecs }), webRtcServer);
  }

  get pid(): number {
    return this.worker.pid;
  }

  async publish(offer: string): Promise<string> {
    const transport = await this.connect();
    await transport.connect({ dtlsParameters: dtlsOf(offer) });
    for (const sent of sentIn(offer)) this.producerIds.push((await transport.produce(sent)).id);
    return answerTo(offer, transport);
  }

  async subscribe(): Promise<Subscription> {
    const transport = await this.connect();
    const consumers = await Promise.all(
      this.producerIds.map((producerId) =>
        transport.consume({ producerId, rtpCapabilities: loadCapabilities, paused: true }),
      ),
    );
    return {
      offer: offerOf(
        consumers.map(({ rtpParameters }) => rtpParameters),
        transport,
      ),
      accept: async (answer) => {
        await transport.connect({ dtlsParameters: dtlsOf(answer) });
        await Promise.all(consumers.map((consumer) => consumer.resume()));
      },
    };
  }

  async close(): Promise<void> {
    this.worker.close();
  }

  private connect() {
    return this.router.createWebRtcTransport({ webRtcServer: this.webRtcServer });
  }
}
