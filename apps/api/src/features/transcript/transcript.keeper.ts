import { nodeAuthor } from '@jiedui/contracts';
import type { SessionId } from '@jiedui/kernel';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Database } from '../../base/database/database.js';
import { newId } from '../../base/database/id.js';
import { placeOf } from '../../base/vault/resealing.js';
import { Vault } from '../../base/vault/vault.js';
import { LiveSession } from '../consultations/index.js';
import { JournalStream, type StreamedEntry } from './journal.stream.js';
import { contentColumn } from './session-entry.content.js';
import { SessionEntry } from './session-entry.entity.js';

/** Stores for good what the journals of rooms say. Repeats change nothing. */
@Injectable()
export class TranscriptKeeper {
  constructor(
    private readonly database: Database,
    private readonly stream: JournalStream,
    private readonly vault: Vault,
  ) {}

  /** What is new in a session's journal; all of it when the session may be over. */
  async keep(sessionId: SessionId, part: 'new' | 'all'): Promise<void> {
    await this.database.transaction(async (em) => {
      // One reader at a time, so that the database numbers entries in the journal's order.
      await em.execute('select id from live_session where id = ? for update', [sessionId]);
      const session = await em.findOne(LiveSession, { id: sessionId });
      if (!session) return;
      const latest =
        part === 'new'
          ? await em.findOne(SessionEntry, { session }, { orderBy: { ordinal: 'desc' } })
          : undefined;
      for (const entry of await this.stream.read(sessionId, latest?.position))
        await this.insert(em, session, entry);
    });
  }

  private async insert(em: EntityManager, session: LiveSession, { position, record }: StreamedEntry) {
    const id = newId();
    const { author, writer, seq, at, entry, data } = record;
    const content = await this.vault.seal(em, placeOf(contentColumn, id), JSON.stringify({ entry, data }));
    await em.execute(
      `insert into session_entry
         (id, consultation_id, session_id, author_id, writer, seq, position, kind, written_at, content)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing`,
      [
        id,
        session.consultation.id,
        session.id,
        author === nodeAuthor ? null : author,
        writer,
        seq,
        position,
        entry.kind,
        at,
        content,
      ],
    );
  }
}
