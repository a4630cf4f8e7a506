import type { CSSProperties } from 'react';
import { useIsNarrow } from '../../shell/use-is-narrow';
import type { RoomState } from '../client/index';
import type { LocalMediaState } from '../devices/local-media';
import { galleryColumns, type RoomLayout, useMainPeer } from '../people/room-layout';
import { PeerTile, SelfTile } from './tiles';

/** The pictures: everybody alike, or who speaks large and the others beside. With one other, they fill the stage. */
export function Stage(props: {
  readonly room: RoomState;
  readonly media: LocalMediaState;
  readonly layout: RoomLayout;
  /** What is said while nobody else is there. */
  readonly words: string;
}) {
  const { room, media, layout, words } = props;
  const isNarrow = useIsNarrow();
  const main = useMainPeer(room);
  const { peers } = room;
  const isCrowd = peers.length > 1;
  const columns = galleryColumns(peers.length + 1, isNarrow);
  const isSpeaking = (peerId: string | undefined) =>
    peerId !== undefined && room.speakingPeerIds.includes(peerId);
  return (
    <div
      className="stage"
      data-testid="room-stage"
      data-layout={isCrowd ? layout : 'pair'}
      style={{ '--columns': columns, '--others': peers.length } as CSSProperties}
    >
      {peers.length === 0 && <p className="stage-waiting">{words}</p>}
      {peers.map((peer) => (
        <PeerTile
          key={peer.personId}
          peer={peer}
          isSpeaking={isSpeaking(peer.peerId)}
          receivedLevel={room.receivedLevel}
          isMain={isCrowd && peer.peerId === main}
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
  );
}
