import { err, ok, type PersonId } from '@jiedui/kernel';
import {
  mayReceiveModeration,
  rightsOfRole,
  type RoomResult,
  type RoomRight,
  type RoomRole,
} from './room-rights.js';
import type { RoomEvent, RoomState, Waiting } from './room-state.js';

/** Whoever asks, as their ticket says. */
export interface RoomPerson {
  readonly personId: PersonId;
  readonly role: RoomRole;
  readonly rights: readonly RoomRight[];
}

export type RoomWish =
  | {
      readonly action: 'mute' | 'giveFloor' | 'remove' | 'admit' | 'decline' | 'handOver';
      readonly personId: PersonId;
    }
  | { readonly action: 'lowerHand' | 'stopShare'; readonly personId: PersonId }
  | { readonly action: 'share'; readonly shareId: string }
  | { readonly action: 'lock'; readonly isLocked: boolean }
  | { readonly action: 'quiet'; readonly isQuiet: boolean }
  | { readonly action: 'raiseHand' | 'takeBack' };
export type RoomAction = RoomWish['action'];

/**
 * What each action asks of whoever wants it: `moderator` to hold moderation now, `own` to do it to oneself, `owner`
 * to have brought moderation along, or a right of the ticket.
 */
export const roomActions = {
  mute: ['moderator'],
  giveFloor: ['moderator'],
  remove: ['moderator'],
  admit: ['moderator'],
  decline: ['moderator'],
  handOver: ['moderator'],
  lock: ['moderator'],
  quiet: ['moderator'],
  raiseHand: ['raiseHand'],
  lowerHand: ['own', 'moderator'],
  takeBack: ['owner'],
  share: ['shareScreen'],
  stopShare: ['own', 'moderator'],
} as const satisfies Record<RoomAction, readonly ('moderator' | 'own' | 'owner' | RoomRight)[]>;

export const isModerator = (state: RoomState, { personId, rights }: Omit<RoomPerson, 'role'>): boolean =>
  [...state.handedOn.values()].includes(personId) ||
  (rights.includes('moderate') && !state.handedOn.has(personId));

/** Who would come in now without asking anybody. */
export function mayEnterNow(state: RoomState, { personId, rights }: RoomPerson): boolean {
  if (state.removedIds.has(personId)) return false;
  if (rights.includes('enterLocked') || state.admittedIds.has(personId)) return true;
  return !state.isLocked && rights.includes('enter');
}

export const maySpeakNow = (state: RoomState, person: RoomPerson): boolean =>
  person.rights.includes('speak') &&
  (!state.isQuiet ||
    person.rights.includes('speakInQuiet') ||
    state.floorIds.has(person.personId) ||
    isModerator(state, person));

function isAllowed(state: RoomState, by: RoomPerson, wish: RoomWish): boolean {
  return roomActions[wish.action].some((need) => {
    if (need === 'moderator') return isModerator(state, by);
    if (need === 'own') return 'personId' in wish && wish.personId === by.personId;
    return by.rights.includes(need === 'owner' ? 'moderate' : need);
  });
}

function decideOn(
  state: RoomState,
  by: RoomPerson,
  wish: Extract<RoomWish, { readonly personId: PersonId }>,
): RoomResult<RoomEvent | undefined> {
  const { action, personId } = wish;
  const done = { personId, by: by.personId };
  const member = state.members.get(personId);
  const isWaiting = state.waiting.some((one) => one.personId === personId);
  switch (action) {
    case 'admit':
      if (!isWaiting && !state.removedIds.has(personId)) return err('NOT_FOUND');
      return ok({ kind: 'room.admitted', ...done });
    case 'decline':
      return isWaiting ? ok({ kind: 'room.declined', ...done }) : err('NOT_FOUND');
    case 'lowerHand':
      return ok(
        state.hands.some((hand) => hand.personId === personId)
          ? { kind: 'room.handLowered', ...done }
          : undefined,
      );
    case 'stopShare': {
      const isShown = state.share?.personId === personId;
      return ok(
        isShown && state.share
          ? { kind: 'room.shareEnded', shareId: state.share.shareId, by: by.personId }
          : undefined,
      );
    }
    case 'remove':
      if (!member || state.removedIds.has(personId)) return err('NOT_FOUND');
      return rightsOfRole(member.role).includes('beNeeded')
        ? err('ROOM_PERSON_NEEDED')
        : ok({ kind: 'room.removed', ...done });
    default:
      return decideOnPresent(state, by, { action, personId });
  }
}

