import 'reflect-metadata';
import type { TicketClaims } from '@jiedui/contracts';
import { rightsOfRole } from '@jiedui/domain';
import type { ConsultationId, PersonId, SessionId } from '@jiedui/kernel';
import { freePorts, Relay, signRoomTicket } from '@jiedui/testing';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { MediaNode, nodeSecret } from '../faults/live/media-node.js';
import { JoinPages, type Kind } from './join/join-pages.js';
import { ownAddress } from './own-address.js';
import { JanusServer } from './sfu/janus-server.js';

/**
 * From the click to the first frame of somebody who is in the room already, with the page, its HTTP, its signalling and its
 * media 160 ms away; in our room and in Janus's in turns. `fromLobby` are clicks of who has looked at the lobby for some
 * seconds, with what each system can make ready by then; `atOnce` of who clicks before any of it is there.
 */
const { values } = parseArgs({ options: { tries: { type: 'string', default: '8' } } });
const tries = Number(values.tries);
const rttMs = 160;
const link = { delayMs: rttMs / 2 };
const janusPorts = 24;
/** The one who is there already has arrived by then. */
const settleMs = 4_000;
const restMs = 500;

const relay = await Relay.start();
const rtcPort = await freePorts(1);
await relay.udp(rtcPort, { both: link });

async function far(port: number): Promise<number> {
  const door = await relay.tcp(port);
  await relay.shapeTcp(door, link);
  return door;
}

const address = ownAddress();
async function startJanus(): Promise<JanusServer | string> {
  const first = await freePorts(janusPorts);
  try {
    const server = await JanusServer.start({ address, rtpPorts: [first, first + janusPorts - 1] });
    for (let at = 0; at < janusPorts; at += 1)
      await relay.udp(first + at, { from: '127.0.0.2', to: address, both: link });
    return server;
  } catch (error) {
    return String(error);
  }
}
const janus = await startJanus();
const janusDoor = typeof janus === 'string' ? 0 : await far(janus.port);

const sessionId = randomUUID() as SessionId;
const consultationId = randomUUID() as ConsultationId;
const door: { node?: MediaNode; url?: string } = {};
const pages = await JoinPages.start({
  janusUrl: `ws://127.0.0.2:${janusDoor}`,
  ticket: async () => {
    const nodeId = door.node?.nodeId ?? '';
    const claims: TicketClaims = {
      sessionId,
      consultationId,
      personId: randomUUID() as PersonId,
      role: 'expert',
      nameZh: '王敏',
      nameEn: 'Wang Min',
      nodeId,
      mayPublish: ['microphone', 'camera'],
      rights: [...rightsOfRole('expert')],
    };
    return { nodeId, nodeUrl: door.url, ticket: await signRoomTicket({ secret: nodeSecret, claims }) };
  },
});
const origin = `http://127.0.0.2:${await far(pages.port)}`;
const node = await MediaNode.start(
  {
    REDIS_URL: process.env['REDIS_URL'] ?? '',
    REDIS_PREFIX: `join-${randomUUID()}`,
    MEDIASOUP_WORKER_BIN: process.env['MEDIASOUP_WORKER_BIN'] ?? '',
    WEB_ORIGINS: origin,
  },
  rtcPort,
);
door.node = node;
door.url = `http://127.0.0.2:${await far(node.port)}`;

const kinds: readonly Kind[] = typeof janus === 'string' ? ['ours'] : ['ours', 'janus'];
const taken = new Map<string, (number | null)[]>();
async function tryOnce(kind: Kind, isPrepared: boolean): Promise<void> {
  const visit = await pages.visit(origin, kind, isPrepared);
  const ms = await visit.measure();
  await visit.context.close();
  const key = `${kind} ${isPrepared}`;
  taken.set(key, [...(taken.get(key) ?? []), ms]);
  console.error(kind, isPrepared ? 'from the lobby' : 'at once', ms && Math.round(ms));
  await sleep(restMs);
}

try {
  for (const kind of kinds) {
    const host = await pages.visit(origin, kind, false);
    await host.join();
    await sleep(settleMs);
  }
  for (let at = 0; at < tries; at += 1) {
    for (const kind of kinds) await tryOnce(kind, true);
    if (at % 2 === 0) for (const kind of kinds) await tryOnce(kind, false);
  }
  const figures = (kind: Kind, isPrepared: boolean) => {
    const all = taken.get(`${kind} ${isPrepared}`) ?? [];
    const times = all.flatMap((ms) => ms ?? []).toSorted((a, b) => a - b);
    const percentile = (share: number) => Math.round(times[Math.ceil(times.length * share) - 1] ?? NaN);
    return {
      medianMs: percentile(0.5),
      p95Ms: percentile(0.95),
      fromToMs: [percentile(0.0001), percentile(1)],
      tries: all.length,
      failed: all.length - times.length,
    };
  };
  const told = (kind: Kind) => ({ ...figures(kind, true), atOnce: figures(kind, false) });
  console.log(
    JSON.stringify({
      name: 'join',
      rttMs,
      ours: told('ours'),
      peers: { janus: typeof janus === 'string' ? { unavailable: janus } : told('janus') },
    }),
  );
} finally {
  await pages.close();
  await Promise.all([node.kill(), relay.close(), typeof janus === 'string' ? undefined : janus.close()]);
}
process.exit(0);
