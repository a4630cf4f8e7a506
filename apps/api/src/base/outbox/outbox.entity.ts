import { defineEntity, p } from '@mikro-orm/postgresql';

const OutboxEntrySchema = defineEntity({
  name: 'OutboxEntry',
  tableName: 'outbox',
  properties: {
    id: p.uuid().primary(),
    job: p.string(),
    payload: p.json<Record<string, unknown>>(),
    requestId: p.string().strictNullable(),
    createdAt: p.datetime(),
    /** When it was last handed to the queue. */
    publishedAt: p.datetime().strictNullable(),
    doneAt: p.datetime().strictNullable(),
    /** When the queue gave it up: an operator may try it again there. */
    deadAt: p.datetime().strictNullable(),
  },
});

/** A job that is owed: written in the transaction that owes it, handed to the queue after the commit, owed until done. */
export class OutboxEntry extends OutboxEntrySchema.class {}
OutboxEntrySchema.setClass(OutboxEntry);
