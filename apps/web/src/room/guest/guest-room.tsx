import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client';
import { paletteProperties, roomPalette } from '../../theme';
import { Button } from '../../ui/button';
import type { RoomState } from '../client/index';
import { LiveRoom } from '../live/live-room';
import { Lobby } from '../lobby/lobby';
import { WaitingRoom } from '../people/waiting-room';
import { useRoom } from '../use-room';
import '../room.css';

const darkProperties = paletteProperties(roomPalette);
/** Who has asked to come in asks again by itself after a reload. */
const askedKey = 'jiedui.guestAsked';
const getTicket = (lostNodeId?: string) =>
  call('issueGuestTicket', { query: lostNodeId ? { lostNodeId } : {} });
/** What another try cannot change. */
const over: readonly (string | undefined)[] = ['ended', 'cancelled', 'replaced'];

function GuestOver({ room, onAgain }: { readonly room: RoomState; readonly onAgain: () => void }) {
  const { t } = useTranslation();
  const isFailed = room.phase === 'failed';
  const code = room.error ?? 'UNEXPECTED';
  const isSentAway = room.closedReason === 'removed' || room.closedReason === 'declined';
  return (
    <output className="room-over" data-testid="room-over" data-reason={room.closedReason ?? code}>
      <h2>{isFailed ? t(`errors.${code}.title`) : t(`room.closed.${room.closedReason ?? 'ended'}`)}</h2>
      {isFailed && <p>{t(`errors.${code}.remedy`)}</p>}
      {!over.includes(room.closedReason) && code !== 'GUEST_LINK_INVALID' && (
        <Button tone="primary" isLarge onClick={onAgain} data-testid="room-rejoin">
          {t(isSentAway ? 'roomPeople.visit.askAgain' : 'room.rejoin')}
        </Button>
      )}
    </output>
  );
}

/** The guest's lobby, the wait before the door, and the room with pictures and voices alone. */
export function GuestRoom() {
  const { t } = useTranslation();
  const { media, client, people, recording, share, captions, local, room, enter } = useRoom(getTicket);
  const { status } = local;
  useEffect(() => {
    if (status === 'opening' || room.phase !== 'idle' || !sessionStorage.getItem(askedKey)) return;
    enter();
  }, [status, room.phase, enter]);
  useEffect(() => {
    if (room.phase === 'closed' || room.phase === 'failed') sessionStorage.removeItem(askedKey);
    else if (room.phase !== 'idle') sessionStorage.setItem(askedKey, '1');
  }, [room.phase]);
  const part = () => {
    switch (room.phase) {
      case 'idle':
        return <Lobby media={media} state={local} onEnter={enter} />;
      case 'waiting':
        return <WaitingRoom room={room} onLeave={() => void client.leave()} />;
      case 'closed':
      case 'failed':
        return <GuestOver room={room} onAgain={enter} />;
      default:
        return (
          <LiveRoom
            {...{ client, people, recording, share, captions, room }}
            media={local}
            devices={media}
            consultation={undefined}
            isCaseShown={false}
            onCase={undefined}
          />
        );
    }
  };
  return (
    <div className="guest-room" style={darkProperties}>
      {room.phase === 'idle' && <p className="guest-privacy">{t('roomPeople.visit.privacy')}</p>}
      {part()}
    </div>
  );
}
