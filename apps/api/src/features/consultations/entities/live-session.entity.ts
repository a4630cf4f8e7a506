import type { SessionState } from '@jiedui/domain';
import type { SessionId } from '@jiedui/kernel';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { Person } from '../../people/index.js';
import { Consultation } from './consultation.entity.js';

const LiveSessionSchema = defineEntity({
  name: 'LiveSession',
  tableName: 'live_session',
  properties: {
    id: p.uuid().$type<SessionId>().primary(),
    consultation: () => p.manyToOne(Consultation),
    expert: () => p.manyToOne(Person),
    state: p.string().$type<SessionState>(),
    startsAt: p.datetime(),
    endsAt: p.datetime(),
    nodeId: p.string().strictNullable(),
    /** Until when a ticket that was given out may lead somebody in. */
    ticketsUntil: p.datetime().strictNullable(),
    isEncrypted: p.boolean(),
    /** What browsers seal its media with, sealed itself; there while an encrypted session is open. */
    mediaKey: p.blob().strictNullable(),
    createdAt: p.datetime(),
  },
});

/** The booked time in which both sides meet, and what became of it. */
export class LiveSession extends LiveSessionSchema.class {}
LiveSessionSchema.setClass(LiveSession);

export const openSessionStates: readonly SessionState[] = ['booked', 'waiting', 'live'];

const PresenceSchema = defineEntity({
  name: 'Presence',
  tableName: 'presence',
  properties: {
    id: p.uuid().primary(),
    session: () => p.manyToOne(LiveSession),
    person: () => p.manyToOne(Person),
    nodeId: p.string(),
    joinedAt: p.datetime(),
    leftAt: p.datetime().strictNullable(),
  },
});

/** One stay of a person in the room, as the media node reported it. */
export class Presence extends PresenceSchema.class {}
PresenceSchema.setClass(Presence);
