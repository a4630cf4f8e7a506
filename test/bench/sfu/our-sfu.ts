import type { SignallingRequestName, SignallingAnswer, TicketClaims } from '@jiedui/contracts';
import { rightsOfRole, type RoomRole } from '@jiedui/domain';
import type { ConsultationId, PersonId, SessionId } from '@jiedui/kernel';
import { freePorts, SignallingClient, signRoomTicket, waitFor } from '@jiedui/testing';
import type { RtpParameters } from 'mediasoup/types';
import { randomUUID } from 'node:crypto';
import { MediaNode, nodeSecret } from '../../faults/live/media-node.js';
import { answerTo, dtlsOf, loadCapabilities, offerOf, sentIn, type TransportDescription } from './sdp.js';
import type { Sfu, Subscription } from './sfu.js';

interface NodeWishes {
  readonly address: string;
  readonly redisUrl: string;
  readonly workerBin: string;
}

async function ask<E extends SignallingRequestName>(
  client: SignallingClient,
  event: E,
  payload: unknown,
): Promise<SignallingAnswer<E>> {
  const answer = await client.ask(event, payload);
  if (!answer.ok) throw new Error(`${event}: ${answer.error.code}`);
  return answer.value;
}

/** Our media node as it is run, entered with tickets over its own signalling. */
export class OurSfu implements Sfu {
  readonly name = 'ours';
  private readonly consultationId = randomUUID() as ConsultationId;
  private readonly clients: SignallingClient[] = [];
  private published = 0;

  private constructor(
    readonly node: MediaNode,
    private readonly sessionId: SessionId,
  ) {}

  static async start({ address, redisUrl, workerBin }: NodeWishes): Promise<OurSfu> {
    const settings = {
      REDIS_URL: redisUrl,
      REDIS_PREFIX: `bench-${randomUUID()}`,
      MEDIASOUP_WORKER_BIN: workerBin,
      MEDIA_WORKERS: '1',
      RTC_LISTEN_IP: address,
      RTC_ANNOUNCED_ADDRESS: address,
    };
    const node = await MediaNode.start(settings, await freePorts(1));
    return new OurSfu(node, randomUUID() as SessionId);
  }

  /** A room of its own on the same node. */
  another(): OurSfu {
    return new OurSfu(this.node, randomUUID() as SessionId);
  }

  get pid(): number {
    return this.node.workers()[0] ?? 0;
  }

  get otherPids(): readonly number[] {
    return [this.node.pid];
  }

  async publish(offer: string): Promise<string> {
    const client = await this.enter('expert');
    const { sendTransport } = await client.told('room.welcome');
    await ask(client, 'room.join', { rtpCapabilities: loadCapabilities });
    await ask(client, 'transport.connect', { transportId: sendTransport.id, dtlsParameters: dtlsOf(offer) });
    for (const { kind, rtpParameters } of sentIn(offer)) {
      const source = kind === 'audio' ? 'microphone' : 'camera';
      await ask(client, 'producer.create', { source, kind, rtpParameters, paused: false });
      this.published += 1;
    }
    return answerTo(offer, sendTransport as unknown as TransportDescription);
  }

  async subscribe(): Promise<Subscription> {
    const client = await this.enter('expert');
    const { receiveTransport } = await client.told('room.welcome');
    await ask(client, 'room.join', { rtpCapabilities: loadCapabilities });
    const offers = await waitFor('the offers', () => {
      const all = client.all('consumers.created').flatMap(({ consumers }) => consumers);
      return all.length >= this.published && all;
    });
    const transport = receiveTransport as unknown as TransportDescription;
    return {
      offer: offerOf(
        offers.map(({ rtpParameters }) => rtpParameters as unknown as RtpParameters),
        transport,
      ),
      accept: async (answer) => {
        const dtlsParameters = dtlsOf(answer);
        await ask(client, 'transport.connect', { transportId: transport.id, dtlsParameters });
        for (const { consumerId } of offers) await ask(client, 'consumer.resume', { consumerId });
      },
    };
  }

  /** All go, in the order in which they came, each after a while. @param isPolite whether they say so, or just vanish */
  async empty(isPolite: () => boolean, between: () => Promise<unknown>): Promise<void> {
    for (const client of this.clients.splice(0)) {
      if (isPolite()) await client.ask('room.leave', {});
      client.close();
      await between();
    }
  }

  async close(): Promise<void> {
    for (const client of this.clients) client.close();
    await this.node.kill();
  }

  private async enter(role: RoomRole): Promise<SignallingClient> {
    const { nodeId, port } = this.node;
    const claims: TicketClaims = {
      sessionId: this.sessionId,
      consultationId: this.consultationId,
      personId: randomUUID() as PersonId,
      role,
      nameZh: '王敏',
      nameEn: 'Wang Min',
      nodeId,
      mayPublish: ['microphone', 'camera'],
      rights: [...rightsOfRole(role)],
    };
    const ticket = await signRoomTicket({ secret: nodeSecret, claims });
    const client = await SignallingClient.connect(`http://127.0.0.1:${port}`, { ticket });
    this.clients.push(client);
    return client;
  }
}
