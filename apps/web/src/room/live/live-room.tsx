import type { Consultation } from '@jiedui/contracts';
import { useEffect, useMemo, type ReactNode } from 'react';
import type { LocalMediaState } from '../devices/local-media';
import type { RecordingCompanion, RoomClient, RoomState } from '../client/index';
import { RecordingBanner } from '../recording/recording-banner';
import { RecordingTool } from '../recording/recording-tool';
import { RoomStatus, useRoomSentence } from './room-status';
import { RoomToolbar } from './room-toolbar';
import { PeerTile, SelfTile } from './tiles';
import { useEndSession } from './use-end-session';
import { useShortcuts } from './use-shortcuts';

interface LiveRoomProps {
  readonly client: RoomClient;
  readonly recording: RecordingCompanion;
  readonly room: RoomState;
  readonly media: LocalMediaState;
  readonly consultation: Consultation;
  readonly isCaseShown: boolean;
  readonly onCase: () => void;
  readonly extraTools?: ReactNode;
}

/** A device that was changed or lost while one is in the room is replaced in it. */
function useTracksInRoom(client: RoomClient, { audioTrack, videoTrack }: LocalMediaState): void {
  useEffect(() => {
    if (audioTrack && client.state.phase !== 'idle') void client.replaceTrack('audio', audioTrack);
  }, [client, audioTrack]);
  useEffect(() => {
    if (videoTrack && client.state.phase !== 'idle') void client.replaceTrack('video', videoTrack);
  }, [client, videoTrack]);
}

export function LiveRoom(props: LiveRoomProps) {
  const { client, recording, room, media, consultation, isCaseShown, onCase } = props;
  const sentence = useRoomSentence(room, consultation);
  const endSession = useEndSession(consultation);
  useTracksInRoom(client, media);
  const tools = useMemo(
    () => ({
      m: () => void client.setMicrophoneMuted(!client.state.isMicrophoneMuted),
      v: () => void client.setCameraOff(!client.state.isCameraOff),
      c: onCase,
    }),
    [client, onCase],
  );
  useShortcuts(tools);
  const isSpeaking = (peerId: string | undefined) =>
    peerId !== undefined && room.speakingPeerIds.includes(peerId);
  return (
    <section className="live" data-testid="live-room">
      <div>
        <RoomStatus room={room} consultation={consultation} />
        <RecordingBanner recording={recording} peers={room.peers} />
      </div>
      <div className="stage" data-testid="room-stage">
        {room.peers.length === 0 && <p className="stage-waiting">{sentence}</p>}
        {room.peers.map((peer) => (
          <PeerTile
            key={peer.personId}
            peer={peer}
            isSpeaking={isSpeaking(peer.peerId)}
            receivedLevel={room.receivedLevel}
          />
        ))}
        <SelfTile
          track={media.videoTrack}
          isCameraOff={room.isCameraOff}
          isMuted={room.isMicrophoneMuted}
          level={room.level}
          isSpeaking={isSpeaking(room.selfPeerId)}
        />
      </div>
      <RoomToolbar
        isMuted={room.isMicrophoneMuted}
        isCameraOff={room.isCameraOff}
        isCaseShown={isCaseShown}
        onMute={tools.m}
        onCamera={tools.v}
        onCase={tools.c}
        extraTools={
          <>
            <RecordingTool recording={recording} />
            {props.extraTools}
          </>
        }
        onLeave={() => void client.leave()}
        onEnd={consultation.relations.includes('assignedExpert') ? endSession : undefined}
      />
    </section>
  );
}
