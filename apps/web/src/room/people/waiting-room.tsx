import { useTranslation } from 'react-i18next';
import { formatElapsed } from '../../time/format';
import { useNow } from '../../time/use-now';
import { Button } from '../../ui/button';
import type { RoomState } from '../client/index';

/** Before the door: what one waits for, how long already, and that nothing needs to be done. */
export function WaitingRoom({ room, onLeave }: { readonly room: RoomState; readonly onLeave: () => void }) {
  const { t } = useTranslation();
  const now = useNow(1_000);
  const since = room.waiting ? new Date(room.waiting.since) : now;
  const time = formatElapsed(Math.max(0, now.getTime() - since.getTime()));
  return (
    <section className="room-over" data-testid="waiting-room">
      <output>
        <h2>{t('roomPeople.waitTitle')}</h2>
        <p>{t(room.waiting?.wasRemoved ? 'roomPeople.waitRemoved' : 'roomPeople.waitText')}</p>
      </output>
      <p className="soft">{t('roomPeople.waitSince', { time })}</p>
      <Button isLarge onClick={onLeave} data-testid="waiting-leave">
        {t('roomPeople.stopWaiting')}
      </Button>
    </section>
  );
}
