import { PictureOutlined } from '@ant-design/icons';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Tool } from '../live/room-toolbar';
import { useShortcuts } from '../live/use-shortcuts';

/** Opens the image board for choosing, and puts it away for all. */
export function BoardTool({
  isShown,
  onToggle,
}: {
  readonly isShown: boolean;
  readonly onToggle: () => void;
}) {
  const { t } = useTranslation();
  useShortcuts(useMemo(() => ({ b: onToggle }), [onToggle]));
  return (
    <Tool
      icon={<PictureOutlined />}
      label={t(isShown ? 'roomBoard.close' : 'roomBoard.title')}
      shortcut="b"
      isPressed={isShown}
      onClick={onToggle}
      testId="room-board-tool"
    />
  );
}
