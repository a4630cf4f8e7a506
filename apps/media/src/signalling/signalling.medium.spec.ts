import { signallingPath, signallingRequests, type SignallingRequestName } from '@jiedui/contracts';
import { audioParameters, browserCapabilities, dtlsParameters, SignallingClient } from '@jiedui/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MediaNodeFixture, newSessionId } from '../media-node.fixture.js';

let node: MediaNodeFixture;
/** Joined before any hostile act. */
let bystander: SignallingClient;
const sessionId = newSessionId();
const webOrigin = 'https://jiedui.example';

beforeAll(async () => {
  node = await MediaNodeFixture.start({ WEB_ORIGINS: `https://other.example, ${webOrigin}` });
  bystander = await node.join({ sessionId });
});

afterAll(async () => {
  bystander.close();
  await node.stop();
});

/** Asked after each hostile act. */
async function bystanderIsServed(): Promise<boolean> {
  const { sendTransport } = await bystander.told('room.welcome');
  const answer = await bystander.ask('transport.restartIce', { transportId: sendTransport.id });
  return answer.ok && bystander.all('room.closed').length === 0;
}

const refused = (code: string) => ({ ok: false, error: expect.objectContaining({ code }) });

describe('a browser page', () => {
  const allowedOriginFor = async (origin: string) => {
    const handshake = `${node.url}${signallingPath}/?EIO=4&transport=polling`;
    return (await fetch(handshake, { headers: { origin } })).headers.get('access-control-allow-origin');
  };

  it('may fall back to polling from the web app’s origin, and from no other', async () => {
    expect(await allowedOriginFor(webOrigin)).toBe(webOrigin);
    expect(await allowedOriginFor('https://elsewhere.example')).toBeNull();
  });
});

describe('a request', () => {
  it('with a wrong payload is refused, whichever it is', async () => {
    const demanding = (Object.keys(signallingRequests) as SignallingRequestName[]).filter(
      (event) => !signallingRequests[event].payload.safeParse({}).success,
    );
    expect(demanding.length).toBeGreaterThan(7);
    for (const event of demanding) {
      // Each asked by another: one who asked all of it would be taken for a flood.
      const peer = await node.join({ sessionId });
      for (const payload of [null, 'text', {}, [], { transportId: 1, producerId: {}, consumerId: '' }]) {
        expect(await peer.ask(event, payload)).toEqual(refused('REQUEST_INVALID'));
      }
      peer.close();
    }
    expect(await bystanderIsServed()).toBe(true);
  });

  it('without an ack, without a payload or unknown does no harm', async () => {
    const peer = await node.join({ sessionId });
    peer.socket.emit('room.join');
    peer.socket.emit('producer.create', { source: 'camera' });
    peer.socket.emit('transport.connect', 'a', 'b', 'c');
    peer.socket.emit('no.such.event', {});
    expect(await peer.socket.timeout(5_000).emitWithAck('consumer.pause')).toEqual(
      refused('REQUEST_INVALID'),
    );
    expect(await bystanderIsServed()).toBe(true);
  });

  it('out of order is refused', async () => {
    const peer = await node.enter({ sessionId });
    const { sendTransport } = await peer.told('room.welcome');
    const microphone = {
      source: 'microphone',
      kind: 'audio',
      rtpParameters: audioParameters(1),
      paused: false,
    };
    expect(await peer.ask('producer.create', microphone)).toEqual(refused('SIGNALLING_OUT_OF_ORDER'));
    expect(await peer.ask('room.join', { rtpCapabilities: browserCapabilities })).toMatchObject({ ok: true });
    expect(await peer.ask('room.join', { rtpCapabilities: browserCapabilities })).toEqual(
      refused('SIGNALLING_OUT_OF_ORDER'),
    );
    const connect = { transportId: sendTransport.id, dtlsParameters };
    expect(await peer.ask('transport.connect', connect)).toMatchObject({ ok: true });
    expect(await peer.ask('transport.connect', connect)).toEqual(refused('SIGNALLING_OUT_OF_ORDER'));
    const twice = [peer.ask('producer.create', microphone), peer.ask('producer.create', microphone)];
    expect(await Promise.all(twice)).toEqual([
      expect.objectContaining({ ok: true }),
      refused('SIGNALLING_OUT_OF_ORDER'),
    ]);
    expect(await bystanderIsServed()).toBe(true);
  });

  it('about one’s own link reaches the others, also those who come later', async () => {
    const peer = await node.enter({ sessionId });
    expect(await peer.ask('continuity.tell', { level: 'voice' })).toEqual(refused('SIGNALLING_OUT_OF_ORDER'));
    await peer.ask('room.join', { rtpCapabilities: browserCapabilities });
    const { peerId } = await peer.told('room.welcome');
    expect(await peer.ask('continuity.tell', { level: 'best' })).toEqual(refused('REQUEST_INVALID'));
    expect(await peer.ask('continuity.tell', { level: 'voice' })).toMatchObject({ ok: true });
    await bystander.told('peer.continuity', (told) => told.peerId === peerId && told.level === 'voice');
    const late = await node.enter({ sessionId });
    const joined = await late.ask('room.join', { rtpCapabilities: browserCapabilities });
    const peers = joined.ok ? joined.value.peers : [];
    expect(peers.find((one) => one.peerId === peerId)?.level).toBe('voice');
  });

  it('for what is another peer’s finds nothing', async () => {
    const [owner, thief] = [await node.join({ sessionId }), await node.join({ sessionId })];
    const { sendTransport } = await owner.told('room.welcome');
    const producing = await owner.produceAudio();
    const { consumerId } = await bystander.offered(producing.producerId);
    const transportId = sendTransport.id;
    const attempts = [
      thief.ask('transport.connect', { transportId, dtlsParameters }),
      thief.ask('transport.restartIce', { transportId }),
      thief.ask('producer.pause', producing),
      thief.ask('producer.resume', producing),
      thief.ask('producer.close', producing),
      thief.ask('consumer.resume', { consumerId }),
      thief.ask('consumer.pause', { consumerId }),
      thief.ask('producer.close', { producerId: 'made-up' }),
    ];
    for (const answer of await Promise.all(attempts)) expect(answer).toEqual(refused('NOT_FOUND'));
    expect(await owner.ask('producer.pause', producing)).toMatchObject({ ok: true });
    await bystander.told('consumer.paused', (paused) => paused.consumerId === consumerId);
  });

  it('beyond the ticket’s rights is refused', async () => {
    const listener = await node.join({ sessionId, mayPublish: [] });
    const microphone = {
      source: 'microphone',
      kind: 'audio',
      rtpParameters: audioParameters(2),
      paused: false,
    };
    expect(await listener.ask('producer.create', microphone)).toEqual(refused('RIGHT_MISSING'));
    expect(await bystanderIsServed()).toBe(true);
  });
});

