import type { CSSProperties } from 'react';
import { useIsNarrow } from '../../shell/use-is-narrow';
import type { RemotePeer, RoomState } from '../client/index';
import type { LocalMediaState } from '../devices/local-media';
import { galleryColumns, type RoomLayout, useMainPeer } from '../people/room-layout';
import { ShareTile } from '../share/share.tile';
import '../share/share.css';
import { PeerTile, SelfTile } from './tiles';

/** Beside a screen, who speaks is seen first. */
const byWhoSpeaks = (peers: readonly RemotePeer[], main: string | undefined) =>
  peers.toSorted((one, other) => Number(other.peerId === main) - Number(one.peerId === main));

/** The pictures: everybody alike, or who speaks large and the others beside. With one other, they fill the stage. */
export function Stage(props: {
  readonly room: RoomState;
  readonly media: LocalMediaState;
  readonly layout: RoomLayout;
  /** Whose screen is shown. */
  readonly sharedBy: string | undefined;
  /** What is said while nobody else is there. */
  readonly words: string;
}) {
  const { room, media, layout, sharedBy, words } = props;
  const isNarrow = useIsNarrow();
  const main = useMainPeer(room);
  const { peers } = room;
  const isCrowd = peers.length > 1;
  const columns = galleryColumns(peers.length + 1, isNarrow);
  const sharer = peers.find(({ personId }) => personId === sharedBy);
  const isSpeaking = (peerId: string | undefined) =>
    peerId !== undefined && room.speakingPeerIds.includes(peerId);
  return (
    <div
      className="stage"
      data-testid="room-stage"
      data-layout={sharer ? 'share' : isCrowd ? layout : 'pair'}
      style={{ '--columns': columns, '--others': peers.length } as CSSProperties}
    >
      {peers.length === 0 && <p className="stage-waiting">{words}</p>}
      {sharer && <ShareTile peer={sharer} receivedLevel={room.receivedLevel} />}
      {(sharer ? byWhoSpeaks(peers, main) : peers).map((peer) => (
        <PeerTile
          key={peer.personId}
          peer={peer}
          isSpeaking={isSpeaking(peer.peerId)}
          receivedLevel={room.receivedLevel}
          isMain={!sharer && isCrowd && peer.peerId === main}
          isSharing={peer === sharer}
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
