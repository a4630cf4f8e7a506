import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { call } from '../api/client';
import { RecordingCompanion, RoomClient, type RoomCompanion } from './client/index';
import { LocalMedia } from './devices/local-media';

/** This computer's devices and this person's presence in the room; both end when the page is left. */
export function useRoom(consultationId: string, companions: readonly RoomCompanion[]) {
  const [{ media, client, recording }] = useState(() => {
    const ownRecording = new RecordingCompanion();
    return {
      media: new LocalMedia(),
      client: new RoomClient({
        getTicket: () => call('issueRoomTicket', { params: { consultationId } }),
        companions: [...companions, ownRecording],
      }),
      recording: ownRecording,
    };
  });
  const local = useSyncExternalStore(media.subscribe, media.snapshot);
  const room = useSyncExternalStore(client.subscribe, () => client.state);

  useEffect(() => {
    void media.open();
    return () => {
      void client.leave();
      media.close();
    };
  }, [media, client]);

  const enter = useCallback(() => {
    const { audioTrack, videoTrack } = media.snapshot();
    void client.join({
      ...(audioTrack ? { audio: audioTrack } : {}),
      ...(videoTrack ? { video: videoTrack } : {}),
    });
  }, [media, client]);

  return { media, client, recording, local, room, enter };
}