describe('hostile media descriptions', () => {
  const nonsense = [
    {},
    { codecs: 'opus' },
    { codecs: [{ mimeType: 'audio/opus' }], encodings: [{ ssrc: -1 }] },
    { ...audioParameters(3), encodings: [] },
    { ...audioParameters(3), encodings: Array.from({ length: 500 }, (_, at) => ({ ssrc: at + 1 })) },
    { ...audioParameters(3), mid: 'm'.repeat(5_000) },
    { ...audioParameters(3), codecs: [{ mimeType: 'video/VP8', clockRate: 90_000, payloadType: 96 }] },
    { ...audioParameters(3), headerExtensions: [{ uri: 'urn:made-up', id: 99_999 }] },
    { ...audioParameters(3), encodings: [{ ssrc: 2 ** 40 }] },
  ];

  it('are refused or harmless, and the worker survives them', async () => {
    for (const rtpParameters of nonsense) {
      const peer = await node.join({ sessionId });
      const answer = await peer.ask('producer.create', {
        source: 'microphone',
        kind: 'audio',
        rtpParameters,
        paused: false,
      });
      expect(answer.ok ? 'harmless' : answer.error.code).toMatch(/^(harmless|REQUEST_INVALID)$/);
      peer.close();
    }
    expect(await bystanderIsServed()).toBe(true);
  });

  it('are refused where the kind does not fit the source', async () => {
    const peer = await node.join({ sessionId });
    const camera = { source: 'camera', kind: 'audio', rtpParameters: audioParameters(4), paused: false };
    expect(await peer.ask('producer.create', camera)).toEqual(refused('REQUEST_INVALID'));
  });

  it('are refused on joining and connecting', async () => {
    const peer = await node.enter({ sessionId });
    const { sendTransport } = await peer.told('room.welcome');
    for (const rtpCapabilities of [{ codecs: 1 }, { codecs: [{ kind: 'smell' }] }]) {
      expect(await peer.ask('room.join', { rtpCapabilities })).toEqual(refused('REQUEST_INVALID'));
    }
    const connect = {
      transportId: sendTransport.id,
      dtlsParameters: { fingerprints: [{ algorithm: 'rot13' }] },
    };
    expect(await peer.ask('transport.connect', connect)).toEqual(refused('REQUEST_INVALID'));
    expect(await bystanderIsServed()).toBe(true);
  });
});

describe('a flood', () => {
  it('is slowed, then cut, and nobody else notices', async () => {
    const flooder = await node.join({ sessionId });
    const answers = Array.from({ length: 80 }, () => flooder.ask('producer.pause', { producerId: 'none' }));
    const codes = (await Promise.all(answers)).map((answer) => (answer.ok ? 'ok' : answer.error.code));
    expect(new Set(codes)).toEqual(new Set(['NOT_FOUND', 'TOO_MANY_ATTEMPTS']));
    for (let at = 0; at < 300; at += 1) flooder.socket.emit('any.event', at);
    await flooder.disconnected();
    expect(await bystanderIsServed()).toBe(true);
  });

  it('of bytes is cut', async () => {
    const flooder = await node.join({ sessionId });
    flooder.socket.emit('room.leave', { padding: 'x'.repeat(300 * 1_024) });
    await flooder.disconnected();
    expect(await bystanderIsServed()).toBe(true);
  });
});
