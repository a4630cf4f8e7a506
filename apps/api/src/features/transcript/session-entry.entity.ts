import { defineEntity, p } from '@mikro-orm/postgresql';
import type { SealedColumn } from '../../base/vault/resealing.js';
import { Consultation, LiveSession } from '../consultations/index.js';
import { Person } from '../people/index.js';

const SessionEntrySchema = defineEntity({
  name: 'SessionEntry',
  tableName: 'session_entry',
  properties: {
    id: p.uuid().primary(),
    ordinal: p.bigint('number').persist(false),
    consultation: () => p.manyToOne(Consultation),
    session: () => p.manyToOne(LiveSession),
    author: () => p.manyToOne(Person).strictNullable(),
    writer: p.uuid(),
    seq: p.integer(),
    position: p.string(),
    kind: p.string(),
    writtenAt: p.datetime(),
    content: p.blob(),
  },
});

/** One entry of a session's journal, as the room had it. The database numbers them in the journal's order. */
export class SessionEntry extends SessionEntrySchema.class {}
SessionEntrySchema.setClass(SessionEntry);

/** For the rotation of keys. */
export const sealedTranscriptColumns: readonly SealedColumn[] = [
  { table: 'session_entry', key: 'id', column: 'content' },
];
