import { controlKeys, type MediaFact, type NodeHeartbeat } from '@jiedui/contracts';
import type { Redis } from 'ioredis';
import { randomUUID } from 'node:crypto';

/** What a media node says of itself, as it writes it to Redis. */
export const heartbeatOf = (nodeId: string, changed: Partial<NodeHeartbeat> = {}): NodeHeartbeat => ({
  nodeId,
  region: 'local',
  publicUrl: 'http://127.0.0.1:3999',
  isDraining: false,
  load: 0.1,
  rooms: 0,
  peers: 0,
  at: new Date().toISOString(),
  ...changed,
});

/** Tells the api of a room as the node that holds it does, on the real stream. */
export const reportFact = (
  redis: Redis,
  redisPrefix: string,
  fact: { readonly type: MediaFact['type']; readonly nodeId: string; readonly [field: string]: unknown },
) =>
  redis.xadd(
    controlKeys.facts(redisPrefix),
    '*',
    'fact',
    JSON.stringify({ id: randomUUID(), at: new Date().toISOString(), ...fact }),
  );
