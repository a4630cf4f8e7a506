import { type InputOf, type Transcript, type TranscriptEntry } from '@jiedui/contracts';
import type { ConsultationId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Database } from '../../base/database/database.js';
import type { Caller } from '../../base/http/caller.js';
import { Vault } from '../../base/vault/vault.js';
import { ConsultationReader } from '../consultations/index.js';
import { personView } from '../people/index.js';
import { openedContent } from './session-entry.content.js';
import { SessionEntry } from './session-entry.entity.js';

/** What is shown afterwards: what persons said. */
const shownKinds = ['chat', 'voice'] as const;

/** What was said in the live sessions of a consultation, besides sound and picture. */
@Injectable()
export class TranscriptService {
  constructor(
    private readonly database: Database,
    private readonly reader: ConsultationReader,
    private readonly vault: Vault,
  ) {}

  list(
    caller: Caller,
    id: ConsultationId,
    { after, limit }: InputOf<'getTranscript'>['query'],
  ): Promise<Transcript> {
    return this.database.read(async (em) => {
      const seen = await this.reader.see(em, caller, id);
      await this.reader.recordReading(em, caller, seen, 'transcript');
      const { consultation } = seen;
      const kind = { $in: [...shownKinds] };
      const rows = await em.find(
        SessionEntry,
        { consultation, kind, ...(after === undefined ? {} : { ordinal: { $gt: after } }) },
        { populate: ['author'], orderBy: { ordinal: 'asc' }, limit: limit + 1 },
      );
      const items = await Promise.all(rows.slice(0, limit).map((row) => this.view(em, row)));
      return { items: items.flat(), hasMore: rows.length > limit };
    });
  }

  private async view(em: EntityManager, row: SessionEntry): Promise<TranscriptEntry[]> {
    const { entry } = await openedContent(this.vault, em, row);
    if (!row.author || (entry.kind !== 'chat' && entry.kind !== 'voice')) return [];
    return [
      {
        id: row.id,
        ordinal: row.ordinal,
        sessionId: row.session.id,
        author: personView(row.author),
        writtenAt: row.writtenAt.toISOString(),
        entry,
      },
    ];
  }
}