function decideOnPresent(
  state: RoomState,
  by: RoomPerson,
  { action, personId }: { readonly action: 'mute' | 'giveFloor' | 'handOver'; readonly personId: PersonId },
): RoomResult<RoomEvent | undefined> {
  const member = state.members.get(personId);
  if (!member?.isPresent) return err('NOT_FOUND');
  if (action === 'mute') return ok({ kind: 'room.muted', personId, by: by.personId });
  if (action === 'giveFloor') return ok({ kind: 'room.floorGiven', personId, by: by.personId });
  if (personId === by.personId || !mayReceiveModeration(member.role)) return err('ROOM_SUCCESSOR_UNFIT');
  const isOwn = by.rights.includes('moderate') && !state.handedOn.has(by.personId);
  return ok({ kind: 'room.handedOver', personId, by: by.personId, isOwn });
}

/**
 * What comes of a wish. Nothing at all where all is so already, which is no refusal: the same button may be pressed
 * in two places at once.
 */
export function decideRoom(
  state: RoomState,
  by: RoomPerson,
  wish: RoomWish,
  now: Date,
): RoomResult<RoomEvent | undefined> {
  if (!isAllowed(state, by, wish)) return err('RIGHT_MISSING');
  if ('personId' in wish) return decideOn(state, by, wish);
  const { personId } = by;
  switch (wish.action) {
    case 'lock':
      return ok(
        state.isLocked === wish.isLocked
          ? undefined
          : { kind: 'room.locked', isLocked: wish.isLocked, by: personId },
      );
    case 'quiet':
      return ok(
        state.isQuiet === wish.isQuiet
          ? undefined
          : { kind: 'room.quieted', isQuiet: wish.isQuiet, by: personId },
      );
    case 'raiseHand':
      return ok(
        state.hands.some((hand) => hand.personId === personId)
          ? undefined
          : { kind: 'room.handRaised', personId, at: now.toISOString() },
      );
    case 'share':
      return state.share && state.share.personId !== personId
        ? err('ROOM_SCREEN_TAKEN')
        : ok({ kind: 'room.shareBegan', personId, shareId: wish.shareId });
    case 'takeBack':
      return ok(state.handedOn.has(personId) ? { kind: 'room.takenBack', by: personId } : undefined);
  }
}

/** What one of the people is shown of it: who waits and who was sent away is for moderators. */
export interface RoomView {
  readonly isLocked: boolean;
  readonly isQuiet: boolean;
  readonly hands: RoomState['hands'];
  /** Of those who are in the room. */
  readonly moderatorIds: readonly PersonId[];
  readonly floorIds: readonly PersonId[];
  /** Whose screen is shown. */
  readonly sharedBy: PersonId | null;
  readonly waiting: readonly (Waiting & { readonly wasRemoved: boolean })[];
  readonly you: {
    readonly personId: PersonId;
    readonly isModerator: boolean;
    /** Has handed moderation on, and may have it again. */
    readonly mayTakeBack: boolean;
    readonly maySpeak: boolean;
    readonly mayShare: boolean;
  };
}

export function roomViewOf(state: RoomState, person: RoomPerson): RoomView {
  const { isLocked, isQuiet, hands, waiting, removedIds } = state;
  const moderates = isModerator(state, person);
  return {
    isLocked,
    isQuiet,
    hands,
    moderatorIds: [...state.members].flatMap(([personId, { role, isPresent }]) =>
      isPresent && isModerator(state, { personId, rights: rightsOfRole(role) }) ? personId : [],
    ),
    floorIds: [...state.floorIds],
    sharedBy: state.share?.personId ?? null,
    waiting: moderates ? waiting.map((one) => ({ ...one, wasRemoved: removedIds.has(one.personId) })) : [],
    you: {
      personId: person.personId,
      isModerator: moderates,
      mayTakeBack: person.rights.includes('moderate') && state.handedOn.has(person.personId),
      maySpeak: maySpeakNow(state, person),
      mayShare: person.rights.includes('shareScreen'),
    },
  };
}
