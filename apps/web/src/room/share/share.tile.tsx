import { type LadderLevel, sendsVideo } from '@jiedui/domain';
import { useTranslation } from 'react-i18next';
import { useName } from '../../language/language';
import type { RemotePeer } from '../client/index';
import { TrackVideo } from '../live/track-video';

/** Somebody's screen, as large as there is room; still where the link carries no more, and words where not even that. */
export function ShareTile({
  peer,
  receivedLevel,
}: {
  readonly peer: RemotePeer;
  readonly receivedLevel: LadderLevel;
}) {
  const { t } = useTranslation();
  const name = useName()(peer);
  const label = t('roomShare.of', { name });
  const isMoving = sendsVideo(peer.level) && sendsVideo(receivedLevel);
  const picture = () => {
    if (isMoving && peer.screenTrack) {
      return <TrackVideo track={peer.screenTrack} label={label} testId="room-screen-video" />;
    }
    if (!isMoving && peer.stillUrl) {
      return <img className="track-video" src={peer.stillUrl} alt={label} data-testid="room-screen-still" />;
    }
    const isSenderWeak = peer.level === 'voice' || peer.level === 'voiceNotes' || peer.level === 'text';
    const isOwnWeak = receivedLevel === 'voice';
    const words = isSenderWeak ? 'senderWeak' : isOwnWeak ? 'notCarried' : 'waiting';
    return <p className="no-picture">{t(`roomShare.${words}`, { name })}</p>;
  };
  return (
    <figure className="tile share-tile" data-testid="room-screen">
      {picture()}
      <figcaption>
        <span className="tile-name">{label}</span>
      </figcaption>
    </figure>
  );
}
