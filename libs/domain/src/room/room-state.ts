import type { PersonId } from '@jiedui/kernel';
import type { RoomRole } from './room-rights.js';

/** Somebody before the door, as moderators see them. */
export interface Waiting {
  readonly personId: PersonId;
  readonly role: RoomRole;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly since: string;
}

/**
 * What happens to the people in a room, in the order in which it counts. Written by media nodes alone, each after
 * it has judged the wish behind it.
 */
export type RoomEvent =
  | ({ readonly kind: 'room.entered'; readonly role: RoomRole } & Visit)
  | ({ readonly kind: 'room.left' } & Visit)
  | ({ readonly kind: 'room.asked' } & Waiting)
  | { readonly kind: 'room.askEnded'; readonly personId: PersonId }
  | ({ readonly kind: 'room.admitted' | 'room.declined' | 'room.removed' } & Done)
  | ({ readonly kind: 'room.muted' | 'room.floorGiven' } & Done)
  | { readonly kind: 'room.locked'; readonly isLocked: boolean; readonly by: PersonId }
  | { readonly kind: 'room.quieted'; readonly isQuiet: boolean; readonly by: PersonId }
  | { readonly kind: 'room.handRaised'; readonly personId: PersonId; readonly at: string }
  | ({ readonly kind: 'room.handLowered' } & Done)
  | {
      readonly kind: 'room.handedOver';
      readonly by: PersonId;
      readonly personId: PersonId;
      /** What was handed on included the moderation that `by` brought along, not only what they were handed. */
      readonly isOwn: boolean;
    }
  | { readonly kind: 'room.takenBack'; readonly by: PersonId }
  | ({ readonly kind: 'room.shareBegan' } & Share)
  | { readonly kind: 'room.shareEnded'; readonly shareId: string; readonly by: PersonId | null };

/** A screen that is shown to everybody. Who shares again, as over another connection, begins another. */
interface Share {
  readonly personId: PersonId;
  readonly shareId: string;
}

/** `place` names one node's room: who has moved on to another node is not gone when the first says so. */
interface Visit {
  readonly personId: PersonId;
  readonly place: string;
}

/** By whom to whom. `null`: by the system, as where an invitation was withdrawn. */
interface Done {
  readonly personId: PersonId;
  readonly by: PersonId | null;
}

interface Member {
  readonly role: RoomRole;
  readonly place: string;
  readonly isPresent: boolean;
}

/** How the people of a room stand to one another. Every node works it out from the same events. */
export interface RoomState {
  readonly isLocked: boolean;
  /** Only those with the right to, and those who were given the floor, may speak. */
  readonly isQuiet: boolean;
  readonly floorIds: ReadonlySet<PersonId>;
  /** In the order in which they went up. */
  readonly hands: readonly { readonly personId: PersonId; readonly at: string }[];
  readonly waiting: readonly Waiting[];
  /** All who have been in, and whether they are now. */
  readonly members: ReadonlyMap<PersonId, Member>;
  /** Let in by a moderator or in already: they come back without asking. */
  readonly admittedIds: ReadonlySet<PersonId>;
  /** Sent away: whatever they bring along, they wait until somebody lets them in again. */
  readonly removedIds: ReadonlySet<PersonId>;
  /** Who holds the moderation that its owner has handed on. */
  readonly handedOn: ReadonlyMap<PersonId, PersonId>;
  /** Whose screen is shown. */
  readonly share: Share | null;
}

export const emptyRoom: RoomState = {
  isLocked: false,
  isQuiet: false,
  floorIds: new Set(),
  hands: [],
  waiting: [],
  members: new Map(),
  admittedIds: new Set(),
  removedIds: new Set(),
  handedOn: new Map(),
  share: null,
};

const withId = (ids: ReadonlySet<PersonId>, id: PersonId) => new Set([...ids, id]);
const withoutId = (ids: ReadonlySet<PersonId>, id: PersonId) => new Set([...ids].filter((one) => one !== id));
const others = <T extends { readonly personId: PersonId }>(list: readonly T[], id: PersonId) =>
  list.filter(({ personId }) => personId !== id);

/** A share ends with its person's presence where it began. */
const shareWithout = ({ share }: RoomState, personId: PersonId) =>
  share?.personId === personId ? null : share;

