export { type CaptionModule, Captions } from '../captions/captions.js';
export type { Line, RoomCompanion } from './companion.js';
export * from './journal/index.js';
export { RecordingCompanion, type RoomRecordingState } from '../recording/recording-companion.js';
export type { LinkFigures, LinkTest } from './link-test.js';
export { People } from './people.js';
export { type Pointing, Pointers } from './pointers.js';
export { RoomClient, type RoomClientOptions } from './room-client.js';
export {
  type JoinTimes,
  type RemotePeer,
  type RoomClosedReason,
  type RoomPhase,
  type RoomState,
  type RoomStats,
  roomStatsHook,
} from './room-state.js';
export { TrackLevel } from './speaking/track-level.js';
export * from './voice/index.js';
