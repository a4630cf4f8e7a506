import type { Result } from '@jiedui/kernel';

/** In which standing somebody takes part in a live session. Who asked and who answers come first. */
export const roomRoles = [
  'countyDoctor',
  'expert',
  'panelMember',
  'coordinator',
  'relative',
  'interpreter',
] as const;
export type RoomRole = (typeof roomRoles)[number];

/** People without an account, who come by a link for one session. */
export const guestRoles = ['relative', 'interpreter'] as const satisfies readonly RoomRole[];
export type GuestRole = (typeof guestRoles)[number];

export const isGuestRole = (role: RoomRole): role is GuestRole => guestRoles.some((one) => one === role);

const everyone: readonly RoomRole[] = roomRoles;
const staff: readonly RoomRole[] = ['countyDoctor', 'expert', 'panelMember', 'coordinator'];
const doctors: readonly RoomRole[] = ['countyDoctor', 'expert', 'panelMember'];
const hosts: readonly RoomRole[] = ['countyDoctor', 'expert'];

/**
 * What each standing brings along. `enter`: without being let in. `enterLocked`: even where the room is locked.
 * `speakInQuiet`: also where a moderator has silenced the rest. `moderate` can be handed on, the others cannot.
 * A guest hears and sees, and nothing else of the case reaches them.
 */
const rightsTo = {
  speak: everyone,
  showCamera: ['countyDoctor', 'expert', 'panelMember', 'relative', 'interpreter'],
  shareScreen: doctors,
  raiseHand: everyone,
  enter: doctors,
  enterLocked: hosts,
  speakInQuiet: ['countyDoctor', 'expert', 'interpreter'],
  beNeeded: hosts,
  write: staff,
  board: doctors,
  moderate: hosts,
} as const satisfies Record<string, readonly RoomRole[]>;

export type RoomRight = keyof typeof rightsTo;
export const roomRights = Object.keys(rightsTo) as [RoomRight, ...RoomRight[]];

export const rightsOfRole = (role: RoomRole): readonly RoomRight[] =>
  roomRights.filter((right) => (rightsTo[right] as readonly RoomRole[]).includes(role));

/** Who could take a room over. Guests and those who only look on could not answer for what happens in it. */
export const mayReceiveModeration = (role: RoomRole): boolean => doctors.includes(role);

export type RoomResult<T> = Result<T, RoomRefusal>;

/** Codes of the error catalogue. */
export type RoomRefusal =
  | 'RIGHT_MISSING'
  | 'NOT_FOUND'
  | 'ROOM_NOT_ADMITTED'
  | 'ROOM_PERSON_NEEDED'
  | 'ROOM_KEPT_QUIET'
  | 'ROOM_SCREEN_TAKEN'
  | 'ROOM_SUCCESSOR_UNFIT';
