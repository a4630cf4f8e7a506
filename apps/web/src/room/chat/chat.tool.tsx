import { MessageOutlined } from '@ant-design/icons';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useIsNarrow } from '../../shell/use-is-narrow';
import { Tool } from '../live/room-toolbar';
import { useShortcuts } from '../live/use-shortcuts';
import { useChatLabel } from '../side/side-tabs';

/** Opens the chat, says how much is new in it, and answers to a key. */
export function ChatTool(props: {
  readonly unread: number;
  readonly isShown: boolean;
  readonly onToggle: () => void;
}) {
  const { t } = useTranslation();
  const { unread, isShown, onToggle } = props;
  const label = useChatLabel(unread);
  // A phone has tabs for it on top.
  const isNarrow = useIsNarrow();
  useShortcuts(useMemo(() => ({ t: onToggle }), [onToggle]));
  if (isNarrow) return null;
  return (
    <Tool
      icon={<MessageOutlined />}
      label={isShown ? t('roomChat.hide') : label}
      shortcut="t"
      isPressed={isShown}
      onClick={onToggle}
      testId="room-chat-tool"
    />
  );
}
