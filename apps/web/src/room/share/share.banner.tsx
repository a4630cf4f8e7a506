import { DesktopOutlined } from '@ant-design/icons';
import type { RoomPeople } from '@jiedui/contracts';
import { sendsVideo } from '@jiedui/domain';
import { useTranslation } from 'react-i18next';
import { useName } from '../../language/language';
import { Button } from '../../ui/button';
import type { RoomState } from '../client/index';
import type { PeopleActions } from '../people/use-people-actions';
import type { ScreenShare } from './screen-share';

/** One's own screen is not shown to oneself: words say that the others see it, and how. */
function useOwnWords({ level }: RoomState): string {
  const { t } = useTranslation();
  if (level === 'thumbnail') return t('roomShare.ownThin');
  if (level === 'stills') return t('roomShare.ownStills');
  return t(sendsVideo(level) ? 'roomShare.own' : 'roomShare.ownNothing');
}

/** Whose screen is shown, and the way to end it. */
export function ShareBanner(props: {
  readonly room: RoomState;
  readonly view: RoomPeople | undefined;
  readonly share: ScreenShare;
  readonly actions: PeopleActions;
}) {
  const { t } = useTranslation();
  const name = useName();
  const { room, view, share, actions } = props;
  const ownWords = useOwnWords(room);
  const sharer = room.peers.find(({ personId }) => personId === view?.sharedBy);
  if (!room.isSharing && !sharer) return null;
  const words = room.isSharing ? ownWords : t('roomShare.others', { name: sharer ? name(sharer) : '' });
  const stopOther = sharer && view?.you.isModerator ? () => actions.stopShare(sharer.personId) : undefined;
  const stop = room.isSharing ? () => share.stop() : stopOther;
  return (
    <div className="room-banner share-banner" data-own={room.isSharing} data-testid="share-banner">
      <output>
        <DesktopOutlined aria-hidden /> {words}
      </output>
      {stop && (
        <Button isLarge onClick={stop} data-testid="share-stop">
          {t(room.isSharing ? 'roomShare.stop' : 'roomShare.stopOthers')}
        </Button>
      )}
    </div>
  );
}
