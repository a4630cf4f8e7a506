import type { Channels } from './channels.js';
import type { Signalling } from './signalling.js';

/** A companion's way to the node during one stay. */
export type Line = Pick<Signalling, 'request' | 'onPush' | 'onLost' | 'isConnected'>;

/**
 * What lives in a room besides sound and picture, as chat does. It outlives the stays at single nodes, and is handed the
 * line and the data channels of each, one after the other.
 */
export interface RoomCompanion {
  /** Before joining: what the node pushes from now on is heard, what is asked now would come too early. */
  listen(line: Line, channels: Channels): void;
  /** The node has let this person in. */
  joined(line: Line, channels: Channels): void;
}
