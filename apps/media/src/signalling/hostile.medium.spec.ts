import { signallingPath } from '@jiedui/contracts';
import { browserCapabilities, dtlsParameters, SignallingClient, waitFor } from '@jiedui/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect } from 'node:net';
import { ConsultingRoom } from '../consulting-room.fixture.js';
import { newPersonId, newSessionId } from '../media-node.fixture.js';
import type { RoomPage } from '../room-page.fixture.js';

const patienceMs = 120_000;
const limits = {
  SIGNALLING_SOCKETS_PER_PERSON: '3',
  SIGNALLING_SOCKETS_PER_ADDRESS: '40',
  SIGNALLING_REFUSALS_PER_MINUTE: '20',
  SIGNALLING_MAX_BYTES: '65536',
  // The attackers come through a proxy, each from an address of their own; the two who talk do not.
  TRUSTED_PROXIES: '127.0.0.1',
};
let room: ConsultingRoom;
let pair: RoomPage[];
let addresses = 0;

beforeAll(async () => {
  room = await ConsultingRoom.open(limits);
  pair = await room.two();
  for (const page of pair) await page.seesMoving();
}, patienceMs);
afterAll(() => room.close());

/** By what their browsers count: both go on hearing and seeing each other, in the same stay. */
async function pairIsUnharmed(): Promise<boolean> {
  for (const page of pair) {
    const before = await page.stats();
    await waitFor('packets and frames', async () => {
      const now = await page.stats();
      return (
        now.packetsReceived > before.packetsReceived + 20 && now.framesDecoded > before.framesDecoded + 3
      );
    });
    if ((await page.run('room.phases.join()')) !== 'idle,connecting,joined') return false;
  }
  return true;
}

const refusalOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'let in',
    (error: { data?: { code?: string }; message: string }) => error.data?.code ?? error.message,
  );
const newAddress = () => `203.0.113.${(addresses += 1)}`;
const enterFrom = (address: string, ticket: string) =>
  SignallingClient.connect(room.node.url, { ticket }, { 'x-forwarded-for': address });
const ticketFor = (wish: object = {}) => room.node.ticket({ sessionId: room.sessionId, ...wish });
const closeAll = (clients: readonly SignallingClient[]) => clients.forEach((client) => client.close());

describe.each([
  ['the room of two who talk', () => room.sessionId],
  ['another room', () => newSessionId()],
])('in %s', (_, sessionOf) => {
  it('a flood of requests is refused by name, then cut', async () => {
    const flooder = await room.node.join({ sessionId: sessionOf() });
    const answers = Array.from({ length: 80 }, () => flooder.ask('consumer.pause', { consumerId: 'none' }));
    const codes = (await Promise.all(answers)).map((answer) => (answer.ok ? 'ok' : answer.error.code));
    expect(new Set(codes)).toEqual(new Set(['NOT_FOUND', 'TOO_MANY_ATTEMPTS']));
    for (let at = 0; at < 400; at += 1) flooder.socket.emit('room.leave', at);
    await flooder.disconnected();
    expect(await pairIsUnharmed()).toBe(true);
  });

  it('a giant message cuts its sender', async () => {
    const giant = await room.node.join({ sessionId: sessionOf() });
    giant.socket.emit('producer.create', { padding: 'x'.repeat(70_000) });
    await giant.disconnected();
    expect(await pairIsUnharmed()).toBe(true);
  });

  it('a message as deep as it may be long is refused', async () => {
    const deep = await room.node.join({ sessionId: sessionOf() });
    const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
    const rtpParameters = JSON.parse(nested(500)) as object;
    const payload = { source: 'camera', kind: 'video', rtpParameters, paused: false };
    expect(await deep.ask('producer.create', payload)).toMatchObject({
      ok: false,
      error: { code: 'REQUEST_INVALID' },
    });
    // Deeper than a well-behaved client could send: past its encoder, as text of the protocol.
    const told = `2["producer.create",{"source":"camera","kind":"video","paused":false,"rtpParameters":${nested(9_000)}}]`;
    deep.socket.io.engine.write(told);
    deep.close();
    expect(await pairIsUnharmed()).toBe(true);
  });

  it('things of others are not found, and nothing is made twice', async () => {
    const sessionId = sessionOf();
    const [owner, thief] = [await room.node.join({ sessionId }), await room.node.join({ sessionId })];
    const { sendTransport } = await owner.told('room.welcome');
    const own = await owner.produceAudio();
    const codes = await Promise.all([
      thief.ask('producer.close', own),
      thief.ask('transport.restartIce', { transportId: sendTransport.id }),
      thief.ask('transport.connect', { transportId: sendTransport.id, dtlsParameters }),
      owner.produceAudio().then(
        () => ({ ok: true as const }),
        (error: Error) => ({ ok: false as const, error: { code: error.message } }),
      ),
      owner.ask('room.join', { rtpCapabilities: browserCapabilities }),
    ]);
    expect(codes.map((answer) => (answer.ok ? 'ok' : answer.error.code))).toEqual([
      'NOT_FOUND',
      'NOT_FOUND',
      'NOT_FOUND',
      'SIGNALLING_OUT_OF_ORDER',
      'SIGNALLING_OUT_OF_ORDER',
    ]);
    closeAll([owner, thief]);
    expect(await pairIsUnharmed()).toBe(true);
  });
});

