import { AudioMutedOutlined, UserOutlined } from '@ant-design/icons';
import { type LadderLevel, sendsVideo } from '@jiedui/domain';
import { useTranslation } from 'react-i18next';
import { useName } from '../../language/language';
import type { RemotePeer } from '../client/index';
import { PeerAudio } from './peer-audio';
import { TrackVideo } from './track-video';

interface TileNameProps {
  readonly name: string;
  readonly isMuted: boolean;
  readonly isSpeaking: boolean;
}

function TileName({ name, isMuted, isSpeaking }: TileNameProps) {
  const { t } = useTranslation();
  return (
    <span className="tile-name">
      {isMuted && <AudioMutedOutlined aria-label={t('room.muted')} />} {name}
      {isSpeaking && <span className="tile-speaking"> · {t('room.speaking')}</span>}
    </span>
  );
}

function NoPicture({ words }: { readonly words: string }) {
  return (
    <span className="no-picture">
      <UserOutlined aria-hidden />
      <span>{words}</span>
    </span>
  );
}

/** Their latest picture: moving where both links carry it, else a still one, else words. */
function PeerPicture(props: PeerTileProps & { readonly words: string }) {
  const { peer, receivedLevel, words } = props;
  const name = useName()(peer);
  if (sendsVideo(peer.level) && sendsVideo(receivedLevel) && peer.videoTrack && !peer.isCameraOff) {
    return <TrackVideo track={peer.videoTrack} label={name} testId="room-remote-video" />;
  }
  if (peer.stillUrl && !props.isSharing) {
    return <img className="track-video" src={peer.stillUrl} alt={name} data-testid="room-remote-still" />;
  }
  return <NoPicture words={words} />;
}

interface PeerTileProps {
  readonly peer: RemotePeer;
  readonly isSpeaking: boolean;
  /** What this side's own link carries of them. */
  readonly receivedLevel: LadderLevel;
  /** The one that is shown large where one is. */
  readonly isMain: boolean;
  /** Their screen is shown beside them: still pictures are of it, and the camera yields where the link is thin. */
  readonly isSharing: boolean;
}

export function PeerTile(props: PeerTileProps) {
  const { peer, isSpeaking, isMain, isSharing } = props;
  const { t } = useTranslation();
  const name = useName()(peer);
  const weakness = peer.level === 'fullVideo' ? undefined : t(`room.continuity.peer.${peer.level}`, { name });
  const isPictureMissing = peer.isCameraOff && sendsVideo(peer.level);
  const cameraWords =
    isSharing && peer.level === 'thumbnail' ? 'roomShare.cameraYields' : 'room.peerCameraOff';
  const words = isPictureMissing
    ? t(cameraWords, { name })
    : (weakness ?? t('room.continuity.pictureNotReceived', { name }));
  return (
    <figure
      className="tile tile-peer"
      data-main={isMain}
      data-speaking={isSpeaking}
      data-level={peer.level}
      data-testid="room-peer"
    >
      <PeerPicture {...props} words={words} />
      {weakness && (!peer.isCameraOff || (peer.stillUrl && !isSharing)) && (
        <output className="tile-weakness">{weakness}</output>
      )}
      {peer.isUnreadable && (
        <output className="tile-weakness" data-testid="room-unreadable">
          {t('room.unreadable', { name })}
        </output>
      )}
      {peer.audioTrack && <PeerAudio track={peer.audioTrack} />}
      <figcaption>
        <TileName
          // Beside their screen there is little room, and who they are is said above.
          name={isSharing ? name : `${name} · ${t(`roomPeople.role.${peer.role}`)}`}
          isMuted={peer.isMicrophoneMuted}
          isSpeaking={isSpeaking}
        />
      </figcaption>
    </figure>
  );
}

export function SelfTile(props: {
  readonly track: MediaStreamTrack | undefined;
  readonly isCameraOff: boolean;
  readonly isMuted: boolean;
  readonly isSpeaking: boolean;
  readonly level: LadderLevel;
}) {
  const { t } = useTranslation();
  const { track, isCameraOff, isMuted, isSpeaking, level } = props;
  // The camera of who sends no picture is dark: words say why.
  const isHeldBack = !sendsVideo(level) && level !== 'stills';
  return (
    <figure className="tile tile-self" data-speaking={isSpeaking} data-testid="room-self">
      {track && !isCameraOff && !isHeldBack ? (
        <TrackVideo track={track} isMirrored label={t('room.self')} testId="room-self-video" />
      ) : (
        <NoPicture words={t(isHeldBack && !isCameraOff ? 'room.pictureHeldBack' : 'room.cameraOff')} />
      )}
      <figcaption>
        <TileName name={t('room.you')} isMuted={isMuted} isSpeaking={isSpeaking} />
      </figcaption>
    </figure>
  );
}
