import { roomRoles } from '@jiedui/domain';
import type { RoomEvent as RoomHappening } from '@jiedui/domain';
import { z } from 'zod';
import { instant, personId } from '../shapes/ids.js';
import { nothing, type SocketRequest } from './socket-contract.js';

const role = z.enum(roomRoles);
const name = z.string().max(200);
const place = z.string().max(64);

/** Somebody before the door. A guest has one name in both languages. */
const Waiting = z.object({ personId, role, nameZh: name, nameEn: name, since: instant });

const done = { personId, by: personId.nullable() };
const toPerson = { payload: z.object({ personId }), answer: nothing };

/** What happens to the people of a room: written by nodes alone, read by every node that holds the room. */
export const RoomEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('room.entered'), personId, role, place }),
  z.object({ kind: z.literal('room.left'), personId, place }),
  Waiting.extend({ kind: z.literal('room.asked') }),
  z.object({ kind: z.literal('room.askEnded'), personId }),
  z.object({ kind: z.literal('room.admitted'), ...done }),
  z.object({ kind: z.literal('room.declined'), ...done }),
  z.object({ kind: z.literal('room.removed'), ...done }),
  z.object({ kind: z.literal('room.muted'), ...done }),
  z.object({ kind: z.literal('room.floorGiven'), ...done }),
  z.object({ kind: z.literal('room.locked'), isLocked: z.boolean(), by: personId }),
  z.object({ kind: z.literal('room.quieted'), isQuiet: z.boolean(), by: personId }),
  z.object({ kind: z.literal('room.handRaised'), personId, at: instant }),
  z.object({ kind: z.literal('room.handLowered'), ...done }),
  z.object({ kind: z.literal('room.handedOver'), by: personId, personId, isOwn: z.boolean() }),
  z.object({ kind: z.literal('room.takenBack'), by: personId }),
  z.object({ kind: z.literal('room.shareBegan'), personId, shareId: z.uuid() }),
  z.object({ kind: z.literal('room.shareEnded'), shareId: z.uuid(), by: personId.nullable() }),
]) satisfies z.ZodType<RoomHappening>;

/** Wishes about the people of a room. The node judges each by what it knows of the room. */
export const peopleRequests = {
  /** Pauses a microphone; its owner may speak again unless the room is quiet. */
  'people.mute': toPerson,
  /** Lets one speak while the room is quiet. */
  'people.giveFloor': toPerson,
  /** Sends somebody away, who waits before the door when they come back. */
  'people.remove': toPerson,
  'people.admit': toPerson,
  'people.decline': toPerson,
  'people.handOver': toPerson,
  'people.takeBack': { payload: nothing, answer: nothing },
  'people.raiseHand': { payload: nothing, answer: nothing },
  /** One's own; somebody else's for moderators. */
  'people.lowerHand': toPerson,
  /** Ends the screen that they show; one's own ends with its producer as well. */
  'people.stopShare': toPerson,
  'room.lock': { payload: z.object({ isLocked: z.boolean() }), answer: nothing },
  'room.quiet': { payload: z.object({ isQuiet: z.boolean() }), answer: nothing },
} satisfies Record<string, SocketRequest>;

export const RoomPeople = z.object({
  isLocked: z.boolean(),
  isQuiet: z.boolean(),
  hands: z.array(z.object({ personId, at: instant })),
  moderatorIds: z.array(personId),
  floorIds: z.array(personId),
  sharedBy: personId.nullable().meta({ description: 'Whose screen is shown' }),
  /** Empty but for moderators. */
  waiting: z.array(Waiting.extend({ wasRemoved: z.boolean() })),
  you: z.object({
    personId,
    isModerator: z.boolean(),
    mayTakeBack: z.boolean().meta({ description: 'Moderation was handed on, and may be had again' }),
    maySpeak: z.boolean(),
    mayShare: z.boolean().meta({ description: 'Their screen, while nobody else does' }),
  }),
});
export type RoomPeople = z.infer<typeof RoomPeople>;

export const peoplePushes = {
  /** In place of the welcome: somebody must let this person in. The welcome comes when they do. */
  'room.waiting': z.object({ since: instant, wasRemoved: z.boolean() }),
  /** How the people stand, whole, after each change of it. */
  'room.people': RoomPeople,
  /** This person's microphone was paused by a moderator. */
  'self.muted': nothing,
  /** This person's screen is shown no more: a moderator has ended it, or another's was first. */
  'self.shareStopped': nothing,
} satisfies Record<string, z.ZodType>;
