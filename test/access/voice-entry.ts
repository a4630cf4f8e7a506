import { controlKeys, type JournalRecord } from '@jiedui/contracts';
import { JournalSeal } from '@jiedui/platform';
import { waitFor } from '@jiedui/testing';
import { Redis } from 'ioredis';
import { randomUUID } from 'node:crypto';
import { sql } from './sql.js';
import type { Stage } from './stage.js';
import type { Target } from './target.js';

const stored = async ({ api }: Stage, { consultationId }: Target): Promise<string | undefined> => {
  const [row] = await sql<{ id: string }>(
    api.orm,
    "select id from session_entry where consultation_id = ? and kind = 'voice'",
    [consultationId],
  );
  return row?.id;
};

/** Leaves a voice note of one piece in a session, as its media node would, unless there is one. @returns its entry */
export async function voiceEntryOf(stage: Stage, target: Target): Promise<string> {
  const known = await stored(stage, target);
  if (known !== undefined) return known;
  const [session] = await sql<{ id: string }>(
    stage.api.orm,
    'select id from live_session where consultation_id = ?',
    [target.consultationId],
  );
  if (!session) return randomUUID();
  const { REDIS_URL, REDIS_PREFIX, MEDIA_SECRET } = stage.api.config;
  const at = new Date().toISOString();
  const record: JournalRecord = {
    author: stage.cast.ids.requester,
    nameZh: '李',
    nameEn: 'Li',
    writer: randomUUID(),
    seq: 1,
    at,
    entry: {
      kind: 'voice',
      noteId: randomUUID(),
      count: 1,
      index: 0,
      mimeType: 'audio/webm',
      durationMs: 900,
    },
    data: Buffer.from('sound').toString('base64'),
  };
  const fact = { id: randomUUID(), at, nodeId: 'node', type: 'journal.grew', sessionId: session.id };
  const redis = new Redis(REDIS_URL);
  try {
    const sealed = await new JournalSeal(MEDIA_SECRET, session.id).seal(record);
    await redis.xadd(controlKeys.journal(REDIS_PREFIX, session.id), '*', 'entry', sealed);
    await redis.xadd(controlKeys.facts(REDIS_PREFIX), '*', 'fact', JSON.stringify(fact));
  } finally {
    redis.disconnect();
  }
  return waitFor('the kept voice note', () => stored(stage, target));
}
