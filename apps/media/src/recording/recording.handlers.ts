import { CatalogueError, type recordingRequests } from '@jiedui/contracts';
import type { Handlers } from '../signalling/handler.js';
import type { Room } from '../rooms/room.js';
import type { RoomRecording } from './room.recording.js';

type RecordingHandlers = Handlers<keyof typeof recordingRequests>;

/** By room, so that rooms need not know that they can be recorded. */
const recordings = new WeakMap<Room, RoomRecording>();

export function keepRecording(room: Room, recording: RoomRecording): void {
  recordings.set(room, recording);
}

function recordingIn(room: Room): RoomRecording {
  const recording = recordings.get(room);
  if (!recording) throw new CatalogueError('RECORDING_UNAVAILABLE');
  return recording;
}

const nothing = {};

export const recordingHandlers: RecordingHandlers = {
  'recording.ask': async ({ room, peer }) => {
    await recordingIn(room).ask(peer);
    return nothing;
  },

  'recording.answer': async ({ room, peer }, { recordingId, agrees }) => {
    await recordingIn(room).answer(peer, recordingId, agrees);
    return nothing;
  },

  'recording.stop': async ({ room, peer }) => {
    await recordingIn(room).stop(peer);
    return nothing;
  },
};
