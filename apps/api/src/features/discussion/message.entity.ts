import { defineEntity, p } from '@mikro-orm/postgresql';
import { Consultation } from '../consultations/index.js';
import { Person } from '../people/index.js';

const MessageSchema = defineEntity({
  name: 'Message',
  tableName: 'consultation_message',
  properties: {
    id: p.uuid().primary(),
    position: p.bigint('number').persist(false),
    consultation: () => p.manyToOne(Consultation),
    author: () => p.manyToOne(Person),
    body: p.text(),
    createdAt: p.datetime(),
  },
});

/** One message of a consultation's thread. The database numbers them; rows are never changed. */
export class Message extends MessageSchema.class {}
MessageSchema.setClass(Message);

const MessageReadingSchema = defineEntity({
  name: 'MessageReading',
  tableName: 'message_reading',
  properties: {
    consultation: () => p.manyToOne(Consultation).primary(),
    person: () => p.manyToOne(Person).primary(),
    position: p.bigint('number'),
    readAt: p.datetime(),
  },
});

/** How far somebody has read. */
export class MessageReading extends MessageReadingSchema.class {}
MessageReadingSchema.setClass(MessageReading);