describe('a data channel', () => {
  it('by which one floods the others is ended, and not opened again', async () => {
    const flooder = await room.visit('Flooder');
    await flooder.join();
    await flooder.run(`for (const connection of room.connections) {
      const create = connection.createDataChannel.bind(connection);
      connection.createDataChannel = (...options) => {
        room.opened = (room.opened ?? 0) + 1;
        return (room.channel = create(...options));
      };
    }
    setInterval(() => room.pointers.point({ x: 1, y: 1 }), 500)`);
    const channels = (page: RoomPage) =>
      page.run<number>(`Promise.all(room.connections.map((one) => one.getStats())).then((reports) => reports
        .flatMap((report) => [...report.values()])
        .filter(({ type, state, label }) => type === 'data-channel' && state === 'open' && label === 'pointer').length)`);
    for (const page of pair) await waitFor('the channel', async () => (await channels(page)) === 1);
    await flooder.run(`setInterval(() => {
      for (let count = 0; count < 20 && room.channel.readyState === 'open'; count += 1)
        room.channel.send(new Uint8Array(900));
    }, 50)`);
    for (const page of pair)
      await waitFor('the end of the channel', async () => (await channels(page)) === 0);
    await waitFor('another try', async () => (await flooder.run<number>('room.opened')) === 2);
    expect((await flooder.state()).phase).toBe('joined');
    expect(await pairIsUnharmed()).toBe(true);
    for (const page of pair) expect(await channels(page)).toBe(0);
    expect(await flooder.run<number>('room.opened')).toBe(2);
    await flooder.page.context().close();
  });

  it('is measured together with those that took its place', async () => {
    const flooder = await room.visit('Patient flooder');
    await flooder.join();
    await flooder.run(`(async () => {
      const outlet = room.channels.outlet('pointer', 1_000);
      const rest = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
      for (room.floods = 0; !room.isRefused; room.floods += 1) {
        const channel = await outlet.channel();
        for (let count = 0; channel && count < 110; count += 1) await channel.send(new Uint8Array(900));
        await rest(900);
        if (channel) outlet.close();
        else room.isRefused = true;
      }
    })()`);
    await waitFor('the refusal', () => flooder.run<boolean>('room.isRefused === true'));
    expect(await flooder.run<number>('room.floods')).toBeGreaterThan(2);
    expect(await pairIsUnharmed()).toBe(true);
    await flooder.page.context().close();
  });
});

describe('tickets', () => {
  it('that are foreign, forged or used open nothing, and after some of them the address has to wait', async () => {
    const address = newAddress();
    const used = await ticketFor({ sessionId: newSessionId() });
    (await enterFrom(address, used)).close();
    const bad = [
      used,
      await room.node.ticket({ nodeId: 'another-node' }),
      await room.node.ticket({}, { audience: 'another-node' }),
      await room.node.ticket({}, { secret: 'a secret of nobody at all, long enough' }),
      'no ticket',
    ];
    for (const ticket of bad) expect(await refusalOf(enterFrom(address, ticket))).toBe('TICKET_INVALID');
    const guesses = await Promise.all(
      Array.from({ length: 30 }, () => refusalOf(enterFrom(address, 'guess'))),
    );
    expect(new Set(guesses)).toContain('TOO_MANY_ATTEMPTS');
    expect(await refusalOf(enterFrom(address, await ticketFor()))).toBe('TOO_MANY_ATTEMPTS');
    // Nobody at another address is kept waiting for it.
    const elsewhere = await enterFrom(newAddress(), await ticketFor({ sessionId: newSessionId() }));
    elsewhere.close();
    expect(await pairIsUnharmed()).toBe(true);
  });
});

describe('sockets', () => {
  it('of one person are few, in however many rooms; closing one makes room', async () => {
    const personId = newPersonId();
    const open: SignallingClient[] = [];
    for (let at = 0; at < 3; at += 1) {
      open.push(await enterFrom(newAddress(), await ticketFor({ personId, sessionId: newSessionId() })));
    }
    const oneMore = async () =>
      refusalOf(enterFrom(newAddress(), await ticketFor({ personId, sessionId: newSessionId() })));
    expect(await oneMore()).toBe('TOO_MANY_ATTEMPTS');
    open[0]?.close();
    await waitFor('room for one', async () => (await oneMore()) === 'let in');
    closeAll(open);
  });

  it('of one address are bounded, and those who wait to say who they are do not stay', async () => {
    const address = newAddress();
    const { port, hostname } = new URL(room.node.url);
    // Half open: the connection stands, and nothing is ever said over it.
    const handshake =
      `GET ${signallingPath}/?EIO=4&transport=websocket HTTP/1.1\r\nHost: node\r\nConnection: Upgrade\r\n` +
      `Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n` +
      `X-Forwarded-For: ${address}\r\n\r\n`;
    let closed = 0;
    let refused = 0;
    const sockets = Array.from({ length: 100 }, () => {
      const socket = connect(Number(port), hostname, () => socket.write(handshake));
      socket.on('data', (data) => (refused += data.toString().startsWith('HTTP/1.1 4') ? 1 : 0));
      socket.on('error', () => undefined);
      socket.on('close', () => (closed += 1));
      return socket;
    });
    await waitFor('handshakes beyond the bound to be refused', () => refused >= 20);
    expect(await refusalOf(enterFrom(address, await ticketFor({ sessionId: newSessionId() })))).not.toBe(
      'let in',
    );
    expect(await pairIsUnharmed()).toBe(true);
    await waitFor('all of them to be gone', () => closed === 100);
    const late = await waitFor('the address to be served again', async () =>
      enterFrom(address, await ticketFor({ sessionId: newSessionId() })).catch(() => undefined),
    );
    late.close();
    for (const socket of sockets) socket.destroy();
  });
});
