import {
  controlKeys,
  type SignallingRequestName,
  signallingRequests,
  type TicketClaims,
} from '@jiedui/contracts';
import type { ConsultationId, PersonId, SessionId } from '@jiedui/kernel';
import {
  browserCapabilities,
  dtlsParameters,
  goodSample,
  SignallingClient,
  signRoomTicket,
  waitFor,
} from '@jiedui/testing';
import { Redis } from 'ioredis';
import { randomUUID } from 'node:crypto';
import { MediaNodeFixture } from '../../apps/media/src/media-node.fixture.js';
import type { Person } from './cast.js';
import type { Stage } from './stage.js';
import { Tally } from './tally.js';

const events = Object.keys(signallingRequests) as SignallingRequestName[];
const nodeId = 'node-of-the-matrix';
const sctpStreamParameters = { streamId: 0, ordered: false, maxRetransmits: 0 };

/** A media node, and who gets to ask it anything: whoever holds a ticket of the api for it, once. */
export class SignallingCases {
  private readonly tally = new Tally();

  private constructor(
    private readonly stage: Stage,
    private readonly node: MediaNodeFixture,
    private readonly consultationId: string,
  ) {}

  static async run(stage: Stage): Promise<Tally> {
    const { config } = stage.api;
    const node = await MediaNodeFixture.start({
      REDIS_PREFIX: config.REDIS_PREFIX,
      MEDIA_SECRET: config.MEDIA_SECRET,
      MEDIA_NODE_ID: nodeId,
      // All of them come from one address, and most are to be refused for their ticket.
      SIGNALLING_REFUSALS_PER_MINUTE: '10000',
    });
    const redis = new Redis(config.REDIS_URL);
    try {
      const key = controlKeys.heartbeat(config.REDIS_PREFIX, nodeId);
      await waitFor('the heartbeat of the node', () => redis.exists(key));
      const { consultationId } = await stage.copy('scheduled');
      const cases = new SignallingCases(stage, node, consultationId);
      await cases.refused();
      for (const holder of ['requester', 'assignedExpert'] as const) await cases.admitted(holder);
      return cases.tally;
    } finally {
      redis.disconnect();
      await node.stop();
    }
  }

  private async refused(): Promise<void> {
    const used = await this.ticketOf('requester');
    (await SignallingClient.connect(this.node.url, { ticket: used })).close();
    const claims = this.claims();
    const tickets: Record<string, object> = {
      'no ticket': {},
      'a forged ticket': { ticket: await signRoomTicket({ secret: randomUUID().repeat(2), claims }) },
      'a ticket for another node': {
        ticket: await signRoomTicket({
          secret: this.stage.api.config.MEDIA_SECRET,
          claims: { ...claims, nodeId: 'another-node' },
        }),
      },
      'a used ticket': { ticket: used },
    };
    for (const event of events) {
      for (const [what, auth] of Object.entries(tickets)) {
        this.tally.check(`${event} with ${what}`, await this.askOnce(event, auth), 'TICKET_INVALID');
      }
    }
  }

  /** Connects and asks; who is not let in cannot ask. */
  private async askOnce(event: SignallingRequestName, auth: object): Promise<string> {
    try {
      const client = await SignallingClient.connect(this.node.url, auth);
      const answer = await client.ask(event, {});
      client.close();
      return answer.ok ? 'answered' : `let in: ${answer.error.code}`;
    } catch (error) {
      return (error as Error).message;
    }
  }

  private async admitted(holder: Person): Promise<void> {
    const client = await SignallingClient.connect(this.node.url, { ticket: await this.ticketOf(holder) });
    const { sendTransport } = await client.told('room.welcome');
    const transport = { transportId: sendTransport.id };
    const producer = { producerId: '' };
    const consumer = { consumerId: 'none' };
    const somebody = { personId: randomUUID() };
    // Each answered as to somebody in the room: by doing it, or by not finding what was made up.
    const asks: Record<SignallingRequestName, () => readonly [payload: unknown, answer: string]> = {
      'room.join': () => [{ rtpCapabilities: browserCapabilities }, 'ok'],
      'transport.connect': () => [{ ...transport, dtlsParameters }, 'ok'],
      'transport.restartIce': () => [transport, 'ok'],
      'producer.create': () => [undefined, 'ok'],
      'producer.pause': () => [producer, 'ok'],
      'producer.resume': () => [producer, 'ok'],
      'producer.close': () => [producer, 'ok'],
      'consumer.resume': () => [consumer, 'NOT_FOUND'],
      'consumer.pause': () => [consumer, 'NOT_FOUND'],
      'dataProducer.create': () => [{ source: 'stills', sctpStreamParameters }, 'ok'],
      'dataProducer.close': () => [{ dataProducerId: 'none' }, 'NOT_FOUND'],
      'continuity.tell': () => [{ level: 'voice' }, 'ok'],
      'journal.append': () => [
        { writer: randomUUID(), seq: 1, ageMs: 0, entry: { kind: 'chat', text: 'x' } },
        'ok',
      ],
      'journal.read': () => [{}, 'ok'],
      'journal.data': () => [{ position: '1-0' }, 'NOT_FOUND'],
      'quality.tell': () => [goodSample, 'ok'],
      'link.probe': () => [{ filling: '', answerLength: 0 }, 'SIGNALLING_OUT_OF_ORDER'],
      'recording.ask': () => [{}, 'ok'],
      'recording.answer': () => [{ recordingId: randomUUID(), agrees: true }, 'NOT_FOUND'],
      'recording.stop': () => [{}, 'ok'],
      'people.mute': () => [somebody, 'NOT_FOUND'],
      'people.giveFloor': () => [somebody, 'NOT_FOUND'],
      'people.remove': () => [somebody, 'NOT_FOUND'],
      'people.admit': () => [somebody, 'NOT_FOUND'],
      'people.decline': () => [somebody, 'NOT_FOUND'],
      'people.handOver': () => [somebody, 'NOT_FOUND'],
      'people.takeBack': () => [{}, 'ok'],
      'people.raiseHand': () => [{}, 'ok'],
      'people.lowerHand': () => [somebody, 'ok'],
      'people.stopShare': () => [somebody, 'ok'],
      'room.lock': () => [{ isLocked: false }, 'ok'],
      'room.quiet': () => [{ isQuiet: false }, 'ok'],
      'room.leave': () => [{}, 'ok'],
    };
    for (const [event, ask] of Object.entries(asks) as [
      SignallingRequestName,
      () => readonly [unknown, string],
    ][]) {
      const [payload, expected] = ask();
      if (event === 'producer.create') {
        const made = await client.produceAudio().catch(() => undefined);
        producer.producerId = made?.producerId ?? '';
        this.tally.check(`${holder} asks ${event}`, made ? 'ok' : 'refused', expected);
        continue;
      }
      const answer = await client.ask(event, payload);
      this.tally.check(`${holder} asks ${event}`, answer.ok ? 'ok' : answer.error.code, expected);
    }
    client.close();
  }

  private async ticketOf(holder: Person): Promise<string> {
    const { consultationId } = this;
    const { status, body } = await this.stage.cast
      .client(holder)
      .call('issueRoomTicket', { params: { consultationId }, query: {} });
    if (status !== 200) throw new Error(`${holder} got no ticket: ${status}`);
    return body.ticket;
  }

  private claims(): TicketClaims {
    return {
      sessionId: randomUUID() as SessionId,
      consultationId: this.consultationId as ConsultationId,
      personId: randomUUID() as PersonId,
      role: 'expert',
      rights: [],
      nameZh: '某',
      nameEn: 'X',
      nodeId,
      mayPublish: [],
    };
  }
}
