import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import {
  People,
  RecordingCompanion,
  RoomClient,
  type RoomClientOptions,
  type RoomCompanion,
} from './client/index';
import { Captions } from './captions/captions';
import { loadCaptions } from './captions/load-captions';
import { LocalMedia } from './devices/local-media';
import { ScreenShare } from './share/screen-share';

/** This computer's devices and this person's presence in the room; both end when the page is left. */
export function useRoom(
  getTicket: RoomClientOptions['getTicket'],
  companions: readonly RoomCompanion[] = [],
) {
  const [{ media, client, people, recording, share, captions }] = useState(() => {
    const people = new People();
    const recording = new RecordingCompanion();
    const captions = new Captions(loadCaptions);
    const client = new RoomClient({ getTicket, companions: [people, ...companions, recording, captions] });
    people.onMuted = () => void client.setMicrophoneMuted(true);
    const share = new ScreenShare(client);
    people.onShareStopped = () => share.stoppedByOthers();
    return { media: new LocalMedia(), client, people, recording, share, captions };
  });
  const local = useSyncExternalStore(media.subscribe, media.snapshot);
  const room = useSyncExternalStore(client.subscribe, () => client.state);

  useEffect(() => {
    void media.open();
    const letGo = share.follow();
    return () => {
      letGo();
      void client.leave();
      media.close();
    };
  }, [media, client, share]);

  const enter = useCallback(() => {
    const { audioTrack, videoTrack } = media.snapshot();
    void client.join({
      ...(audioTrack ? { audio: audioTrack } : {}),
      ...(videoTrack ? { video: videoTrack } : {}),
    });
  }, [media, client]);

  return { media, client, people, recording, share, captions, local, room, enter };
}