function gone(state: RoomState, personId: PersonId): RoomState {
  const member = state.members.get(personId);
  const members = member
    ? new Map([...state.members, [personId, { ...member, isPresent: false }]])
    : state.members;
  const hands = others(state.hands, personId);
  return { ...state, members, hands, share: shareWithout(state, personId) };
}

/** Whatever they were given in the room goes with them; moderation goes back to its owners. */
const sentAway = (state: RoomState, personId: PersonId): RoomState => ({
  ...gone(state, personId),
  waiting: others(state.waiting, personId),
  admittedIds: withoutId(state.admittedIds, personId),
  removedIds: withId(state.removedIds, personId),
  floorIds: withoutId(state.floorIds, personId),
  handedOn: new Map([...state.handedOn].filter(([, holder]) => holder !== personId)),
});

/** Everything that was held by one is held by the other; owners who get theirs back hold it again themselves. */
function handOn(
  { handedOn }: RoomState,
  { by, personId, isOwn }: Extract<RoomEvent, { kind: 'room.handedOver' }>,
) {
  const held = new Map([...handedOn].map(([owner, holder]) => [owner, holder === by ? personId : holder]));
  if (isOwn) held.set(by, personId);
  for (const [owner, holder] of held) if (owner === holder) held.delete(owner);
  return held;
}

/** Two nodes may have let two people begin at once: the first one has it. A share ends by its own end alone. */
function shareAfter(
  share: Share | null,
  event: Extract<RoomEvent, { kind: 'room.shareBegan' | 'room.shareEnded' }>,
): Share | null {
  const { shareId } = event;
  if (event.kind === 'room.shareEnded') return share?.shareId === shareId ? null : share;
  const { personId } = event;
  return share === null || share.personId === personId ? { personId, shareId } : share;
}

/** The room after one more event. Any order of any events makes a room; repeating the last one changes nothing. */
export function afterRoomEvent(state: RoomState, event: RoomEvent): RoomState {
  switch (event.kind) {
    case 'room.entered': {
      const { personId, role, place } = event;
      return {
        ...state,
        members: new Map([...state.members, [personId, { role, place, isPresent: true }]]),
        admittedIds: withId(state.admittedIds, personId),
        waiting: others(state.waiting, personId),
        share: shareWithout(state, personId),
      };
    }
    case 'room.left':
      return state.members.get(event.personId)?.place === event.place ? gone(state, event.personId) : state;
    case 'room.asked': {
      const { kind: _, ...waiting } = event;
      const isKnown = state.waiting.some(({ personId }) => personId === event.personId);
      return isKnown ? state : { ...state, waiting: [...state.waiting, waiting] };
    }
    case 'room.askEnded':
    case 'room.declined':
      return { ...state, waiting: others(state.waiting, event.personId) };
    case 'room.admitted':
      return {
        ...state,
        waiting: others(state.waiting, event.personId),
        admittedIds: withId(state.admittedIds, event.personId),
        removedIds: withoutId(state.removedIds, event.personId),
      };
    case 'room.removed':
      return sentAway(state, event.personId);
    case 'room.muted':
      return { ...state, floorIds: withoutId(state.floorIds, event.personId) };
    case 'room.floorGiven':
      return {
        ...state,
        floorIds: withId(state.floorIds, event.personId),
        hands: others(state.hands, event.personId),
      };
    case 'room.locked':
      return { ...state, isLocked: event.isLocked };
    case 'room.quieted':
      return { ...state, isQuiet: event.isQuiet, floorIds: new Set() };
    case 'room.handRaised': {
      const { personId, at } = event;
      const isUp = state.hands.some((hand) => hand.personId === personId);
      return isUp ? state : { ...state, hands: [...state.hands, { personId, at }] };
    }
    case 'room.handLowered':
      return { ...state, hands: others(state.hands, event.personId) };
    case 'room.handedOver':
      return { ...state, handedOn: handOn(state, event) };
    case 'room.takenBack':
      return { ...state, handedOn: new Map([...state.handedOn].filter(([owner]) => owner !== event.by)) };
    case 'room.shareBegan':
    case 'room.shareEnded':
      return { ...state, share: shareAfter(state.share, event) };
  }
}

export const roomAfter = (events: Iterable<RoomEvent>): RoomState =>
  [...events].reduce(afterRoomEvent, emptyRoom);
