import type { QualityFact } from '@jiedui/contracts';
import type { SessionId } from '@jiedui/kernel';
import { goodSample } from '@jiedui/testing';
import { randomUUID } from 'node:crypto';
import { sql } from './sql.js';
import type { Stage } from './stage.js';

/** What a media node would tell of the one who asked, in the session of a consultation. */
export async function qualityOf(
  { api, cast }: Stage,
  consultationId: string,
): Promise<{ sessionId: SessionId; fact: QualityFact }> {
  const [row] = await sql<{ id: SessionId }>(
    api.orm,
    'select id from live_session where consultation_id = ? limit 1',
    [consultationId],
  );
  if (!row) throw new Error(`No session of ${consultationId}`);
  const { intervalMs, ...figures } = goodSample;
  const minuteAt = new Date(Math.floor(Date.now() / 60_000) * 60_000).toISOString();
  const personId = cast.ids.requester;
  const minute = {
    ...figures,
    personId,
    minuteAt,
    coveredMs: intervalMs,
    uplinkScore: 10,
    downlinkScore: 10,
  };
  const level = 'fullVideo' as const;
  return {
    sessionId: row.id,
    fact: {
      type: 'quality.sampled',
      id: randomUUID(),
      at: new Date().toISOString(),
      nodeId: 'node-of-the-matrix',
      sessionId: row.id,
      minutes: [{ ...minute, level, levelMs: { [level]: intervalMs } }],
    },
  };
}
