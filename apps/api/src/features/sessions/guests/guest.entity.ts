import type { GuestRole } from '@jiedui/domain';
import type { GuestId } from '@jiedui/kernel';
import { defineEntity, p } from '@mikro-orm/postgresql';
import { LiveSession } from '../../consultations/index.js';
import { Person } from '../../people/index.js';

const SessionGuestSchema = defineEntity({
  name: 'SessionGuest',
  tableName: 'session_guest',
  properties: {
    id: p.uuid().$type<GuestId>().primary(),
    session: () => p.manyToOne(LiveSession),
    role: p.string().$type<GuestRole>(),
    /** Sealed: it may tell who the patient's kin are. */
    displayName: p.blob(),
    language: p.string().$type<'zh-CN' | 'en'>(),
    invitedBy: () => p.manyToOne(Person),
    invitedAt: p.datetime(),
    linkSha256: p.blob(),
    redeemedAt: p.datetime().strictNullable(),
    /** Of the secret in the one browser that the link was opened in. */
    browserSha256: p.blob().strictNullable(),
    revokedAt: p.datetime().strictNullable(),
  },
});

/** Somebody without an account who may come to one session by a link. */
export class SessionGuest extends SessionGuestSchema.class {}
SessionGuestSchema.setClass(SessionGuest);

const GuestPresenceSchema = defineEntity({
  name: 'GuestPresence',
  tableName: 'guest_presence',
  properties: {
    id: p.uuid().primary(),
    guest: () => p.manyToOne(SessionGuest),
    session: () => p.manyToOne(LiveSession),
    nodeId: p.string(),
    joinedAt: p.datetime(),
    leftAt: p.datetime().strictNullable(),
  },
});

/** One stay of a guest in the room, as the media node reported it. */
export class GuestPresence extends GuestPresenceSchema.class {}
GuestPresenceSchema.setClass(GuestPresence);
