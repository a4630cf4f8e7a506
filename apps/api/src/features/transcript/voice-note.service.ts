import { CatalogueError, type VoiceSound } from '@jiedui/contracts';
import { piecesOfNote } from '@jiedui/domain';
import type { ConsultationId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Database } from '../../base/database/database.js';
import type { Caller } from '../../base/http/caller.js';
import { Vault } from '../../base/vault/vault.js';
import { ConsultationReader } from '../consultations/index.js';
import { openedContent } from './session-entry.content.js';
import { SessionEntry } from './session-entry.entity.js';

/** Plays what was said into a room while its link was too thin to speak. */
@Injectable()
export class VoiceNoteService {
  constructor(
    private readonly database: Database,
    private readonly reader: ConsultationReader,
    private readonly vault: Vault,
  ) {}

  /** @throws CatalogueError NOT_FOUND, VOICE_NOTE_INCOMPLETE while pieces are missing */
  play(caller: Caller, id: ConsultationId, entryId: string): Promise<VoiceSound> {
    return this.database.read(async (em) => {
      const seen = await this.reader.see(em, caller, id);
      const { consultation } = seen;
      const head = await em.findOne(SessionEntry, { id: entryId, consultation, kind: 'voice' });
      if (!head) throw new CatalogueError('NOT_FOUND');
      await this.reader.recordReading(em, caller, seen, 'voiceNote');
      return this.assembled(em, head);
    });
  }

  private async assembled(em: EntityManager, head: SessionEntry): Promise<VoiceSound> {
    const { entry: note } = await openedContent(this.vault, em, head);
    if (note.kind !== 'voice') throw new CatalogueError('NOT_FOUND');
    const { session, author, writer, seq } = head;
    const rows = await em.find(SessionEntry, {
      session,
      author,
      writer,
      seq: { $gte: seq, $lt: seq + note.count },
      kind: { $in: ['voice', 'voice.part'] },
    });
    const opened = await Promise.all(rows.map((row) => openedContent(this.vault, em, row)));
    const pieces = opened.flatMap(({ entry, data }) =>
      data !== undefined && (entry.kind === 'voice' || entry.kind === 'voice.part')
        ? [{ ...entry, data }]
        : [],
    );
    const own = piecesOfNote(note, pieces);
    if (own.length < note.count) throw new CatalogueError('VOICE_NOTE_INCOMPLETE');
    const sound = Buffer.concat(own.map(({ data }) => Buffer.from(data, 'base64')));
    const { mimeType, durationMs } = note;
    return { mimeType, durationMs, data: sound.toString('base64') };
  }
}
