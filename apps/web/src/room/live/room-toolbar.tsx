import {
  AudioMutedOutlined,
  AudioOutlined,
  FileTextOutlined,
  LogoutOutlined,
  PoweroffOutlined,
  VideoCameraAddOutlined,
  VideoCameraOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useIsNarrow } from '../../shell/use-is-narrow';

interface ToolProps {
  readonly icon: ReactNode;
  readonly label: string;
  readonly shortcut?: string;
  readonly isPressed?: boolean;
  readonly tone?: 'danger' | 'off';
  readonly onClick: () => void;
  readonly testId: string;
}

export function Tool({ icon, label, shortcut, isPressed, tone, onClick, testId }: ToolProps) {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      className={tone ? `tool tool-${tone}` : 'tool'}
      aria-pressed={isPressed}
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
  readonly isCaseShown: boolean;
  readonly onMute: () => void;
  readonly onCamera: () => void;
  readonly onCase: () => void;
  readonly extraTools?: ReactNode;
  readonly onLeave: () => void;
  /** Only who may end it for everyone is offered to. */
  readonly onEnd: (() => void) | undefined;
}

export function RoomToolbar(props: RoomToolbarProps) {
  const { t } = useTranslation();
  const { isMuted, isCameraOff, isCaseShown } = props;
  // A phone has tabs for it on top.
  const isNarrow = useIsNarrow();
  return (
    <div className="room-toolbar" role="toolbar" aria-label={t('room.toolbar')}>
      <Tool
        icon={isMuted ? <AudioMutedOutlined /> : <AudioOutlined />}
        label={isMuted ? t('room.unmute') : t('room.mute')}
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
      {!isNarrow && (
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
      <Tool
        icon={<LogoutOutlined />}
        label={t('room.leave')}
        tone="danger"
        onClick={props.onLeave}
        testId="room-leave"
      />
      {props.onEnd && (
        <Tool
          icon={<PoweroffOutlined />}
          label={t('room.endForAll')}
          tone="danger"
          onClick={props.onEnd}
          testId="room-end"
        />
      )}
    </div>
  );
}
