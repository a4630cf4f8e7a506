import {
  AppstoreOutlined,
  AudioMutedOutlined,
  AudioOutlined,
  EllipsisOutlined,
  FileTextOutlined,
  LogoutOutlined,
  PoweroffOutlined,
  TeamOutlined,
  UserOutlined,
  VideoCameraAddOutlined,
  VideoCameraOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useIsNarrow } from '../../shell/use-is-narrow';
import { HandIcon } from '../people/hand-icon';
import { ToolMenu } from './tool-menu';
import type { RoomLayout } from '../people/room-layout';

interface ToolProps {
  readonly icon: ReactNode;
  readonly label: string;
  readonly shortcut?: string;
  readonly isPressed?: boolean;
  readonly tone?: 'danger' | 'off';
  readonly isDisabled?: boolean;
  readonly onClick: () => void;
  readonly testId: string;
}

export function Tool({ icon, label, shortcut, isPressed, isDisabled, tone, onClick, testId }: ToolProps) {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      className={tone ? `tool tool-${tone}` : 'tool'}
      aria-pressed={isPressed}
      disabled={isDisabled}
      aria-keyshortcuts={shortcut}
      onClick={onClick}
      title={shortcut ? t('room.shortcut', { action: label, key: shortcut.toUpperCase() }) : label}
      data-testid={testId}
    >
      <span aria-hidden>{icon}</span>
      <span className="tool-label">{label}</span>
    </button>
  );
}

export interface RoomToolbarProps {
  readonly isMuted: boolean;
  readonly isCameraOff: boolean;
  /** A moderator has silenced the room. */
  readonly isSilenced: boolean;
  readonly isCaseShown: boolean;
  readonly isHandUp: boolean;
  readonly isPeopleShown: boolean;
  readonly peopleCount: number;
  /** Nothing where there is no choice. */
  readonly layout: RoomLayout | undefined;
  readonly onMute: () => void;
  readonly onCamera: () => void;
  readonly onHand: () => void;
  readonly onPeople: () => void;
  readonly onLayout: () => void;
  /** Nothing for guests. */
  readonly onCase: (() => void) | undefined;
  readonly extraTools?: ReactNode;
  readonly seldomTools?: ReactNode;
  readonly settings?: ReactNode;
  readonly onLeave: () => void;
  /** Only who may end it for everyone is offered to. */
  readonly onEnd: (() => void) | undefined;
}

function LayoutTool({ layout, onLayout }: Pick<RoomToolbarProps, 'layout' | 'onLayout'>) {
  const { t } = useTranslation();
  if (!layout) return null;
  return (
    <Tool
      icon={layout === 'gallery' ? <UserOutlined /> : <AppstoreOutlined />}
      label={t(layout === 'gallery' ? 'roomPeople.speakerLayout' : 'roomPeople.galleryLayout')}
      onClick={onLayout}
      testId="room-layout"
    />
  );
}

/** What is used seldom, so that the bar stays one row. */
function MoreTools(props: RoomToolbarProps & { readonly end: ReactNode }) {
  const { t } = useTranslation();
  return (
    <ToolMenu icon={<EllipsisOutlined />} label={t('room.more')} testId="room-more" isKept>
      {() => (
        <>
          <div className="tool-menu-tools">
            <LayoutTool {...props} />
            {props.seldomTools}
            {props.end}
          </div>
          {props.settings}
        </>
      )}
    </ToolMenu>
  );
}

function PeopleTools(props: RoomToolbarProps) {
  const { t } = useTranslation();
  const { isHandUp, isPeopleShown, peopleCount } = props;
  return (
    <>
      <Tool
        icon={<HandIcon />}
        label={t(isHandUp ? 'roomPeople.lowerHand' : 'roomPeople.raiseHand')}
        shortcut="h"
        isPressed={isHandUp}
        onClick={props.onHand}
        testId="room-hand"
      />
      <Tool
        icon={<TeamOutlined />}
        label={t('roomPeople.toggle', { count: peopleCount })}
        shortcut="p"
        isPressed={isPeopleShown}
        onClick={props.onPeople}
        testId="room-people"
      />
    </>
  );
}

export function RoomToolbar(props: RoomToolbarProps) {
  const { t } = useTranslation();
  const { isMuted, isCameraOff, isCaseShown } = props;
  // A phone has tabs for it on top.
  const isNarrow = useIsNarrow();
  const end = props.onEnd && (
    <Tool
      icon={<PoweroffOutlined />}
      label={t('room.endForAll')}
      tone="danger"
      onClick={props.onEnd}
      testId="room-end"
    />
  );
  return (
    <div className="room-toolbar" role="toolbar" aria-label={t('room.toolbar')}>
      <Tool
        icon={isMuted ? <AudioMutedOutlined /> : <AudioOutlined />}
        label={isMuted ? t(props.isSilenced ? 'roomPeople.silenced' : 'room.unmute') : t('room.mute')}
        isDisabled={isMuted && props.isSilenced}
        shortcut="m"
        isPressed={isMuted}
        {...(isMuted ? { tone: 'off' as const } : {})}
        onClick={props.onMute}
        testId="room-mute"
      />
      <Tool
        icon={isCameraOff ? <VideoCameraAddOutlined /> : <VideoCameraOutlined />}
        label={isCameraOff ? t('room.startCamera') : t('room.stopCamera')}
        shortcut="v"
        isPressed={isCameraOff}
        {...(isCameraOff ? { tone: 'off' as const } : {})}
        onClick={props.onCamera}
        testId="room-camera"
      />
      <PeopleTools {...props} />
      {!isNarrow && props.onCase && (
        <Tool
          icon={<FileTextOutlined />}
          label={isCaseShown ? t('room.hideCase') : t('room.showCase')}
          shortcut="c"
          isPressed={isCaseShown}
          onClick={props.onCase}
          testId="room-case"
        />
      )}
      {props.extraTools}
      <MoreTools {...props} end={isNarrow && end} />
      <Tool
        icon={<LogoutOutlined />}
        label={t('room.leave')}
        tone="danger"
        onClick={props.onLeave}
        testId="room-leave"
      />
      {!isNarrow && end}
    </div>
  );
}
