import type { ErrorCode, ParticipantRole } from '@jiedui/contracts';
import type { LadderLevel } from '@jiedui/domain';
import type { LinkCounters } from './link-counters.js';
import type { LinkTest } from './link-test.js';

/** What a picture of the room needs, and nothing of how it came about. Every change makes a new object. */
export interface RoomState {
  readonly phase: RoomPhase;
  /** Why the stay is over, in phase `closed`. */
  readonly closedReason?: RoomClosedReason;
  /** Why joining was given up, in phase `failed`. */
  readonly error?: ErrorCode;
  readonly selfPeerId?: string;
  /** In the lobby, once it is made ready. */
  readonly linkTest?: LinkTest | undefined;
  /** Since when, in phase `waiting`, and whether a moderator had sent this person away. */
  readonly waiting?: { readonly since: string; readonly wasRemoved: boolean };
  readonly isMicrophoneMuted: boolean;
  readonly isCameraOff: boolean;
  /** This person shows their screen, as far as they wish it. */
  readonly isSharing: boolean;
  /** Why their screen is not shown though they wished it. */
  readonly shareError?: ErrorCode | undefined;
  /** What this side's uplink carries. */
  readonly level: LadderLevel;
  /** What reaches this side. */
  readonly receivedLevel: LadderLevel;
  /** Sound and pictures are sealed in the browsers: no media node can open them. */
  readonly isEncrypted: boolean;
  readonly peers: readonly RemotePeer[];
  /** Who has spoken longest comes first; holds `selfPeerId` too while this person speaks. */
  readonly speakingPeerIds: readonly string[];
}

/** `waiting`: before the door, until a moderator lets one in. */
export type RoomPhase = 'idle' | 'connecting' | 'waiting' | 'joined' | 'reconnecting' | 'closed' | 'failed';

/**
 * `replaced`: the same person joined again elsewhere. `removed`, `declined`: a moderator sent them away, or did not
 * let them in. `left`: this client was told to leave.
 */
export type RoomClosedReason = 'ended' | 'cancelled' | 'replaced' | 'removed' | 'declined' | 'left';

export interface RemotePeer {
  readonly peerId: string;
  readonly personId: string;
  readonly role: ParticipantRole;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly audioTrack?: MediaStreamTrack;
  readonly videoTrack?: MediaStreamTrack;
  readonly screenTrack?: MediaStreamTrack;
  /** Address of their latest still picture, where one has come: of their screen while they show it. */
  readonly stillUrl?: string;
  readonly isMicrophoneMuted: boolean;
  readonly isCameraOff: boolean;
  /** In an encrypted session: what comes in their name does not open, and so is not shown. */
  readonly isUnreadable: boolean;
  /** What their link carries. */
  readonly level: LadderLevel;
}

/** Counted by the browser's own connections since `join`, over reconnections. */
export interface RoomStats extends LinkCounters {
  readonly joinMs?: JoinTimes;
}

/** Milliseconds from the call of `join` until each step of the first entry was done. */
export interface JoinTimes {
  readonly ticket: number;
  readonly signalling: number;
  readonly connected: number;
  readonly firstFrame?: number;
}

/** Under this name the joined client puts `() => Promise<RoomStats>` on globalThis for support and checks. */
export const roomStatsHook = '__jieduiRoomStats';

export const idleRoom: RoomState = {
  phase: 'idle',
  isMicrophoneMuted: false,
  isCameraOff: false,
  isSharing: false,
  level: 'fullVideo',
  receivedLevel: 'fullVideo',
  isEncrypted: false,
  peers: [],
  speakingPeerIds: [],
};
