import { CatalogueError, type peopleRequests } from '@jiedui/contracts';
import type { RoomWish } from '@jiedui/domain';
import type { Seat } from '../rooms/room.registry.js';
import type { Handlers } from './handler.js';

async function wish({ room, peer }: Seat, wanted: RoomWish) {
  if (!peer.isJoined) throw new CatalogueError('SIGNALLING_OUT_OF_ORDER');
  await room.people.wish(peer.claims, wanted);
  return {};
}

/** What people ask about one another. All is decided by the room's own state. */
export const peopleHandlers: Handlers<keyof typeof peopleRequests> = {
  'people.mute': (seat, { personId }) => wish(seat, { action: 'mute', personId }),
  'people.giveFloor': (seat, { personId }) => wish(seat, { action: 'giveFloor', personId }),
  'people.remove': (seat, { personId }) => wish(seat, { action: 'remove', personId }),
  'people.admit': (seat, { personId }) => wish(seat, { action: 'admit', personId }),
  'people.decline': (seat, { personId }) => wish(seat, { action: 'decline', personId }),
  'people.handOver': (seat, { personId }) => wish(seat, { action: 'handOver', personId }),
  'people.takeBack': (seat) => wish(seat, { action: 'takeBack' }),
  'people.raiseHand': (seat) => wish(seat, { action: 'raiseHand' }),
  'people.lowerHand': (seat, { personId }) => wish(seat, { action: 'lowerHand', personId }),
  'people.stopShare': (seat, { personId }) => wish(seat, { action: 'stopShare', personId }),
  'room.lock': (seat, { isLocked }) => wish(seat, { action: 'lock', isLocked }),
  'room.quiet': (seat, { isQuiet }) => wish(seat, { action: 'quiet', isQuiet }),
};
