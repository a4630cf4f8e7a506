import { SwitcherOutlined } from '@ant-design/icons';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useFeedback } from '../../ui/feedback';
import type { RoomState } from '../client/index';
import { useMainPeer } from '../people/room-layout';
import { Tool } from './room-toolbar';
import { SmallWindow } from './small-window';

interface SmallWindowToolProps {
  readonly room: RoomState;
  /** Whose screen is shown. */
  readonly sharedBy: string | undefined;
}

/** Keeps who speaks, or the screen that is shown, in sight over other programs; hidden where the browser cannot. */
export function SmallWindowTool({ room, sharedBy }: SmallWindowToolProps) {
  const { t } = useTranslation();
  const { fail } = useFeedback();
  const [smallWindow] = useState(() => new SmallWindow());
  const isOpen = useSyncExternalStore(smallWindow.subscribe, () => smallWindow.isOpen);
  const main = useMainPeer(room);
  const track =
    room.peers.find(({ personId }) => personId === sharedBy)?.screenTrack ??
    room.peers.find(({ peerId }) => peerId === main)?.videoTrack;
  useEffect(() => smallWindow.show(track), [smallWindow, track]);
  useEffect(() => () => void smallWindow.close(), [smallWindow]);
  if (!SmallWindow.isOffered) return null;
  return (
    <Tool
      icon={<SwitcherOutlined />}
      label={t('room.smallWindow')}
      isPressed={isOpen}
      isDisabled={!track && !isOpen}
      onClick={() => void (isOpen ? smallWindow.close() : smallWindow.open()).catch(fail)}
      testId="room-small-window"
    />
  );
}
